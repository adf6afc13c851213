package planning

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// MinimumOf returns how many must book for a session to run; nil when nobody said.
func MinimumOf(tx *database.Tx, session uuid.UUID) (*catalogue.Minimum, error) {
	m, found, err := database.One[catalogue.Minimum](tx, `SELECT places, decide_on, shown, decided_at FROM session_minimums
		WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session)
	if err != nil || !found {
		return nil, err
	}
	return &m, nil
}

// SetMinimum says how many must have booked by a date for a session to run. Another date or number is
// decided about anew. Faults lie on places and decideOn; a session that has started or ended is
// ErrTooLate.
func (s *Service) SetMinimum(ctx context.Context, session uuid.UUID, places int, decideOn ukdate.Date, shown bool) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		planned, err := undecided(tx, access.OpSetMinimum, session)
		if err != nil {
			return err
		}
		return SetMinimumTx(tx, planned, places, decideOn, shown)
	})
}

// SetMinimumTx is SetMinimum within a transaction, for demos too; it does not ask who may, nor whether it is too late.
func SetMinimumTx(tx *database.Tx, session catalogue.Session, places int, decideOn ukdate.Date, shown bool) error {
	if err := checkMinimum(tx, session, places, decideOn); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO session_minimums AS m (partnership_id, session_id, places, decide_on, shown) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (partnership_id, session_id) DO UPDATE SET places = excluded.places, decide_on = excluded.decide_on, shown = excluded.shown,
			decided_at = CASE WHEN (m.places, m.decide_on) = (excluded.places, excluded.decide_on) THEN m.decided_at END,
			told_at = CASE WHEN m.decide_on = excluded.decide_on THEN m.told_at END`,
		tx.Partnership(), session.ID, places, decideOn, shown)
	if err != nil {
		return err
	}
	return audit.Record(tx, "session.minimum", "session", session.ID)
}

// ErrTooLate: the session has started, or was cancelled, or did not run.
var ErrTooLate = fault.New(fault.Conflict, "too_late", "This session has started or ended, so there is nothing to decide.")

func undecided(tx *database.Tx, op string, session uuid.UUID) (catalogue.Session, error) {
	if !access.Can(tx.Actor, op, access.Partnership) {
		return catalogue.Session{}, fault.Missing
	}
	planned, err := catalogue.SessionByID(tx, session)
	if err == nil && (planned.Status.Ended() || !tx.Now.Before(planned.StartsAt)) {
		err = ErrTooLate
	}
	return planned, err
}

func checkMinimum(tx *database.Tx, session catalogue.Session, places int, decideOn ukdate.Date) error {
	var fields fault.Fields
	most, err := database.Values[int](tx, `SELECT coalesce(sum(capacity), 0) FROM session_places
		WHERE partnership_id = $1 AND session_id = $2 HAVING bool_and(capacity IS NOT NULL)`, tx.Partnership(), session.ID)
	switch {
	case err != nil:
		return err
	case places < 1 || places > 10_000:
		fields.Add("places", "out_of_range", "Choose from 1 to 10,000.")
	case len(most) == 1 && places > most[0]:
		fields.Add("places", "more_than_places", fmt.Sprintf("The session has %d places only.", most[0]))
	}
	switch {
	case decideOn.Before(ukdate.DateOf(tx.Now)):
		fields.Add("decideOn", "in_the_past", "This is in the past. Choose a later date.")
	case decideOn.After(session.FirstDate):
		fields.Add("decideOn", "after_start", "Decide on the day of the session, or before.")
	}
	return fields.Err()
}

// RemoveMinimum lets a session run with however few. One that has no minimum stays as it is.
func (s *Service) RemoveMinimum(ctx context.Context, session uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if _, err := undecided(tx, access.OpRemoveMinimum, session); err != nil {
			return err
		}
		if _, err := tx.PGX.Exec(`DELETE FROM session_minimums WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session); err != nil {
			return err
		}
		return audit.Record(tx, "session.minimum_removed", "session", session)
	})
}

// GoAhead decides that a session runs, however few have booked; again changes nothing. fault.Missing
// where there is no minimum. To decide otherwise is to cancel the session.
func (s *Service) GoAhead(ctx context.Context, session uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if _, err := undecided(tx, access.OpGoAhead, session); err != nil {
			return err
		}
		minimum, err := MinimumOf(tx, session)
		if err != nil || minimum != nil && minimum.DecidedAt != nil {
			return err
		}
		if minimum == nil {
			return fault.Missing
		}
		if _, err := tx.PGX.Exec(`UPDATE session_minimums SET decided_at = $3, decided_by = $4 WHERE partnership_id = $1 AND session_id = $2`,
			tx.Partnership(), session, tx.Now, tx.Actor.PersonOrNil()); err != nil {
			return err
		}
		return audit.Record(tx, "session.go_ahead", "session", session)
	})
}

// UnderMinimum is a session to come that too few have booked so far.
type UnderMinimum struct {
	SessionID uuid.UUID
	Title     string
	Reference string
	StartsAt  time.Time
	Places    int
	Booked    int // places held, offered ones included
	DecideOn  ukdate.Date
}

const underMinimumSQL = `SELECT s.id AS session_id, coalesce(nullif(s.title, ''), c.title) AS title, s.reference, s.starts_at, m.places,
		p.booked, m.decide_on
	FROM session_minimums m
	JOIN sessions s ON s.partnership_id = $1 AND s.id = m.session_id AND s.status = 'published' AND s.starts_at > $2
	JOIN courses c ON c.partnership_id = $1 AND c.id = s.course_id
	JOIN LATERAL (SELECT sum(taken) AS booked FROM session_places WHERE partnership_id = $1 AND session_id = s.id) p ON p.booked < m.places
	WHERE m.partnership_id = $1 AND m.decided_at IS NULL`

// ListUnderMinimum returns the sessions about which staff have to decide, those to be decided first at
// the top; for staff, else fault.Missing.
func (s *Service) ListUnderMinimum(ctx context.Context) ([]UnderMinimum, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]UnderMinimum, error) {
		if !access.Can(tx.Actor, access.OpListUnderMinimum, access.Partnership) {
			return nil, fault.Missing
		}
		return database.Rows[UnderMinimum](tx, underMinimumSQL+` ORDER BY m.decide_on, s.starts_at LIMIT 200`, tx.Partnership(), tx.Now)
	})
}
