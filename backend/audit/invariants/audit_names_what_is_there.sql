-- What the audit names is there, in the same partnership: nothing is deleted.
-- given: audit WHERE object_type IN ('booking', 'session', 'agency', 'person')
WITH examined AS (
  SELECT partnership_id, object_type, object_id FROM audit WHERE object_type IN ('booking', 'session', 'agency', 'person')
), known AS (
  SELECT partnership_id, 'booking' AS object_type, id AS object_id FROM bookings
  UNION ALL SELECT partnership_id, 'session', id FROM sessions
  UNION ALL SELECT partnership_id, 'agency', id FROM agencies
  UNION ALL SELECT partnership_id, 'person', id FROM people
)
-- breaches
SELECT e.partnership_id, e.object_id AS id, format('%s is not there', e.object_type) AS what
FROM examined e LEFT JOIN known k USING (partnership_id, object_type, object_id)
WHERE k.object_id IS NULL
