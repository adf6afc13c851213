-- A booking made again names an ended one of the same person and session, and goes on with its calendar entry under a
-- later sequence.
-- given: bookings WHERE previous_id IS NOT NULL
WITH examined AS (
  SELECT b.partnership_id, b.id, p.id AS previous_id,
         (b.session_id, b.person_id) = (p.session_id, p.person_id) AND p.ended_at IS NOT NULL AS follows,
         b.calendar_uid = p.calendar_uid AND b.calendar_sequence > p.calendar_sequence AS continues
  FROM bookings b JOIN bookings p ON p.partnership_id = b.partnership_id AND p.id = b.previous_id
)
-- breaches
SELECT partnership_id, id, format('again after %s: ended before %s, calendar goes on %s', previous_id, follows, continues) AS what
FROM examined WHERE NOT (follows AND continues)
