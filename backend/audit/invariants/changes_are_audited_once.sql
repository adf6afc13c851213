-- Every change of a booking has exactly one row of audit, and every such row its change; imports are audited as a whole,
-- and a waiting entry that ends because its owner walked in belongs to the walk-in.
-- given: booking_history WHERE why NOT IN ('imported', 'placed') AND at > now() - interval '5 years'
WITH changes AS (
  SELECT partnership_id, booking_id, at, count(*) AS moves FROM booking_history
  WHERE why NOT IN ('imported', 'placed') AND at > now() - interval '5 years'
  GROUP BY partnership_id, booking_id, at
), audited AS (
  SELECT partnership_id, object_id AS booking_id, at, count(*) AS rows FROM audit
  WHERE object_type = 'booking' AND at > now() - interval '5 years'
  GROUP BY partnership_id, object_id, at
), examined AS (
  SELECT partnership_id, booking_id, at, coalesce(c.moves, 0) AS moves, coalesce(a.rows, 0) AS rows
  FROM changes c FULL JOIN audited a USING (partnership_id, booking_id, at)
)
-- breaches
-- one act may move a booking twice, but is audited once
SELECT partnership_id, booking_id AS id, format('%s moves and %s rows of audit at %s', moves, rows, at) AS what
FROM examined WHERE rows NOT BETWEEN 1 AND moves
