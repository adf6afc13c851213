-- Whoever took a place through the conditions has the answer about prerequisites stored with it.
-- given: bookings WHERE confirmed_at IS NOT NULL AND NOT walk_in AND source = ''
WITH examined AS (
  SELECT partnership_id, id, prerequisite FROM bookings WHERE confirmed_at IS NOT NULL AND NOT walk_in AND source = ''
)
-- breaches
SELECT partnership_id, id, 'prerequisite was not asked' AS what FROM examined WHERE prerequisite = 'not_asked'
