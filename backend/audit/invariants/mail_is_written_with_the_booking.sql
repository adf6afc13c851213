-- Whoever booked for themselves has been written to, and again when that booking was cancelled; mail is kept for 90 days.
-- given: bookings WHERE created_by = person_id AND source = '' AND NOT walk_in AND confirmed_at > now() - interval '80 days'
WITH examined AS (
  SELECT partnership_id, id, CASE WHEN basket_id IS NULL THEN 'booking_confirmed:' || id ELSE 'basket_confirmed:' || basket_id END AS key FROM bookings
  WHERE created_by = person_id AND source = '' AND NOT walk_in AND confirmed_at > now() - interval '80 days'
  UNION ALL
  SELECT partnership_id, id, 'booking_cancelled:' || id FROM bookings
  WHERE created_by = person_id AND source = '' AND NOT walk_in AND cancel_class IS NOT NULL AND recorded_at > now() - interval '80 days'
)
-- breaches
SELECT e.partnership_id, e.id, format('no mail %s', split_part(e.key, ':', 1)) AS what
FROM examined e LEFT JOIN outbox o ON o.partnership_id = e.partnership_id AND o.dedupe_key = e.key
WHERE o.id IS NULL
