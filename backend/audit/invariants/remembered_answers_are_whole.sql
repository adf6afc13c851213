-- A remembered answer is whole, and is never one that decided nothing.
-- given: idempotency_keys
WITH examined AS (
  SELECT partnership_id, account_id, status, body IS NOT NULL AND octet_length(body_hash) = 32 AS whole FROM idempotency_keys
)
-- breaches
SELECT partnership_id, account_id AS id, format('status %s, whole %s', status, whole) AS what
FROM examined
WHERE status IS NULL OR NOT whole OR status IN (400, 401, 403, 404, 429) OR status >= 500
