package changes

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// MovedKind is the kind of an act that moved sessions; an act that ended them has their outcome.
const MovedKind = "moved"

// changed is what is remembered of one session of an act.
type changed struct {
	session   uuid.UUID
	before    string
	after     string
	freeUntil *time.Time
}

func rememberEnding(tx *database.Tx, e catalogue.Ending, about abouts, all []concerned) error {
	err := insertChange(tx, e.ID, string(e.Outcome), e.EventID, nil, e.Cause, e.Words)
	if err != nil {
		return err
	}
	var sessions []changed
	for _, session := range e.Sessions {
		as := about[session.ID]
		sessions = append(sessions, changed{session: session.ID, before: held(as.Session, as.Parts)})
	}
	return insertChanged(tx, e.ID, sessions, all)
}

func rememberMoving(tx *database.Tx, m catalogue.Moving, about abouts, all []concerned) error {
	var days *int
	if m.EventID != nil {
		days = &m.Days
	}
	if err := insertChange(tx, m.ID, MovedKind, m.EventID, days, "", m.Words); err != nil {
		return err
	}
	var sessions []changed
	for _, moved := range m.Sessions {
		old, err := plannedBefore(tx, moved.Before)
		if err != nil {
			return err
		}
		now := about[moved.After.Session.ID]
		sessions = append(sessions, changed{
			session: now.Session.ID, before: held(old.Session, old.parts), after: held(now.Session, now.Parts), freeUntil: freeUntilOf(all, now.Session.ID),
		})
	}
	return insertChanged(tx, m.ID, sessions, all)
}

// freeUntilOf is until when the holders of a session's places may withdraw at no cost; nil where none may.
func freeUntilOf(all []concerned, session uuid.UUID) *time.Time {
	for _, t := range all {
		if t.SessionID == session && t.holder() && t.FreeUntil != nil {
			return t.FreeUntil
		}
	}
	return nil
}

func insertChange(tx *database.Tx, id uuid.UUID, kind string, event *uuid.UUID, days *int, cause catalogue.Cause, words string) error {
	_, err := tx.PGX.Exec(`INSERT INTO changes (partnership_id, id, kind, event_id, days, cause, words, at, by_person_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.Partnership(), id, kind, event, days, cause, words, tx.Now, tx.Actor.PersonOrNil())
	return err
}

func insertChanged(tx *database.Tx, act uuid.UUID, sessions []changed, all []concerned) error {
	for _, c := range sessions {
		_, err := tx.PGX.Exec(`INSERT INTO changed_sessions (partnership_id, change_id, session_id, before, after, free_until)
			VALUES ($1, $2, $3, $4, $5, $6)`, tx.Partnership(), act, c.session, c.before, c.after, c.freeUntil)
		if err != nil {
			return err
		}
	}
	had, clash, told := make([]string, len(all)), make([]string, len(all)), make([]bool, len(all))
	for i, t := range all {
		had[i], clash[i], told[i] = string(t.had), t.clash, t.told
	}
	_, err := tx.PGX.Exec(`INSERT INTO changed_bookings (partnership_id, change_id, booking_id, had, clash, told)
		SELECT $1, $2, booking, had, clash, told FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bool[]) AS t (booking, had, clash, told)`,
		tx.Partnership(), act, idsOf(all), had, clash, told)
	return err
}
