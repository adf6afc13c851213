-- A booking stands where its history ends, and counts as confirmed exactly if its history was ever there.
-- given: bookings
WITH told AS (
  SELECT partnership_id, booking_id, (array_agg(to_status ORDER BY id DESC))[1] AS last, bool_or(to_status = 'confirmed') AS confirmed
  FROM booking_history GROUP BY partnership_id, booking_id
), examined AS (
  SELECT b.partnership_id, b.id, b.status, b.confirmed_at IS NOT NULL AS confirmed, t.last, coalesce(t.confirmed, false) AS was_confirmed
  FROM bookings b LEFT JOIN told t ON t.partnership_id = b.partnership_id AND t.booking_id = b.id
)
-- breaches
SELECT partnership_id, id, format('%s, history ends with %s', status, coalesce(last, 'nothing')) AS what
FROM examined WHERE last IS DISTINCT FROM status OR confirmed <> was_confirmed
