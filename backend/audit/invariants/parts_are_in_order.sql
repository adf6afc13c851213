-- The parts of a session are numbered in time order, and those that were not cancelled do not overlap.
-- given: parts
WITH examined AS (
  SELECT partnership_id, session_id, id, position,
         row_number() OVER (PARTITION BY partnership_id, session_id ORDER BY starts_at, position) AS place,
         cancelled_at IS NULL AND starts_at < max(ends_at) FILTER (WHERE cancelled_at IS NULL) OVER (
           PARTITION BY partnership_id, session_id ORDER BY starts_at, position
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlapping
  FROM parts
)
-- breaches
SELECT partnership_id, id, format('part %s is number %s in time%s', position, place, CASE WHEN overlapping THEN ' and overlaps' ELSE '' END) AS what
FROM examined WHERE position <> place OR overlapping
