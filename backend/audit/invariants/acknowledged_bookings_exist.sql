-- Whoever was told "booked" has that booking.
-- given: idempotency_keys WHERE status = 201 AND convert_from(body, 'UTF8') LIKE '%"code":"booked"%'
WITH examined AS (
  SELECT partnership_id, (convert_from(body, 'UTF8')::jsonb ->> 'id')::uuid AS booking_id
  FROM idempotency_keys WHERE status = 201 AND convert_from(body, 'UTF8') LIKE '%"code":"booked"%'
)
-- breaches
SELECT e.partnership_id, e.booking_id AS id, 'was acknowledged and is not there' AS what
FROM examined e LEFT JOIN bookings b ON (b.partnership_id, b.id) = (e.partnership_id, e.booking_id)
WHERE b.id IS NULL
