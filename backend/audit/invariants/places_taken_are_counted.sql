-- The places taken are exactly the bookings that take one, walk-ins left out; likewise the waiting.
-- given: session_places
WITH counted AS (
  SELECT partnership_id, session_id, seat,
         count(*) FILTER (WHERE status IN ('offered', 'held', 'confirmed') AND NOT walk_in) AS taken,
         count(*) FILTER (WHERE status = 'waiting') AS waiting
  FROM bookings GROUP BY partnership_id, session_id, seat
), examined AS (
  SELECT partnership_id, session_id, seat, p.taken, p.waiting,
         coalesce(c.taken, 0) AS taking, coalesce(c.waiting, 0) AS queueing
  FROM session_places p FULL JOIN counted c USING (partnership_id, session_id, seat)
  WHERE p.session_id IS NOT NULL OR c.taken + c.waiting > 0
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: %s taken by %s bookings, %s waiting of %s', seat, taken, taking, waiting, queueing) AS what
FROM examined WHERE (taken, waiting) IS DISTINCT FROM (taking, queueing)
