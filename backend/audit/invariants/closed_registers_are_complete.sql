-- A closed register has a mark for everyone who held a place, or had walked in, when it was closed.
-- given: registers r JOIN bookings b ON b.partnership_id = r.partnership_id AND b.session_id = r.session_id WHERE r.status = 'closed' AND b.status = 'confirmed' AND b.confirmed_at <= r.closed_at
WITH examined AS (
  SELECT r.partnership_id, r.part_id, b.id AS booking_id, m.id IS NOT NULL AS marked
  FROM registers r
  JOIN bookings b ON b.partnership_id = r.partnership_id AND b.session_id = r.session_id
  LEFT JOIN marks m ON m.partnership_id = b.partnership_id AND m.booking_id = b.id AND m.part_id = r.part_id AND m.superseded_at IS NULL
  WHERE r.status = 'closed' AND b.status = 'confirmed' AND b.confirmed_at <= r.closed_at
)
-- breaches
SELECT partnership_id, booking_id AS id, format('no mark in the closed register of part %s', part_id) AS what
FROM examined WHERE NOT marked
