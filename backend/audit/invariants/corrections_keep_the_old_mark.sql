-- A mark is taken back no earlier than it was made; on a closed register another takes its place at that moment, and says
-- why.
-- given: marks WHERE superseded_at IS NOT NULL
WITH examined AS (
  SELECT m.partnership_id, m.id, m.marked_at, m.superseded_at,
         r.status <> 'closed' OR m.superseded_at <= r.closed_at AS still_open,
         EXISTS (SELECT FROM marks n
                 WHERE (n.partnership_id, n.booking_id, n.part_id, n.marked_at) = (m.partnership_id, m.booking_id, m.part_id, m.superseded_at)
                   AND n.id <> m.id AND n.reason <> '') AS replaced
  FROM marks m JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id
  WHERE m.superseded_at IS NOT NULL
)
-- breaches
SELECT partnership_id, id, format('made %s, taken back %s without another in its place', marked_at, superseded_at) AS what
FROM examined WHERE superseded_at < marked_at OR NOT (still_open OR replaced)
