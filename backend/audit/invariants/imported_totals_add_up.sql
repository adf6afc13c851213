-- Imported totals obey the same identity as counted ones, wherever all of them are known.
-- given: session_totals
WITH examined AS (
  SELECT partnership_id, session_id, attended,
         registrations - cancelled_by_provider - cancelled_late - cancelled_in_time - no_shows - excused - not_taken + walk_ins AS remaining
  FROM session_totals
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s attended, the rest leaves %s', attended, remaining) AS what
FROM examined WHERE attended <> remaining
