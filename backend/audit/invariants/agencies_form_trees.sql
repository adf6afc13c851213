-- No agency is above itself.
-- given: agencies WHERE parent_id IS NOT NULL
WITH RECURSIVE examined AS (
  SELECT partnership_id, id, parent_id FROM agencies WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT e.partnership_id, e.id, a.parent_id
  FROM examined e JOIN agencies a ON a.partnership_id = e.partnership_id AND a.id = e.parent_id
  WHERE a.parent_id IS NOT NULL
) CYCLE id, parent_id SET turns USING path
-- breaches
SELECT DISTINCT partnership_id, id, 'is below itself' AS what FROM examined WHERE turns
