-- Every mark has a row of audit about its part, save those that were imported with their register.
-- given: marks m JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id WHERE r.source = '' AND m.marked_at > now() - interval '5 years'
WITH examined AS (
  SELECT m.partnership_id, m.id, m.part_id, m.marked_at
  FROM marks m JOIN registers r ON r.partnership_id = m.partnership_id AND r.part_id = m.part_id
  WHERE r.source = '' AND m.marked_at > now() - interval '5 years'
), audited AS (
  SELECT DISTINCT partnership_id, object_id AS part_id, at AS marked_at FROM audit
  WHERE object_type = 'part' AND at > now() - interval '5 years'
)
-- breaches
SELECT e.partnership_id, e.id, format('nothing is audited of part %s at %s', e.part_id, e.marked_at) AS what
FROM examined e LEFT JOIN audited a USING (partnership_id, part_id, marked_at)
WHERE a.part_id IS NULL
