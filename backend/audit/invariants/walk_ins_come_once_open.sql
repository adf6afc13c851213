-- A walk-in came once the register could be opened, unless it was imported.
-- given: bookings WHERE walk_in AND source = ''
WITH examined AS (
  SELECT b.partnership_id, b.id, b.confirmed_at, min(p.starts_at) - make_interval(mins => s.register_opens_minutes) AS opens
  FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  JOIN parts p ON p.partnership_id = s.partnership_id AND p.session_id = s.id
  WHERE b.walk_in AND b.source = ''
  GROUP BY b.partnership_id, b.id, b.confirmed_at, s.register_opens_minutes
)
-- breaches
SELECT partnership_id, id, format('walked in at %s, the register opens at %s', confirmed_at, opens) AS what
FROM examined WHERE confirmed_at < opens
