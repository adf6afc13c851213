-- Every change of a booking starts where the one before it ended, and is a move that the graph of domain booking has:
-- none leads out of an end.
-- given: booking_history
WITH examined AS (
  SELECT partnership_id, booking_id, coalesce(from_status, '') AS from_status, to_status,
         coalesce(lag(to_status) OVER (PARTITION BY partnership_id, booking_id ORDER BY id), '') AS before
  FROM booking_history
)
-- breaches
SELECT partnership_id, booking_id AS id, format('from "%s" to "%s", after "%s"', from_status, to_status, before) AS what
FROM examined
WHERE from_status <> before OR (from_status, to_status) NOT IN (VALUES
  ('', 'requested'), ('', 'confirmed'), ('', 'held'), ('', 'waiting'),
  ('requested', 'confirmed'), ('requested', 'held'), ('requested', 'waiting'),
  ('requested', 'declined'), ('requested', 'lapsed'), ('requested', 'cancelled'),
  ('waiting', 'offered'), ('waiting', 'confirmed'), ('waiting', 'held'), ('waiting', 'cancelled'), ('waiting', 'lapsed'),
  ('offered', 'confirmed'), ('offered', 'held'), ('offered', 'waiting'), ('offered', 'cancelled'), ('offered', 'lapsed'),
  ('held', 'confirmed'), ('held', 'lapsed'), ('held', 'cancelled'),
  ('confirmed', 'cancelled'), ('confirmed', 'substituted'), ('confirmed', 'transferred'))
