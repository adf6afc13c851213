-- Absent, excused and refused are not attended; who came, and of whom no minutes are known, attended unless the course
-- asks for a minimum.
-- given: marks
WITH examined AS (
  SELECT m.partnership_id, m.id, m.mark, m.attended, m.minutes_late, m.minutes_left_early, c.minimum_minutes
  FROM marks m
  JOIN sessions s ON s.partnership_id = m.partnership_id AND s.id = m.session_id
  JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
)
-- breaches
SELECT partnership_id, id, format('%s, attended %s', mark, attended) AS what
FROM examined
WHERE (mark IN ('absent', 'excused', 'refused') AND attended)
   OR (mark IN ('present', 'late', 'left_early') AND NOT attended AND minimum_minutes IS NULL)
