-- The policy version that decides about a booking was in force when it was made.
-- given: bookings
WITH examined AS (
  SELECT b.partnership_id, b.id, v.effective_from, (b.created_at AT TIME ZONE 'Europe/London')::date AS booked_on
  FROM bookings b JOIN policy_versions v ON v.partnership_id = b.partnership_id AND v.id = b.policy_version_id
)
-- breaches
SELECT partnership_id, id, format('booked on %s by a policy of %s', booked_on, effective_from) AS what
FROM examined WHERE effective_from > booked_on
