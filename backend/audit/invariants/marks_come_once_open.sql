-- A register is opened, and marks are made, no earlier than the session allows; imported registers stand apart.
-- given: registers WHERE source = ''
WITH opening AS (
  SELECT p.partnership_id, p.id AS part_id, p.starts_at - make_interval(mins => s.register_opens_minutes) AS opens
  FROM parts p JOIN sessions s ON s.partnership_id = p.partnership_id AND s.id = p.session_id
), examined AS (
  SELECT r.partnership_id, r.part_id AS id, r.opened_at AS at, o.opens
  FROM registers r JOIN opening o USING (partnership_id, part_id) WHERE r.source = ''
  UNION ALL
  SELECT m.partnership_id, m.id, m.marked_at, o.opens
  FROM marks m JOIN registers r USING (partnership_id, part_id) JOIN opening o USING (partnership_id, part_id)
  WHERE r.source = ''
)
-- breaches
SELECT partnership_id, id, format('at %s, the register opens at %s', at, opens) AS what FROM examined WHERE at < opens
