-- Nobody is confirmed in two sessions at the same time, save a break-out of its conference, a walk-in, an import, a
-- session whose people were told of a change, and what staff booked with a reason.
-- given: bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id WHERE b.status = 'confirmed' AND NOT b.walk_in AND b.source = '' AND b.overbooked_reason = '' AND s.status = 'published' AND s.sequence = 0
WITH examined AS (
  SELECT b.partnership_id, b.person_id, b.id AS booking_id, b.session_id, s.main_session_id, p.starts_at, p.ends_at,
         p.starts_at < max(p.ends_at) OVER (PARTITION BY b.partnership_id, b.person_id ORDER BY p.starts_at, p.id
                                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlapping
  FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  JOIN parts p ON p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL
  WHERE b.status = 'confirmed' AND NOT b.walk_in AND b.source = '' AND b.overbooked_reason = ''
    AND s.status = 'published' AND s.sequence = 0
), suspects AS (
  SELECT * FROM examined
  WHERE (partnership_id, person_id) IN (SELECT partnership_id, person_id FROM examined WHERE overlapping)
)
-- breaches
SELECT DISTINCT a.partnership_id, a.booking_id AS id, format('overlaps with booking %s', b.booking_id) AS what
FROM suspects a JOIN suspects b USING (partnership_id, person_id)
WHERE a.booking_id < b.booking_id AND a.session_id <> b.session_id
  AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
  AND a.session_id IS DISTINCT FROM b.main_session_id AND b.session_id IS DISTINCT FROM a.main_session_id
