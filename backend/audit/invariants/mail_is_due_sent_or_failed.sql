-- Mail that was sent says when, mail that failed was tried, and a calendar file comes with its method.
-- given: outbox
WITH examined AS (
  SELECT partnership_id, id, status, sent_at, tries, calendar IS NOT NULL AS calendar, calendar_method FROM outbox
)
-- breaches
SELECT partnership_id, id, format('%s after %s tries, sent %s, calendar %s "%s"', status, tries, sent_at, calendar, calendar_method) AS what
FROM examined
WHERE (status = 'sent') <> (sent_at IS NOT NULL) OR (status = 'failed' AND tries = 0) OR calendar <> (calendar_method <> '')
