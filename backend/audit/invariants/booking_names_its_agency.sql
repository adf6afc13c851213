-- A booking names the agency and sector it counts for, unless it came by import or through the door.
-- given: bookings WHERE confirmed_at IS NOT NULL AND NOT walk_in AND source = ''
WITH examined AS (
  SELECT partnership_id, id, agency_id, sector FROM bookings WHERE confirmed_at IS NOT NULL AND NOT walk_in AND source = ''
)
-- breaches
SELECT partnership_id, id, 'no agency or no sector' AS what FROM examined WHERE agency_id IS NULL OR sector = ''
