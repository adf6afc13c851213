package messages

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/people"
)

// Audience is for whom a broadcast is.
type Audience string

// The audiences. All but News are of a session or an event.
const (
	Confirmed Audience = "confirmed" // who holds a place
	Waiting   Audience = "waiting"   // who waits for one, or is offered one
	Everyone  Audience = "everyone"  // both, and who has asked for approval
	News      Audience = "news"      // who asked for news of new training
)

// Target is an audience with what it is of.
type Target struct {
	Audience  Audience
	SessionID *uuid.UUID // exactly one of these; neither for News
	EventID   *uuid.UUID
}

// Reader is somebody a broadcast is for.
type Reader struct {
	PersonID uuid.UUID
	Name     string
	Email    string // empty: none
	AgencyID *uuid.UUID
	Lead     *people.Lead `db:"-"` // who is written to instead; nil: the person, or nobody
}

// reachable reports whether there is anybody to write to.
func (r Reader) reachable() bool { return r.Email != "" || r.Lead != nil }

const audienceSQL = `
SELECT DISTINCT ON (lower(p.name), p.id) p.id AS person_id, p.name, coalesce(p.email, '') AS email, b.agency_id
FROM bookings b
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id AND p.erased_at IS NULL AND p.suspended_at IS NULL
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
WHERE b.partnership_id = $1 AND (s.id = $2 OR s.event_id = $3) AND b.status = ANY($4)
ORDER BY lower(p.name), p.id`

// News is not sent to an address that refuses mail; what concerns a booking is tried all the same.
const newsSQL = `
SELECT p.id AS person_id, p.name, p.email FROM mail_preferences m
JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id
     AND p.email IS NOT NULL AND p.erased_at IS NULL AND p.suspended_at IS NULL
WHERE m.partnership_id = $1 AND m.news
  AND NOT EXISTS (SELECT 1 FROM refused_addresses r WHERE r.partnership_id = p.partnership_id AND r.email_key = p.email_key)
ORDER BY lower(p.name), p.id`

var statuses = map[Audience][]string{
	Confirmed: {"confirmed"},
	Waiting:   {"waiting", "offered"},
	Everyone:  {"requested", "waiting", "offered", "held", "confirmed"},
}

// readers returns whom a broadcast is for, by name, each once; somebody without an address with the
// coordinator who is written to instead, if there is one.
func readers(tx *database.Tx, t Target) ([]Reader, error) {
	if t.Audience == News {
		return database.Rows[Reader](tx, newsSQL, tx.Partnership())
	}
	all, err := database.Rows[Reader](tx, audienceSQL, tx.Partnership(), t.SessionID, t.EventID, statuses[t.Audience])
	for i := range all {
		r := &all[i]
		if err != nil || r.Email != "" || r.AgencyID == nil {
			continue
		}
		var leads []people.Lead
		if leads, err = people.LeadsOf(tx, *r.AgencyID); len(leads) > 0 {
			r.Lead = &leads[0]
		}
	}
	return all, err
}
