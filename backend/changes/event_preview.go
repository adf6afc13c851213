package changes

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// EventStep is what a change of its event would do to one session, and how many bookings it has.
type EventStep struct {
	SessionID uuid.UUID
	Title     string
	Draft     bool   // nobody could book it
	Stays     string // why it stays as it is; empty: it does not
	Problem   string // why it cannot move; empty: it can
	Before    string // in words, a line for each of when, how and where
	After     string // empty where it does not move
	Affected         // its bookings only
}

// EventPreview is what a change of an event would do.
type EventPreview struct {
	Steps    []EventStep
	Affected Affected // everybody, each once
}

// PreviewEvent says whom moving or cancelling all of an event would touch, session by session.
func (s *Service) PreviewEvent(ctx context.Context, event uuid.UUID, c catalogue.EventChange) (EventPreview, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (p EventPreview, err error) {
		if !access.Can(tx.Actor, access.OpPreviewEventChange, access.Partnership) {
			return p, fault.Missing
		}
		steps, err := s.catalogue.PlanEvent(tx, event, c)
		if err != nil {
			return p, err
		}
		touches := touchedSessions(steps)
		all, err := concernedBy(tx, touches)
		if err != nil {
			return p, err
		}
		if p.Affected, err = affected(tx, touches); err != nil {
			return p, err
		}
		p.Affected.Moves = p.Affected.People > 0
		about, err := aboutAll(tx, sessionsOf(steps))
		if err != nil {
			return p, err
		}
		for _, step := range steps {
			if err := p.Affected.alsoMoves(tx, step, touches); err != nil {
				return p, err
			}
			p.Steps = append(p.Steps, viewOfStep(step, about[step.Session.ID], all))
		}
		return p, nil
	})
}

func sessionsOf(steps []catalogue.EventStep) []uuid.UUID {
	ids := make([]uuid.UUID, len(steps))
	for i, step := range steps {
		ids[i] = step.Session.ID
	}
	return ids
}

// touchedSessions is the published ones that do not stay as they are.
func touchedSessions(steps []catalogue.EventStep) []uuid.UUID {
	ids := []uuid.UUID{}
	for _, step := range steps {
		if step.Stays == "" && step.Session.Status == catalogue.Published {
			ids = append(ids, step.Session.ID)
		}
	}
	return ids
}

func viewOfStep(step catalogue.EventStep, now letters.About, all []concerned) EventStep {
	v := EventStep{
		SessionID: step.Session.ID, Title: now.Session.Title, Draft: step.Session.Status == catalogue.Draft,
		Stays: step.Stays, Problem: step.Problem, Before: held(now.Session, now.Parts),
	}
	for _, t := range all {
		if t.SessionID == v.SessionID {
			v.count(t.had)
		}
	}
	if moves(step) {
		v.After = held(now.Session, planned(step.Moved.After.Parts))
	}
	return v
}

// alsoMoves adds the terms and the clashes of one session that would move.
func (a *Affected) alsoMoves(tx *database.Tx, step catalogue.EventStep, together []uuid.UUID) error {
	if !moves(step) || !slices.Contains(together, step.Session.ID) {
		return nil
	}
	if a.FreeUntil == nil {
		if err := a.free(tx, step.Moved); err != nil {
			return err
		}
	}
	return a.clash(tx, step.Moved, together)
}

func moves(step catalogue.EventStep) bool {
	return step.Stays == "" && step.Problem == "" && len(step.Moved.After.Parts) > 0
}
