-- The places taken never pass the ceiling, which is the capacity, or what is taken and kept where that is more.
-- given: session_places WHERE capacity IS NOT NULL
WITH examined AS (
  SELECT partnership_id, session_id, seat, capacity, ceiling, taken, reserved FROM session_places WHERE capacity IS NOT NULL
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: %s taken, %s kept, capacity %s, ceiling %s', seat, taken, reserved, capacity, ceiling) AS what
FROM examined WHERE taken > ceiling OR ceiling <> greatest(capacity, taken + reserved)
