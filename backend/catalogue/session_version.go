package catalogue

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// sessionSaid is what the form of a session overwrites, and whether people can see it: who changes a
// draft mails nobody, who changes what was published meanwhile would.
type sessionSaid struct {
	Fields   []any
	Status   Status
	Opens    int64
	Closes   int64
	Parts    []partSaid
	Trainers []TrainerInput
	Joining  Joining
}

type partSaid struct {
	ID        uuid.UUID
	Starts    int64
	Ends      int64
	Cancelled bool
}

// sessionVersion names what a session says. Trainers may come in any order.
func sessionVersion(s Session, parts []Part, trainers []TrainerInput, joining Joining) string {
	said := sessionSaid{
		Fields: []any{s.EventID, s.Title, s.Mode, s.VenueID, s.Room, s.PublicNote, s.RegisterOpensMinutes, s.OnlyAgencyID, s.SelfServiceHours, s.ContactEmail, s.ContactPhone},
		Status: s.Status, Opens: s.OpensAt.Unix(), Closes: s.ClosesAt.Unix(), Trainers: slices.Clone(trainers), Joining: joining,
	}
	slices.SortFunc(said.Trainers, func(a, b TrainerInput) int { return cmp.Compare(a.PersonID.String(), b.PersonID.String()) })
	for _, p := range parts {
		said.Parts = append(said.Parts, partSaid{p.ID, p.StartsAt.Unix(), p.EndsAt.Unix(), p.CancelledAt != nil})
	}
	return version.Of(said)
}

func (c *sessionChange) version() string {
	return sessionVersion(c.before.Session, c.before.Parts, c.trainers, c.joining)
}

// versionFor is empty for whoever is not staff: it is made of joining details too, and only staff change.
func versionFor(tx *database.Tx, session Session) (string, error) {
	if !isStaff(tx.Actor) {
		return "", nil
	}
	parts, err := PartsOf(tx, session.ID)
	if err != nil {
		return "", err
	}
	trainers, err := trainerInputs(tx, session.ID)
	if err != nil {
		return "", err
	}
	joining, err := joiningOf(tx, session.ID)
	return sessionVersion(session, parts[session.ID], trainers, joining), err
}

// trainerInputs is who trains a session, as it would be said again.
func trainerInputs(tx *database.Tx, session uuid.UUID) ([]TrainerInput, error) {
	return database.Rows[TrainerInput](tx, `SELECT person_id, lending_agency_id FROM session_trainers
		WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session)
}
