-- For every session: registrations − cancelled − no-shows − excused − not taken + walk-ins = attended, where attended is
-- counted apart, straight from the closed registers.
-- given: bookings WHERE confirmed_at IS NOT NULL AND status = 'confirmed'
WITH outcomes AS (
  SELECT partnership_id, session_id,
         count(*) FILTER (WHERE NOT walk_in) AS registrations,
         count(*) FILTER (WHERE outcome IN ('cancelled_by_provider', 'cancelled_late', 'cancelled_in_time')) AS cancelled,
         count(*) FILTER (WHERE outcome = 'no_show') AS no_shows,
         count(*) FILTER (WHERE outcome = 'excused') AS excused,
         count(*) FILTER (WHERE outcome = 'not_taken') AS not_taken,
         count(*) FILTER (WHERE outcome = 'walk_in') AS walk_ins
  FROM (SELECT t.id AS partnership_id, o.* FROM partnerships t, registration_outcomes_of(t.id, ARRAY(SELECT s.id FROM sessions s WHERE s.partnership_id = t.id)) o) o
  GROUP BY partnership_id, session_id
), seen AS (
  SELECT m.partnership_id, m.session_id, count(DISTINCT m.booking_id) AS attended
  FROM marks m
  JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id AND r.status = 'closed'
  JOIN parts p ON p.partnership_id = m.partnership_id AND p.id = m.part_id AND p.cancelled_at IS NULL
  JOIN bookings b ON b.partnership_id = m.partnership_id AND b.id = m.booking_id AND b.status = 'confirmed'
  WHERE m.superseded_at IS NULL AND m.attended
  GROUP BY m.partnership_id, m.session_id
), examined AS (
  SELECT partnership_id, session_id, coalesce(s.attended, 0) AS attended,
         coalesce(o.registrations - o.cancelled - o.no_shows - o.excused - o.not_taken + o.walk_ins, 0) AS remaining
  FROM outcomes o FULL JOIN seen s USING (partnership_id, session_id)
)
-- breaches
SELECT partnership_id, session_id AS id, format('%s attended, the outcomes leave %s', attended, remaining) AS what
FROM examined WHERE attended <> remaining
