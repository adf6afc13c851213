-- Somebody suspended or erased holds no booking of a session that starts after that.
-- given: people p JOIN bookings b ON b.partnership_id = p.partnership_id AND b.person_id = p.id WHERE p.suspended_at IS NOT NULL OR p.erased_at IS NOT NULL
WITH examined AS (
  SELECT b.partnership_id, b.id, b.status, s.starts_at, least(p.suspended_at, p.erased_at) AS since
  FROM people p
  JOIN bookings b ON b.partnership_id = p.partnership_id AND b.person_id = p.id
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  WHERE p.suspended_at IS NOT NULL OR p.erased_at IS NOT NULL
)
-- breaches
SELECT partnership_id, id, format('%s, starts %s, suspended or erased %s', status, starts_at, since) AS what
FROM examined WHERE starts_at > since AND status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
