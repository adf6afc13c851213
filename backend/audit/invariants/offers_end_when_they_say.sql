-- No offer stays open beyond its deadline, the end of offers or the start of its session. A worker tidies up within
-- seconds; what is now is the latest instant at which anything happened to a booking of the partnership.
-- given: bookings WHERE status = 'offered'
WITH latest AS (SELECT partnership_id, max(at) AS at FROM booking_history GROUP BY partnership_id), examined AS (
  SELECT b.partnership_id, b.id, l.at, least(b.offer_expires_at, p.starts_at - p.offers_until_minutes * interval '1 minute') AS ends
  FROM bookings b
  JOIN session_places p ON p.partnership_id = b.partnership_id AND p.session_id = b.session_id AND p.seat = b.seat
  JOIN latest l ON l.partnership_id = b.partnership_id
  WHERE b.status = 'offered'
)
-- breaches
SELECT partnership_id, id, format('still offered at %s, ended at %s', at, ends) AS what
FROM examined WHERE ends < at - interval '60 seconds'
