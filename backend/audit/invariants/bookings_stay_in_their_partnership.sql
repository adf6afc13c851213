-- A booking and everything it names are of one partnership.
-- given: bookings
WITH examined AS (
  SELECT b.partnership_id, b.id,
         s.id IS NOT NULL AS session, p.id IS NOT NULL AS person, v.id IS NOT NULL AS policy,
         b.agency_id IS NULL OR a.id IS NOT NULL AS agency, b.locality_id IS NULL OR l.id IS NOT NULL AS locality
  FROM bookings b
  LEFT JOIN sessions s ON (s.partnership_id, s.id) = (b.partnership_id, b.session_id)
  LEFT JOIN people p ON (p.partnership_id, p.id) = (b.partnership_id, b.person_id)
  LEFT JOIN policy_versions v ON (v.partnership_id, v.id) = (b.partnership_id, b.policy_version_id)
  LEFT JOIN agencies a ON (a.partnership_id, a.id) = (b.partnership_id, b.agency_id)
  LEFT JOIN localities l ON (l.partnership_id, l.id) = (b.partnership_id, b.locality_id)
)
-- breaches
SELECT partnership_id, id, format('here: session %s, person %s, policy %s, agency %s, locality %s', session, person, policy, agency, locality) AS what
FROM examined WHERE NOT (session AND person AND policy AND agency AND locality)
