-- A session starts and ends with its parts that were not cancelled, has the London date and financial year of that
-- start, and can be booked no longer than until then.
-- given: sessions
WITH span AS (
  SELECT partnership_id, session_id, min(starts_at) AS starts_at, max(ends_at) AS ends_at
  FROM parts WHERE cancelled_at IS NULL GROUP BY partnership_id, session_id
), examined AS (
  SELECT s.partnership_id, s.id, s.starts_at, s.ends_at, s.closes_at, s.first_date, s.financial_year,
         p.starts_at AS first_start, p.ends_at AS last_end, (p.starts_at AT TIME ZONE 'Europe/London')::date AS date
  FROM sessions s LEFT JOIN span p ON p.partnership_id = s.partnership_id AND p.session_id = s.id
)
-- breaches
SELECT partnership_id, id, format('%s, year %s; its parts start on %s', first_date, financial_year, coalesce(date::text, 'no day')) AS what
FROM examined
WHERE (starts_at, ends_at, first_date) IS DISTINCT FROM (first_start, last_end, date)
   OR financial_year <> extract(year FROM first_date - interval '3 months')
   OR closes_at > starts_at
