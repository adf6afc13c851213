-- Every change of a booking has exactly one row of audit, and every such row its change; imports are audited as a whole,
-- a waiting entry that ends because its owner walked in belongs to the walk-in, and changed answers move nothing.
-- given: booking_history WHERE why NOT IN ('imported', 'placed') AND at > now() - interval '5 years'
WITH changes AS (
  SELECT partnership_id, booking_id, at, count(*) AS moves, bool_or(why NOT IN ('imported', 'placed')) AS of_its_own
  FROM booking_history WHERE at > now() - interval '5 years'
  GROUP BY partnership_id, booking_id, at
), audited AS (
  SELECT partnership_id, object_id AS booking_id, at, count(*) AS rows FROM audit
  WHERE object_type = 'booking' AND action <> 'booking.update' AND at > now() - interval '5 years'
  GROUP BY partnership_id, object_id, at
), examined AS (
  SELECT partnership_id, booking_id, at, coalesce(c.moves, 0) AS moves, coalesce(a.rows, 0) AS rows, c.of_its_own
  FROM changes c FULL JOIN audited a USING (partnership_id, booking_id, at)
)
-- breaches
SELECT partnership_id, booking_id AS id, format('%s moves and %s rows of audit at %s', moves, rows, at) AS what
FROM examined WHERE rows > moves OR (of_its_own AND rows = 0)
