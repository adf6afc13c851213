package demo

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// askedFor is a session a month or so ahead for which a place is asked that a line manager has to approve.
func askedFor(c clockwork, trainer string) *running {
	day := c.calendar.AddWorkingDays(c.today, 22)
	return &running{
		ref: "DEV-ASK-1", course: "DA2", mode: virtual, parts: []span{on(day, "09:30", "12:30")}, places: 25,
		opens: c.today.AddDays(-40), trainers: []string{trainer}, exactly: &outcome{attended: 9},
		joining: "https://meet.example/coercive-control",
	}
}

// asks is a request that waits for approval: somebody of an agency asks for a place, as they would on the screen.
type asks struct {
	agency  string // code
	session string // reference
	plea    booking.Plea
}

// freeSQL: the first of an agency who holds nothing on the session's day.
const freeSQL = `SELECT p.id AS person, s.id AS session
	FROM sessions s JOIN agencies a USING (partnership_id) JOIN memberships m ON m.partnership_id = a.partnership_id AND m.agency_id = a.id
		 AND m.status = 'confirmed' AND m.to_date IS NULL
	JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id
	WHERE s.partnership_id = $1 AND a.code = $2 AND s.reference = $3 AND p.email IS NOT NULL
	  AND NOT EXISTS (SELECT 1 FROM bookings b JOIN sessions o ON o.partnership_id = b.partnership_id AND o.id = b.session_id
		WHERE b.partnership_id = p.partnership_id AND b.person_id = p.id AND o.starts_at::date = s.starts_at::date)
	ORDER BY p.email LIMIT 1`

func (l *loader) ask(a asks) error {
	of, found, err := database.One[struct{ Person, Session uuid.UUID }](l.tx, freeSQL, l.tx.Partnership(), a.agency, a.session)
	if err != nil || !found {
		return fmt.Errorf("somebody of %s asks for %s (found: %t): %w", a.agency, a.session, found, err)
	}
	system := l.tx.Actor
	defer func() { l.tx.Actor = system }()
	l.tx.Actor = actor.Principal{Partnership: system.Partnership, Person: of.Person, Origin: actor.Import}
	if _, err := l.booking.BookTx(l.tx, booking.Request{SessionID: of.Session, Plea: a.plea}); err != nil {
		return fmt.Errorf("somebody of %s asks for %s: %w", a.agency, a.session, err)
	}
	return nil
}
