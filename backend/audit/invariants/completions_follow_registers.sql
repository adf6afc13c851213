-- A person has completed a session's course by its register exactly if the closed parts and the course's rule say so.
-- A course edited since keeps what its rule was.
-- given: completions WHERE source = 'register' AND withdrawn_at IS NULL
WITH held AS (
  SELECT s.partnership_id, s.id AS session_id, c.certificate_rule, c.certificate_minutes, count(p.id) AS parts
  FROM sessions s
  JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
  JOIN parts p ON p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL
  JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
  WHERE NOT EXISTS (SELECT FROM audit a WHERE a.partnership_id = c.partnership_id AND a.object_type = 'course'
                      AND a.object_id = c.id AND a.action = 'course.update' AND a.at > r.closed_at)
  GROUP BY s.partnership_id, s.id, c.certificate_rule, c.certificate_minutes
  HAVING bool_and(r.status = 'closed')
     AND count(*) = (SELECT count(*) FROM parts q WHERE q.partnership_id = s.partnership_id AND q.session_id = s.id AND q.cancelled_at IS NULL)
), said AS (
  SELECT m.partnership_id, m.session_id, b.person_id, count(*) AS attended,
         sum(CASE WHEN (m.mark = 'late' AND m.minutes_late IS NULL) OR (m.mark = 'left_early' AND m.minutes_left_early IS NULL) THEN 0
                  ELSE greatest(0, extract(epoch FROM p.ends_at - p.starts_at) / 60 - coalesce(m.minutes_late, 0) - coalesce(m.minutes_left_early, 0))
             END) AS minutes
  FROM marks m
  JOIN bookings b ON b.partnership_id = m.partnership_id AND b.id = m.booking_id AND b.status = 'confirmed'
  JOIN parts p ON p.partnership_id = m.partnership_id AND p.id = m.part_id AND p.cancelled_at IS NULL
  WHERE m.superseded_at IS NULL AND m.attended
  GROUP BY m.partnership_id, m.session_id, b.person_id
), earned AS (
  SELECT partnership_id, session_id, person_id FROM said JOIN held USING (partnership_id, session_id)
  WHERE CASE certificate_rule WHEN 'all_parts' THEN attended = parts WHEN 'minutes' THEN minutes >= certificate_minutes ELSE true END
), recorded AS (
  SELECT c.partnership_id, c.source_id AS session_id, c.person_id
  FROM completions c JOIN held h ON h.partnership_id = c.partnership_id AND h.session_id = c.source_id
  WHERE c.source = 'register' AND c.withdrawn_at IS NULL
), examined AS (
  SELECT partnership_id, session_id, person_id, e.person_id IS NOT NULL AS earned, r.person_id IS NOT NULL AS recorded
  FROM earned e FULL JOIN recorded r USING (partnership_id, session_id, person_id)
)
-- breaches
SELECT partnership_id, person_id AS id, format('session %s: earned %s, recorded %s', session_id, earned, recorded) AS what
FROM examined WHERE earned <> recorded
