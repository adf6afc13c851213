-- A session and everything it names are of one partnership.
-- given: sessions
WITH examined AS (
  SELECT s.partnership_id, s.id,
         g.id IS NOT NULL AS programme, c.id IS NOT NULL AS course, s.event_id IS NULL OR e.id IS NOT NULL AS event,
         s.venue_id IS NULL OR v.id IS NOT NULL AS venue, s.main_session_id IS NULL OR m.id IS NOT NULL AS main
  FROM sessions s
  LEFT JOIN programmes g ON (g.partnership_id, g.id) = (s.partnership_id, s.programme_id)
  LEFT JOIN courses c ON (c.partnership_id, c.id) = (s.partnership_id, s.course_id)
  LEFT JOIN events e ON (e.partnership_id, e.id) = (s.partnership_id, s.event_id)
  LEFT JOIN venues v ON (v.partnership_id, v.id) = (s.partnership_id, s.venue_id)
  LEFT JOIN sessions m ON (m.partnership_id, m.id) = (s.partnership_id, s.main_session_id)
)
-- breaches
SELECT partnership_id, id, format('here: programme %s, course %s, event %s, venue %s, main session %s', programme, course, event, venue, main) AS what
FROM examined WHERE NOT (programme AND course AND event AND venue AND main)
