-- A person has at most one live booking of a session.
-- given: bookings WHERE status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
WITH examined AS (
  SELECT partnership_id, session_id, person_id, count(*) AS live FROM bookings
  WHERE status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
  GROUP BY partnership_id, session_id, person_id
)
-- breaches
SELECT partnership_id, person_id AS id, format('%s live bookings of session %s', live, session_id) AS what
FROM examined WHERE live > 1
