-- A session that ended early says when, one that did not says nothing; a published one says since when.
-- given: sessions
WITH examined AS (
  SELECT partnership_id, id, status, published_at, ended_at FROM sessions
)
-- breaches
SELECT partnership_id, id, format('%s, published %s, ended %s', status, published_at, ended_at) AS what
FROM examined
WHERE (status IN ('cancelled', 'did_not_run')) <> (ended_at IS NOT NULL) OR (status = 'published' AND published_at IS NULL)
