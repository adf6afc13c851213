package interest

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// Linked is what a link from a mail is about.
type Linked struct {
	CourseID   uuid.UUID
	Course     string // its title
	Name       string // of the person
	Interested bool

	person uuid.UUID
}

// Linked says what a link from a mail ends. Reading it changes nothing, so that mail scanners may. fault.Missing
// for a link that ran out or never was.
func (s *Service) Linked(ctx context.Context, token string) (Linked, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Linked, error) { return linked(tx, token) })
}

// EndByLink takes an interest back for whoever the link was written to, without signing in. Doing it again
// changes nothing; the link lives on, so that its page can still say so.
func (s *Service) EndByLink(ctx context.Context, token string) (Linked, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Linked, error) {
		l, err := linked(tx, token)
		if err != nil || !l.Interested {
			return l, err
		}
		tx.Actor.Person = l.person // not whoever is signed in: the holder of the link
		l.Interested = false
		return l, end(tx, l.CourseID, l.person)
	})
}

// linked: the link names the course, and the person whose interest it ends.
func linked(tx *database.Tx, token string) (l Linked, err error) {
	link, err := access.LinkByToken(tx, token)
	if err == nil && (link.Purpose != access.LinkInterest || link.PersonID == nil) {
		err = fault.Missing
	}
	if err != nil {
		return l, err
	}
	who, err := people.PersonByID(tx, *link.PersonID)
	if err != nil {
		return l, err
	}
	l.CourseID, l.Name, l.person = link.ObjectID, who.Name, who.ID
	if err := tx.PGX.QueryRow(`SELECT title FROM courses WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), l.CourseID).Scan(&l.Course); err != nil {
		return l, err
	}
	_, l.Interested, err = database.One[Interest](tx, mineSQL+` AND i.course_id = $3`, tx.Partnership(), who.ID, l.CourseID)
	return l, err
}
