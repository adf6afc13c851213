-- Every offer and every hold says when it runs out.
-- given: bookings WHERE status IN ('offered', 'held')
WITH examined AS (
  SELECT partnership_id, id, status, offer_expires_at, hold_expires_at FROM bookings WHERE status IN ('offered', 'held')
)
-- breaches
SELECT partnership_id, id, format('%s without an end', status) AS what
FROM examined WHERE CASE status WHEN 'offered' THEN offer_expires_at ELSE hold_expires_at END IS NULL
