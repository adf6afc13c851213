-- A booking was offered a place as often as its history says, and an offer that is open says when it was made.
-- given: bookings WHERE offers > 0 OR status = 'offered'
WITH made AS (
  SELECT partnership_id, booking_id, count(*) AS offers FROM booking_history WHERE to_status = 'offered' GROUP BY partnership_id, booking_id
), examined AS (
  SELECT b.partnership_id, b.id, b.status, b.offers, b.offered_at, coalesce(m.offers, 0) AS made
  FROM bookings b LEFT JOIN made m ON m.partnership_id = b.partnership_id AND m.booking_id = b.id
  WHERE b.offers > 0 OR b.status = 'offered' OR m.offers > 0
)
-- breaches
SELECT partnership_id, id, format('%s offers, %s in its history, the last at %s', offers, made, offered_at) AS what
FROM examined WHERE offers <> made OR offered_at IS NULL
