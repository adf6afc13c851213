-- Imported totals stand in place of bookings: no session has both.
-- given: session_totals
WITH examined AS (
  SELECT t.partnership_id, t.session_id,
         EXISTS (SELECT FROM bookings b WHERE b.partnership_id = t.partnership_id AND b.session_id = t.session_id) AS booked
  FROM session_totals t
)
-- breaches
SELECT partnership_id, session_id AS id, 'has totals and bookings' AS what FROM examined WHERE booked
