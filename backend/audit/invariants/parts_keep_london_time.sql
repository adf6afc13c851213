-- A part's date and wall times are what London's clocks show at its instants, in whole minutes.
-- given: parts
WITH examined AS (
  SELECT partnership_id, id, local_date, start_wall, end_wall, starts_at, ends_at,
         starts_at AT TIME ZONE 'Europe/London' AS starts, ends_at AT TIME ZONE 'Europe/London' AS ends
  FROM parts
)
-- breaches
SELECT partnership_id, id, format('%s %s to %s, but London says %s to %s', local_date, start_wall, end_wall, starts, ends) AS what
FROM examined
WHERE starts::date <> local_date
   OR to_char(starts, 'HH24:MI') <> start_wall OR to_char(ends, 'HH24:MI') <> end_wall
   OR date_trunc('minute', starts_at) <> starts_at OR date_trunc('minute', ends_at) <> ends_at
