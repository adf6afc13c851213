package messages

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// belowSQL is the agencies of $2 and those below them.
const belowSQL = `
WITH RECURSIVE below AS (
  SELECT id FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
  UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id WHERE a.partnership_id = $1)
`

// happening is one line of a digest.
type happening struct {
	Person   string
	Session  string
	StartsAt time.Time
	Places   int
	At       *time.Time
}

// happenings are what a digest tells.
type happenings struct {
	booked, cancelled, asked, kept, missed []happening
}

func (h happenings) none() bool {
	return len(h.booked)+len(h.cancelled)+len(h.asked)+len(h.kept)+len(h.missed) == 0
}

// changedSQL: bookings that came to a state between two instants, and are still in it.
const changedSQL = belowSQL + `
SELECT p.name AS person, coalesce(nullif(s.title, ''), c.title) AS session, s.starts_at
FROM booking_history h
JOIN bookings b ON b.partnership_id = h.partnership_id AND b.id = h.booking_id AND b.status = h.to_status AND NOT b.walk_in
JOIN below a ON a.id = b.agency_id
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.ends_at > $3
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
WHERE h.partnership_id = $1 AND h.to_status = $5 AND h.at > $3 AND h.at <= $4 AND (b.confirmed_at IS NOT NULL)
ORDER BY s.starts_at, p.name`

// askedSQL: requests that wait for a training lead now.
const askedSQL = belowSQL + `
SELECT p.name AS person, coalesce(nullif(s.title, ''), c.title) AS session, s.starts_at, v.expires_at AS at
FROM approvals v
JOIN bookings b ON b.partnership_id = v.partnership_id AND b.id = v.booking_id
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
WHERE v.partnership_id = $1 AND v.status = 'open' AND v.asked = 'coordinator'
  AND EXISTS (SELECT FROM memberships m JOIN below a ON a.id = m.agency_id
       WHERE m.partnership_id = $1 AND m.person_id = b.person_id AND m.status = 'confirmed' AND m.to_date IS NULL)
ORDER BY v.expires_at, p.name`

// keptSQL: places kept for these agencies that will be let go within ten days and have no names yet.
const keptSQL = belowSQL + `
SELECT '' AS person, coalesce(nullif(s.title, ''), c.title) AS session, s.starts_at, k.places - k.used AS places, k.release_at AS at
FROM allocations k
JOIN below a ON a.id = k.agency_id
JOIN sessions s ON s.partnership_id = k.partnership_id AND s.id = k.session_id AND s.status = 'published'
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
WHERE k.partnership_id = $1 AND k.released_at IS NULL AND k.used < k.places AND k.release_at > $3 AND k.release_at <= $3 + interval '10 days'
ORDER BY k.release_at`

// missedSQL: people who held a place and were absent, of sessions whose register was closed between two instants.
const missedSQL = belowSQL + `
SELECT p.name AS person, coalesce(nullif(s.title, ''), c.title) AS session, s.starts_at
FROM (SELECT DISTINCT session_id FROM registers WHERE partnership_id = $1 AND closed_at > $3 AND closed_at <= $4) r
JOIN bookings b ON b.partnership_id = $1 AND b.session_id = r.session_id AND b.status = 'confirmed'
JOIN below a ON a.id = b.agency_id
JOIN registration_outcomes o ON o.partnership_id = b.partnership_id AND o.booking_id = b.id AND o.outcome = 'no_show'
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
ORDER BY s.starts_at, p.name`

// happeningsOf reads what happened in agencies and those below them after since, and what wants doing now.
func happeningsOf(tx *database.Tx, agencies []uuid.UUID, since time.Time) (h happenings, err error) {
	read := func(into *[]happening, sql string, args ...any) {
		if err == nil {
			*into, err = database.Rows[happening](tx, sql, append([]any{tx.Partnership(), agencies}, args...)...)
		}
	}
	read(&h.booked, changedSQL, since, tx.Now, "confirmed")
	read(&h.cancelled, changedSQL, since, tx.Now, "cancelled")
	read(&h.asked, askedSQL)
	read(&h.kept, keptSQL, tx.Now)
	read(&h.missed, missedSQL, since, tx.Now)
	return h, err
}
