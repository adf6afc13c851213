-- Whoever is marked as having come holds a confirmed booking.
-- given: marks WHERE superseded_at IS NULL AND attended
WITH examined AS (
  SELECT m.partnership_id, m.id, b.id AS booking_id, b.status
  FROM marks m JOIN bookings b ON b.partnership_id = m.partnership_id AND b.id = m.booking_id
  WHERE m.superseded_at IS NULL AND m.attended
)
-- breaches
SELECT partnership_id, id, format('attended by booking %s, which is %s', booking_id, status) AS what
FROM examined WHERE status <> 'confirmed'
