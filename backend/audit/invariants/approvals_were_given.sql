-- Whoever was confirmed where the course asks for approval has one that was given, unless they had asked before the course
-- did, came by import or through the door, or chose a break-out of a conference they have a place at.
-- given: bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id WHERE c.approval <> 'none' AND b.confirmed_at IS NOT NULL AND b.source = '' AND NOT b.walk_in AND s.main_session_id IS NULL AND b.created_at >= c.approval_since
WITH examined AS (
  SELECT b.partnership_id, b.id, c.approval,
         EXISTS (SELECT FROM approvals a WHERE a.partnership_id = b.partnership_id AND a.booking_id = b.id AND a.status = 'approved') AS given
  FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
  WHERE c.approval <> 'none' AND b.confirmed_at IS NOT NULL AND b.source = '' AND NOT b.walk_in
    AND s.main_session_id IS NULL AND b.created_at >= c.approval_since
)
-- breaches
SELECT partnership_id, id, format('confirmed without the approval of %s', approval) AS what FROM examined WHERE NOT given
