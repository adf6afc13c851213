-- Lowering a capacity ends no booking, and below the places taken it says why.
-- given: place_changes WHERE kind = 'set' AND after < coalesce(before, after + 1)
WITH examined AS (
  SELECT c.partnership_id, c.session_id, c.seat, c.taken, c.after, c.reason,
         (SELECT count(*) FROM bookings b
          WHERE (b.partnership_id, b.session_id, b.seat) = (c.partnership_id, c.session_id, c.seat)
            AND b.ended_at = c.at) AS ended
  FROM place_changes c
  WHERE c.kind = 'set' AND c.after < coalesce(c.before, c.after + 1)
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s: lowered to %s with %s taken, %s bookings ended', seat, after, taken, ended) AS what
FROM examined WHERE ended > 0 OR (after < taken AND reason = '')
