package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

// size is how much there is before anything is measured.
type size struct {
	people   int
	sessions int
	bookings int
}

// fill makes a partnership with years of sessions and bookings. It connects as the superuser, who alone
// may leave foreign keys unchecked while a million rows go in; every row obeys them, as the audit at the
// end shows.
func fill(ctx context.Context, superURL string, n size) (*load.Town, error) {
	conn, err := pgx.Connect(ctx, superURL)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`); err != nil {
		return nil, err
	}
	town, err := load.Build(ctx, conn, "bench", n.people)
	if err != nil {
		return nil, err
	}
	for _, step := range []struct {
		what string
		sql  string
		args []any
	}{
		{"courses and venues", coursesSQL, []any{town.Partnership}},
		{"programmes", programmesSQL, []any{town.Partnership}},
		{"sessions", sessionsSQL, []any{town.Partnership, n.sessions}},
		{"parts", partsSQL, []any{town.Partnership}},
		{"bookings", bookingsSQL, []any{town.Partnership, n.sessions, n.bookings / n.people}},
		{"history", historySQL, []any{town.Partnership}},
		{"places", placesSQL, []any{town.Partnership}},
		{"statistics", `VACUUM ANALYZE`, nil},
	} {
		if _, err := conn.Exec(ctx, step.sql, step.args...); err != nil {
			return nil, fmt.Errorf("fill %s: %w", step.what, err)
		}
	}
	return town, nil
}

const coursesSQL = `
WITH c AS (
  INSERT INTO courses (partnership_id, id, title, summary, format, duration_class, cpd_minutes, status, created_at)
  SELECT $1, gen_random_uuid(), 'Course ' || n, repeat('What you will learn. ', 10), 'in_person', 'half_day', 180, 'published', now()
  FROM generate_series(1, 300) n RETURNING partnership_id, id
), t AS (
  INSERT INTO course_level_tags (partnership_id, course_id, tag)
  SELECT partnership_id, id, tag FROM c CROSS JOIN (VALUES ('Level 3'), ('Group 4')) v (tag)
), l AS (
  INSERT INTO localities (partnership_id, id, name, position) SELECT $1, gen_random_uuid(), 'Locality ' || n, n FROM generate_series(1, 8) n RETURNING partnership_id, id
)
INSERT INTO venues (partnership_id, id, name, address, postcode, locality_id, created_at)
SELECT partnership_id, gen_random_uuid(), 'Venue in ' || id, 'High Street', 'EX1 1AA', id, now() FROM l`

// The programme of the first bookable year is there already.
const programmesSQL = `
INSERT INTO programmes (partnership_id, id, financial_year, title, reaches_into_next_year, status, published_at, created_at)
SELECT $1, gen_random_uuid(), y, 'Programme ' || y, true, 'published', now(), now()
FROM generate_series(extract(year FROM now())::int - 6, extract(year FROM now())::int + 2) y
ON CONFLICT DO NOTHING`

// Sessions are spread over four years that have passed and one to come, at two in the afternoon, so that
// nobody who holds one is kept from booking in the morning.
const sessionsSQL = `
WITH days AS (
  SELECT n, (now() AT TIME ZONE 'Europe/London')::date - 1461 + (n * 1826 / $2)::int AS day FROM generate_series(0, $2 - 1) n
), times AS (
  SELECT n, day, (day + time '14:00') AT TIME ZONE 'Europe/London' AS starts, (day + time '17:00') AT TIME ZONE 'Europe/London' AS ends,
         extract(year FROM day - interval '3 months')::int AS year
  FROM days
), c AS (SELECT id, row_number() OVER () - 1 AS n FROM courses WHERE partnership_id = $1),
   v AS (SELECT id, row_number() OVER () - 1 AS n FROM venues WHERE partnership_id = $1)
INSERT INTO sessions (partnership_id, id, reference, programme_id, course_id, mode, venue_id, status, opens_at, closes_at,
                      starts_at, ends_at, first_date, financial_year, published_at, created_at, source)
SELECT $1, ('5e550000-0000-7000-8000-' || lpad(to_hex(t.n), 12, '0'))::uuid, 'PAST-' || t.n, g.id, c.id, 'in_person', v.id, 'published',
       t.starts - interval '2 years', t.starts, t.starts, t.ends, t.day, t.year, t.starts - interval '2 years', t.starts - interval '2 years', 'bench'
FROM times t
JOIN programmes g ON g.partnership_id = $1 AND g.financial_year = t.year
JOIN c ON c.n = t.n % (SELECT count(*) FROM c)
JOIN v ON v.n = t.n % (SELECT count(*) FROM v)`

const partsSQL = `
INSERT INTO parts (partnership_id, id, session_id, position, starts_at, ends_at, local_date, start_wall, end_wall)
SELECT partnership_id, gen_random_uuid(), id, 1, starts_at, ends_at, first_date, '14:00', '17:00' FROM sessions WHERE partnership_id = $1`

// Each person holds as many bookings, of sessions far apart.
const bookingsSQL = `
WITH p AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM people WHERE partnership_id = $1)
INSERT INTO bookings (partnership_id, id, reference, session_id, seat, person_id, status, policy_version_id, agency_id, sector,
                      joined_at, confirmed_at, calendar_uid, source, created_at)
SELECT $1, ('b0000000-0000-7000-8000-' || lpad(to_hex(p.n * $3 + k), 12, '0'))::uuid, 'B-' || p.n || '-' || k, s.id, 'room', p.id,
       'confirmed', v.id, a.id, a.sector, s.starts_at - interval '1 month', s.starts_at - interval '1 month',
       'bench-' || p.n || '-' || k, 'bench', s.starts_at - interval '1 month'
FROM p CROSS JOIN generate_series(0, $3 - 1) k
JOIN sessions s ON s.partnership_id = $1
     AND s.id = ('5e550000-0000-7000-8000-' || lpad(to_hex((p.n * 7 + k * 1009) % $2), 12, '0'))::uuid
CROSS JOIN (SELECT id FROM policy_versions WHERE partnership_id = $1) v
CROSS JOIN (SELECT id, sector FROM agencies WHERE partnership_id = $1) a`

const historySQL = `
INSERT INTO booking_history (partnership_id, booking_id, to_status, at, why)
SELECT partnership_id, id, status, created_at, 'imported' FROM bookings WHERE partnership_id = $1`

// A fifth of the sessions are full.
const placesSQL = `
INSERT INTO session_places (partnership_id, session_id, seat, capacity, first_capacity, ceiling, taken, status, opens_at, closes_at, starts_at)
SELECT s.partnership_id, s.id, 'room', c.capacity, c.capacity, c.capacity, n.taken, s.status, s.opens_at, s.closes_at, s.starts_at
FROM sessions s
CROSS JOIN LATERAL (SELECT count(*)::int AS taken FROM bookings b WHERE b.partnership_id = s.partnership_id AND b.session_id = s.id) n
CROSS JOIN LATERAL (SELECT n.taken + CASE WHEN right(s.reference, 1) IN ('0', '5') THEN 0 ELSE 10 END AS capacity) c
WHERE s.partnership_id = $1`
