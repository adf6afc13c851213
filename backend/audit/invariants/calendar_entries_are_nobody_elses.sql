-- One calendar entry belongs to one person's bookings of one session.
-- given: bookings
WITH examined AS (
  SELECT partnership_id, calendar_uid, count(DISTINCT person_id) AS persons, count(DISTINCT session_id) AS sessions
  FROM bookings GROUP BY partnership_id, calendar_uid
)
-- breaches
SELECT partnership_id, calendar_uid AS id, format('%s people, %s sessions', persons, sessions) AS what
FROM examined WHERE persons > 1 OR sessions > 1
