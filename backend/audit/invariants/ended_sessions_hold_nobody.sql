-- A session that was cancelled or did not run has no live booking.
-- given: sessions s JOIN bookings b ON b.partnership_id = s.partnership_id AND b.session_id = s.id WHERE s.status IN ('cancelled', 'did_not_run')
WITH examined AS (
  SELECT b.partnership_id, b.id, b.status FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  WHERE s.status IN ('cancelled', 'did_not_run')
)
-- breaches
SELECT partnership_id, id, format('%s in a session that will not run', status) AS what
FROM examined WHERE status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
