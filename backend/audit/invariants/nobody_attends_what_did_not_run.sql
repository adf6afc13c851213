-- Nobody attended a session that was cancelled or did not run.
-- given: sessions s JOIN marks m ON m.partnership_id = s.partnership_id AND m.session_id = s.id WHERE s.status IN ('cancelled', 'did_not_run')
WITH examined AS (
  SELECT m.partnership_id, m.id, s.status, m.attended AND m.superseded_at IS NULL AS attended
  FROM sessions s JOIN marks m ON m.partnership_id = s.partnership_id AND m.session_id = s.id
  WHERE s.status IN ('cancelled', 'did_not_run')
)
-- breaches
SELECT partnership_id, id, format('attended a session that is %s', status) AS what FROM examined WHERE attended
