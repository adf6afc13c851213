-- Nobody on a waiting list is overtaken inside a class without a row that says by whom and why. A session's history is
-- written under the lock of its places, so the order of its rows is the order of events.
-- given: booking_history h JOIN bookings b ON b.partnership_id = h.partnership_id AND b.id = h.booking_id WHERE h.from_status = 'waiting' AND h.to_status IN ('offered', 'held', 'confirmed') AND b.queue_seq IS NOT NULL
WITH examined AS (
  SELECT h.partnership_id, h.id AS event, b.id, b.session_id, b.seat, b.priority_class, b.joined_at, b.queue_seq
  FROM booking_history h JOIN bookings b ON b.partnership_id = h.partnership_id AND b.id = h.booking_id
  WHERE h.from_status = 'waiting' AND h.to_status IN ('offered', 'held', 'confirmed') AND b.queue_seq IS NOT NULL
)
-- breaches
SELECT e.partnership_id, a.id, format('overtaken by %s', e.id) AS what
FROM examined e
JOIN bookings a ON a.partnership_id = e.partnership_id AND a.session_id = e.session_id AND a.seat = e.seat
  AND a.priority_class = e.priority_class AND (a.joined_at, a.queue_seq) < (e.joined_at, e.queue_seq)
JOIN LATERAL (SELECT w.to_status FROM booking_history w
  WHERE w.partnership_id = a.partnership_id AND w.booking_id = a.id AND w.id < e.event ORDER BY w.id DESC LIMIT 1) was ON was.to_status = 'waiting'
WHERE NOT EXISTS (SELECT 1 FROM waiting_skips s
  WHERE s.partnership_id = e.partnership_id AND s.booking_id = a.id AND s.by_booking_id = e.id)
