package catalogue

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// MayEnd returns why a session cannot be cancelled, or recorded as not run; nil when it can. Cancelled
// is said before the start, did not run after it; where somebody attended, neither.
func MayEnd(session Session, outcome Status, now time.Time, attended bool) error {
	started := !now.Before(session.StartsAt)
	switch {
	case session.Status == Draft:
		return ErrNotPublished
	case session.Status.Ended():
		return ErrSessionEnded
	case outcome == Cancelled && started:
		return ErrAlreadyStarted
	case outcome == DidNotRun && !started:
		return ErrNotStarted
	case attended:
		return ErrAttended
	}
	return nil
}

// EndSession cancels a session, or records that it did not run, and tells OnSessionsEnded. Saying the
// same outcome again changes nothing. What MayEnd says.
func (s *Service) EndSession(ctx context.Context, id uuid.UUID, e End) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpCancelSession, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.EndSessionTx(tx, id, e)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// EndSessionTx is EndSession within a transaction; it does not ask who may. The published break-outs of a
// conference end with it.
func (s *Service) EndSessionTx(tx *database.Tx, id uuid.UUID, e End) (Session, error) {
	if err := e.check(); err != nil {
		return Session{}, err
	}
	session, breakOuts, err := lockWithBreakOuts(tx, id)
	if err != nil || session.Status == e.Outcome {
		return session, err
	}
	attended, err := attendedAny(tx, id)
	if err != nil {
		return session, err
	}
	if err := MayEnd(session, e.Outcome, tx.Now, attended); err != nil {
		return session, err
	}
	ending := Ending{End: e, ID: newID(), Sessions: []Session{session}}
	for _, b := range breakOuts {
		if b.Status == Published {
			ending.Sessions = append(ending.Sessions, b)
		}
	}
	err = s.endAll(tx, &ending)
	return ending.Sessions[0], err
}

// check tidies and completes. Faults lie on outcome, cause and reason.
func (e *End) check() error {
	var fields fault.Fields
	if e.Cause == "" {
		e.Cause = OtherCause
	}
	if !e.Cause.Known() {
		fields.Add("cause", "unknown", "Choose why.")
	}
	if e.Cause == OtherCause {
		textCheck{&fields}.required("reason", &e.Words, 500)
	} else {
		textCheck{&fields}.optional("reason", &e.Words, 500)
	}
	if !e.Outcome.Ended() {
		fields.Add("outcome", "unknown", "Say whether it is cancelled or did not run.")
	}
	return fields.Err()
}

// attendedAny reports whether anybody was marked as having attended one of the sessions or their break-outs.
func attendedAny(tx *database.Tx, sessions ...uuid.UUID) (bool, error) {
	return ask(tx, `SELECT EXISTS (SELECT 1 FROM marks WHERE partnership_id = $1 AND attended AND superseded_at IS NULL
		AND session_id IN (SELECT id FROM sessions WHERE partnership_id = $1 AND (id = ANY($2) OR main_session_id = ANY($2))))`,
		tx.Partnership(), sessions)
}

// endAll ends locked sessions and tells whoever looks after those who booked them.
func (s *Service) endAll(tx *database.Tx, e *Ending) error {
	for i := range e.Sessions {
		if err := end(tx, &e.Sessions[i], e.End); err != nil {
			return err
		}
	}
	if s.OnSessionsEnded == nil {
		return nil
	}
	return s.OnSessionsEnded(tx, *e)
}

func end(tx *database.Tx, session *Session, e End) error {
	session.Status, session.EndedAt, session.EndReason, session.EndCause = e.Outcome, &tx.Now, e.Words, e.Cause
	session.Sequence++
	err := updateSession(tx, session.ID, map[string]any{
		"status": e.Outcome, "ended_at": tx.Now, "end_reason": e.Words, "end_cause": e.Cause, "sequence": session.Sequence,
	})
	if err != nil {
		return err
	}
	if err := places.SetStatus(tx, session.ID, string(e.Outcome)); err != nil {
		return err
	}
	if err := webhook.Happened(tx, webhook.SessionCancelled, session.ID); err != nil {
		return err
	}
	action := "session.cancel"
	if e.Outcome == DidNotRun {
		action = "session.did_not_run"
	}
	return audit.Record(tx, action, "session", session.ID)
}
