-- Each change of a capacity starts from what the one before it left, and the last left what there is now.
-- given: place_changes WHERE kind = 'set'
WITH examined AS (
  SELECT c.partnership_id, c.session_id, c.seat, c.before, c.after, p.capacity,
         lag(c.after) OVER changes AS previous, row_number() OVER changes = 1 AS first,
         lead(c.id) OVER changes IS NULL AS last
  FROM place_changes c JOIN session_places p USING (partnership_id, session_id, seat)
  WHERE c.kind = 'set'
  WINDOW changes AS (PARTITION BY c.partnership_id, c.session_id, c.seat ORDER BY c.id)
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: from %s to %s, after %s; now %s', seat, before, after, previous, capacity) AS what
FROM examined
WHERE (NOT first AND before IS DISTINCT FROM previous) OR (last AND after IS DISTINCT FROM capacity)
