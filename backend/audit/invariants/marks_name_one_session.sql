-- A mark's part, booking and register are of the session it names, and a register's part is too.
-- given: marks
WITH examined AS (
  SELECT m.partnership_id, m.id, p.session_id = m.session_id AND b.session_id = m.session_id AND coalesce(r.session_id = m.session_id, false) AS agree
  FROM marks m
  JOIN parts p ON p.partnership_id = m.partnership_id AND p.id = m.part_id
  JOIN bookings b ON b.partnership_id = m.partnership_id AND b.id = m.booking_id
  LEFT JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id
  UNION ALL
  SELECT r.partnership_id, r.part_id, r.session_id = p.session_id
  FROM registers r JOIN parts p ON p.partnership_id = r.partnership_id AND p.id = r.part_id
)
-- breaches
SELECT partnership_id, id, 'part, booking and register are not of one session' AS what FROM examined WHERE NOT agree
