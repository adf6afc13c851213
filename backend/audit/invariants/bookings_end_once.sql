-- A booking has an end exactly if its status is one; a cause if it was declined or lapsed; and notice of a cancellation
-- came no later than it was written down.
-- given: bookings
WITH examined AS (
  SELECT partnership_id, id, status, ended_at, cause, notice_at, recorded_at FROM bookings
)
-- breaches
SELECT partnership_id, id, format('%s, ended %s, noticed %s, recorded %s', status, ended_at, notice_at, recorded_at) AS what
FROM examined
WHERE (ended_at IS NOT NULL) <> (status IN ('declined', 'lapsed', 'cancelled', 'substituted', 'transferred'))
   OR (status IN ('declined', 'lapsed') AND cause = '')
   OR notice_at > recorded_at
