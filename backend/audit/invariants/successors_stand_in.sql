-- A place that was handed to a colleague, or moved, has its successor: another person at the same seat of the same session,
-- under the same policy and from the same kept places, or the same person at another session. Nobody else names one.
-- given: bookings WHERE source = '' AND (status IN ('substituted', 'transferred') OR replaces_id IS NOT NULL)
WITH examined AS (
  SELECT o.partnership_id, o.id, o.status, n.id AS successor,
         CASE o.status
           WHEN 'substituted' THEN n.person_id <> o.person_id AND (n.session_id, n.seat, n.policy_version_id) = (o.session_id, o.seat, o.policy_version_id)
                                   AND n.allocation_id IS NOT DISTINCT FROM o.allocation_id
           WHEN 'transferred' THEN n.person_id = o.person_id AND n.session_id <> o.session_id
         END AS stands_in
  FROM bookings o LEFT JOIN bookings n ON n.partnership_id = o.partnership_id AND n.replaces_id = o.id
  WHERE o.source = '' AND (o.status IN ('substituted', 'transferred') OR n.id IS NOT NULL)
)
-- breaches
SELECT partnership_id, id, format('%s, succeeded by %s', status, coalesce(successor::text, 'nobody')) AS what
FROM examined WHERE stands_in IS NOT TRUE
