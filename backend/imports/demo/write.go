package demo

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// wantNewsSQL: a dozen people of the partnership, always the same.
const wantNewsSQL = `SELECT id FROM people WHERE partnership_id = $1 AND email IS NOT NULL AND suspended_at IS NULL
	AND NOT EXISTS (SELECT FROM demo_people d WHERE d.partnership_id = $1 AND d.person_id = people.id)
	ORDER BY md5(email), id LIMIT 12`

// write has one letter fail, a dozen people want news, and staff write to everybody of the session in demand. A partnership
// without such a session writes nothing.
func (l *loader) write(p place) error {
	session, found, err := database.One[struct{ ID uuid.UUID }](l.tx, `SELECT id FROM sessions WHERE partnership_id = $1 AND reference = 'DEV-FULL-1'`, l.tx.Partnership())
	if err != nil || !found {
		return err
	}
	if err := l.failOne(); err != nil {
		return err
	}
	keen, err := database.Values[uuid.UUID](l.tx, wantNewsSQL, l.tx.Partnership())
	if err != nil {
		return err
	}
	for _, id := range keen {
		if err := messages.WantNewsTx(l.tx, id); err != nil {
			return err
		}
	}
	for _, r := range p.roles {
		if r.role != actor.Staff {
			continue
		}
		staff, _, err := people.PersonByEmail(l.tx, r.email)
		if err != nil {
			return err
		}
		l.tx.Actor.Person = staff.ID
		_, err = messages.SendTx(l.tx, messages.Draft{
			Target:  messages.Target{Audience: messages.Everyone, SessionID: &session.ID},
			Subject: "What to read before the session",
			Body:    "Please read the chapter on coercive control in our handbook before you come.\n\nIf you are waiting for a place: we will write to you as soon as one falls free.",
		})
		l.tx.Actor.Person = uuid.Nil
		return err
	}
	return nil
}

// reachedNobodySQL: somebody with a booking to come and nothing else about them in the demo, always the same.
const reachedNobodySQL = `SELECT p.id, p.name, p.email, a.name AS agency FROM people p
	JOIN bookings b ON b.partnership_id = p.partnership_id AND b.person_id = p.id AND b.status = 'confirmed'
	JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.starts_at > $2
	JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
	WHERE p.partnership_id = $1 AND p.email IS NOT NULL AND p.suspended_at IS NULL
	  AND NOT EXISTS (SELECT FROM demo_people d WHERE d.partnership_id = $1 AND d.person_id = p.id)
	ORDER BY md5(p.email), p.id LIMIT 1`

// failOne has a letter to somebody who has a booking to come fail, so that those who look after the mail have something to
// look after: their address refuses mail, and staff of today see it.
func (l *loader) failOne() error {
	who, found, err := database.One[struct {
		ID                  uuid.UUID
		Name, Email, Agency string
	}](l.tx, reachedNobodySQL, l.tx.Partnership(), l.tx.Now)
	if err != nil || !found {
		return err
	}
	here, err := partnership.ByID(l.tx, l.tx.Partnership())
	if err != nil {
		return err
	}
	m := notify.Site{}.RegistrationConfirmed(here, who.Name, who.Agency)
	m.DedupeKey, m.PersonID, m.ToName, m.ToEmail = m.Kind+":"+who.ID.String(), &who.ID, who.Name, who.Email
	return notify.WriteFailed(l.tx, m, mailer.NoMailbox)
}
