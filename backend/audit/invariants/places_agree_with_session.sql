-- A session's places carry its status, window and start, and are of the seats that its mode has.
-- given: sessions
WITH seats (mode, seat) AS (
  VALUES ('in_person', 'room'), ('virtual', 'online'), ('blended', 'room'), ('blended', 'online')
), wanted AS (
  SELECT s.partnership_id, s.id AS session_id, w.seat, s.status, s.opens_at, s.closes_at, s.starts_at
  FROM sessions s JOIN seats w USING (mode)
), examined AS (
  SELECT partnership_id, session_id, seat, w.session_id IS NOT NULL AND p.session_id IS NOT NULL AS there,
         (w.status, w.opens_at, w.closes_at, w.starts_at) IS NOT DISTINCT FROM (p.status, p.opens_at, p.closes_at, p.starts_at) AS same
  FROM wanted w FULL JOIN session_places p USING (partnership_id, session_id, seat)
)
-- breaches
SELECT partnership_id, session_id AS id,
       format('%s: %s', seat, CASE WHEN there THEN 'status, window or start differ' ELSE 'missing, or not of this mode' END) AS what
FROM examined WHERE NOT (there AND same)
