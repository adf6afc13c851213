-- Whoever is named as having acted, and has no foreign key to say so, is a person of the same partnership.
-- given: booking_history WHERE by_person_id IS NOT NULL
WITH examined (partnership_id, id, what, person_id) AS (
  SELECT partnership_id, booking_id, 'booking history', by_person_id FROM booking_history WHERE by_person_id IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'booking made', created_by FROM bookings WHERE created_by IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'booking cancelled', cancelled_by FROM bookings WHERE cancelled_by IS NOT NULL
  UNION ALL SELECT partnership_id, object_id, 'audit', person_id FROM audit WHERE person_id IS NOT NULL
  UNION ALL SELECT partnership_id, part_id, 'register opened', opened_by FROM registers WHERE opened_by IS NOT NULL
  UNION ALL SELECT partnership_id, part_id, 'register closed', closed_by FROM registers WHERE closed_by IS NOT NULL
  UNION ALL SELECT partnership_id, part_id, 'register opened again', reopened_by FROM registers WHERE reopened_by IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'mark', marked_by FROM marks WHERE marked_by IS NOT NULL
  UNION ALL SELECT partnership_id, session_id, 'places', by_person_id FROM place_changes WHERE by_person_id IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'session', created_by FROM sessions WHERE created_by IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'membership', decided_by FROM memberships WHERE decided_by IS NOT NULL
  UNION ALL SELECT partnership_id, id, 'role', granted_by FROM role_grants WHERE granted_by IS NOT NULL
  UNION ALL SELECT partnership_id, person_id, 'mail', person_id FROM outbox WHERE person_id IS NOT NULL
)
-- breaches
SELECT x.partnership_id, x.id, format('%s names person %s', x.what, x.person_id) AS what
FROM examined x LEFT JOIN people p ON (p.partnership_id, p.id) = (x.partnership_id, x.person_id)
WHERE p.id IS NULL
