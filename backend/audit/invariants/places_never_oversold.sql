-- The places taken never pass the ceiling, which is the capacity, or what is taken where that is more.
-- given: session_places WHERE capacity IS NOT NULL
WITH examined AS (
  SELECT partnership_id, session_id, seat, capacity, ceiling, taken FROM session_places WHERE capacity IS NOT NULL
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: %s taken, capacity %s, ceiling %s', seat, taken, capacity, ceiling) AS what
FROM examined WHERE taken > ceiling OR ceiling <> greatest(capacity, taken)
