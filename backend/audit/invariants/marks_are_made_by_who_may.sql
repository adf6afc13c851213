-- Marks are made by the session's trainers and by staff. Somebody who no longer trains it may have been taken off since
-- by an edit of the session.
-- given: marks m JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id WHERE r.source = ''
WITH examined AS (
  SELECT m.partnership_id, m.id, m.session_id, m.marked_by, m.marked_at
  FROM marks m JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id
  WHERE r.source = ''
)
-- breaches
SELECT partnership_id, id, format('made by person %s', coalesce(marked_by::text, 'none')) AS what
FROM examined e
WHERE NOT EXISTS (SELECT FROM role_grants g
                  WHERE g.partnership_id = e.partnership_id AND g.person_id = e.marked_by AND g.role IN ('staff', 'administrator')
                    AND g.granted_at <= e.marked_at AND (g.revoked_at IS NULL OR g.revoked_at > e.marked_at))
  AND NOT EXISTS (SELECT FROM session_trainers t
                  WHERE (t.partnership_id, t.session_id, t.person_id) = (e.partnership_id, e.session_id, e.marked_by))
  AND (e.marked_by IS NULL OR NOT EXISTS (
                  SELECT FROM audit a
                  WHERE a.partnership_id = e.partnership_id AND a.object_type = 'session' AND a.object_id = e.session_id
                    AND a.action = 'session.update' AND a.at >= e.marked_at))
