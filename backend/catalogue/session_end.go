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

// EndSession cancels a session, or records that it did not run, and tells OnSessionEnded. Saying the
// same outcome again changes nothing. outcome is Cancelled or DidNotRun; what MayEnd says.
func (s *Service) EndSession(ctx context.Context, id uuid.UUID, outcome Status, reason string) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpCancelSession, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.EndSessionTx(tx, id, outcome, reason)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// EndSessionTx is EndSession within a transaction; it does not ask who may. The published break-outs of a
// conference end with it.
func (s *Service) EndSessionTx(tx *database.Tx, id uuid.UUID, outcome Status, reason string) (Session, error) {
	var fields fault.Fields
	textCheck{&fields}.required("reason", &reason, 500)
	if !outcome.Ended() {
		fields.Add("outcome", "unknown", "Say whether it is cancelled or did not run.")
	}
	if err := fields.Err(); err != nil {
		return Session{}, err
	}
	session, breakOuts, err := lockWithBreakOuts(tx, id)
	if err != nil || session.Status == outcome {
		return session, err
	}
	attended, err := ask(tx, `SELECT EXISTS (SELECT 1 FROM marks WHERE partnership_id = $1 AND attended AND superseded_at IS NULL
		AND session_id IN (SELECT id FROM sessions WHERE partnership_id = $1 AND (id = $2 OR main_session_id = $2)))`, tx.Partnership(), id)
	if err != nil {
		return session, err
	}
	if err := MayEnd(session, outcome, tx.Now, attended); err != nil {
		return session, err
	}
	ended, err := s.end(tx, session, outcome, reason)
	for _, b := range breakOuts {
		if err == nil && b.Status == Published {
			_, err = s.end(tx, b, outcome, reason)
		}
	}
	return ended, err
}

func (s *Service) end(tx *database.Tx, session Session, outcome Status, reason string) (Session, error) {
	session.Status, session.EndedAt, session.EndReason = outcome, &tx.Now, reason
	session.Sequence++
	err := updateSession(tx, session.ID, map[string]any{
		"status": outcome, "ended_at": tx.Now, "end_reason": reason, "sequence": session.Sequence,
	})
	if err != nil {
		return session, err
	}
	if err := places.SetStatus(tx, session.ID, string(outcome)); err != nil {
		return session, err
	}
	if s.OnSessionEnded != nil {
		if err := s.OnSessionEnded(tx, session, outcome, reason); err != nil {
			return session, err
		}
	}
	action := "session.cancel"
	if outcome == DidNotRun {
		action = "session.did_not_run"
	}
	return session, audit.Record(tx, action, "session", session.ID)
}

// EndPreview is whom a change of a session would touch: its end the people with a live booking, another
// time, place or mode those of them who hold a place; and how many of each have an address to write to.
type EndPreview struct {
	People           int
	WithEmail        int
	Holders          int
	HoldersWithEmail int
}

// PreviewEnd counts who would be told. A session that has ended already would touch nobody.
func (s *Service) PreviewEnd(ctx context.Context, id uuid.UUID) (EndPreview, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (EndPreview, error) {
		if !access.Can(tx.Actor, access.OpPreviewSessionCancellation, access.Partnership) {
			return EndPreview{}, fault.Missing
		}
		if _, err := SessionByID(tx, id); err != nil || s.CountLive == nil {
			return EndPreview{}, err
		}
		return s.CountLive(tx, id)
	})
}
