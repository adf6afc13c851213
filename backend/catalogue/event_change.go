package catalogue

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// EventChange is what shall become of a whole event: all of it moves by some days, or, with none, does not
// take place.
type EventChange struct {
	Days  int // later; negative: earlier
	Cause Cause
	Words string // to the people who booked
}

// Why a session stays as it is while its event changes.
const (
	StaysEnded   = "ended"
	StaysStarted = "started"
)

// EventStep is what a change of its event does to one session.
type EventStep struct {
	Session Session
	Moved   Moved  // where it moves
	Stays   string // why it stays as it is; empty: it does not
	Problem string // why it cannot move; then nothing of the event does
}

// ErrNothingToChange: everything of the event is over already.
var ErrNothingToChange = fault.New(fault.Conflict, "nothing_to_change", "No session of this event is still to come.")

// PlanEvent says what a change of an event would do to each of its sessions, and writes nothing. It does
// not ask who may. fault.Missing where there is no such event.
func (s *Service) PlanEvent(tx *database.Tx, id uuid.UUID, c EventChange) ([]EventStep, error) {
	if err := EventExists(tx, id); err != nil {
		return nil, err
	}
	sessions, err := sessionsOfEvent(tx, id)
	if err != nil {
		return nil, err
	}
	steps := make([]EventStep, len(sessions))
	for i, session := range sessions {
		if steps[i], err = planStep(tx, session, c); err != nil {
			return nil, err
		}
	}
	return steps, nil
}

// sessionsOfEvent: break-outs of its conference too, wherever they say they belong.
func sessionsOfEvent(tx *database.Tx, event uuid.UUID) ([]Session, error) {
	return database.Rows[Session](tx, `SELECT s.* FROM sessions s
		LEFT JOIN sessions m ON m.partnership_id = s.partnership_id AND m.id = s.main_session_id
		WHERE s.partnership_id = $1 AND (s.event_id = $2 OR m.event_id = $2)
		ORDER BY s.main_session_id IS NOT NULL, s.starts_at, s.id`, tx.Partnership(), event)
}

func planStep(tx *database.Tx, session Session, c EventChange) (EventStep, error) {
	step := EventStep{Session: session}
	started := !tx.Now.Before(session.StartsAt)
	switch {
	case session.Status.Ended():
		step.Stays = StaysEnded
		return step, nil
	case started && (c.Days == 0 || !tx.Now.Before(session.EndsAt)):
		step.Stays = StaysStarted
		return step, nil
	case c.Days == 0:
		return step, nil
	}
	in, err := shifted(tx, session, c)
	if err != nil {
		return step, err
	}
	change, err := planUpdate(tx, session.ID, &in)
	if f := (*fault.Error)(nil); errors.As(err, &f) && f.Decided() {
		step.Problem = f.Sentence()
		return step, nil
	}
	if err != nil {
		return step, err
	}
	step.Moved = Moved{change.before, change.after}
	if started && sameMeetings(change.before.Parts, change.after.Parts) {
		step.Stays = StaysStarted
	}
	return step, nil
}

// shifted is what a session says, with each part that is still to come moved by some days, at the same
// times by London's clocks; and its booking window and the time to choose break-outs with it.
func shifted(tx *database.Tx, session Session, c EventChange) (SessionUpdate, error) {
	parts, err := PartsOf(tx, session.ID)
	if err != nil {
		return SessionUpdate{}, err
	}
	minutes := session.RegisterOpensMinutes
	in := SessionUpdate{Words: c.Words, SessionFields: SessionFields{
		EventID: session.EventID, OwnTitle: session.Title, Mode: session.Mode, VenueID: session.VenueID, Room: session.Room,
		PublicNote: session.PublicNote, RegisterOpensMinutes: &minutes, OnlyAgencyID: session.OnlyAgencyID,
		SelfServiceHours: session.SelfServiceHours, ContactEmail: session.ContactEmail, ContactPhone: session.ContactPhone,
	}}
	in.Window.OpensOn, in.Window.OpensWall = wallOf(session.OpensAt, 0)
	if c.Days < 0 && session.OpensAt.After(tx.Now) {
		in.Window.OpensOn, in.Window.OpensWall = wallOf(session.OpensAt, c.Days)
	}
	if !session.ClosesAt.Equal(session.StartsAt) {
		in.Window.ClosesOn, in.Window.ClosesWall = wallOf(session.ClosesAt, c.Days)
	}
	if session.ChooseUntil != nil {
		in.ChooseUntil.On, in.ChooseUntil.Wall = wallOf(*session.ChooseUntil, c.Days)
	}
	for _, p := range parts[session.ID] {
		days := c.Days
		if !tx.Now.Before(p.StartsAt) || p.CancelledAt != nil {
			days = 0
		}
		in.Parts = append(in.Parts, PartInput{
			ID: p.ID, Date: p.LocalDate.AddDays(days), StartWall: p.StartWall, EndWall: p.EndWall, Cancelled: p.CancelledAt != nil,
		})
	}
	return in, nil
}

// ChangeEvent moves or cancels every session of an event that is still to come, and the event with them. It
// returns the id of the act. fault.Invalid on days where one of them cannot move; ErrNothingToChange.
func (s *Service) ChangeEvent(ctx context.Context, id uuid.UUID, c EventChange) (uuid.UUID, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (uuid.UUID, error) {
		if !access.Can(tx.Actor, access.OpChangeEvent, access.Partnership) {
			return uuid.Nil, fault.Missing
		}
		return s.ChangeEventTx(tx, id, c)
	})
}

// ChangeEventTx is ChangeEvent within a transaction; it does not ask who may.
func (s *Service) ChangeEventTx(tx *database.Tx, id uuid.UUID, c EventChange) (uuid.UUID, error) {
	event, err := byID[Event](tx, "events", id, true)
	if err != nil {
		return uuid.Nil, err
	}
	if event.Status == EventCancelled {
		return uuid.Nil, ErrNothingToChange
	}
	end := End{Outcome: Cancelled, Cause: c.Cause, Words: c.Words}
	if c.Days == 0 {
		err = end.check()
	} else {
		err = checkMove(&c)
	}
	if err != nil {
		return uuid.Nil, err
	}
	steps, err := s.lockAndPlan(tx, id, c)
	if err != nil {
		return uuid.Nil, err
	}
	act := newID()
	if c.Days == 0 {
		err = s.cancelEvent(tx, act, event, end, steps)
	} else {
		err = s.moveEvent(tx, act, event, c, steps)
	}
	return act, err
}

func checkMove(c *EventChange) error {
	var fields fault.Fields
	textCheck{&fields}.optional("reason", &c.Words, 500)
	if c.Days < -366 || c.Days > 366 {
		fields.Add("days", "out_of_range", "An event moves by up to 366 days.")
	}
	return fields.Err()
}

// lockAndPlan locks the places of all sessions together, in id order, and plans under that lock.
func (s *Service) lockAndPlan(tx *database.Tx, event uuid.UUID, c EventChange) ([]EventStep, error) {
	sessions, err := sessionsOfEvent(tx, event)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(sessions))
	for i, session := range sessions {
		ids[i] = session.ID
	}
	if _, err := places.Lock(tx, ids...); err != nil {
		return nil, err
	}
	steps, err := s.PlanEvent(tx, event, c)
	if err != nil {
		return nil, err
	}
	for _, step := range steps {
		if step.Problem != "" {
			return nil, fault.OnField("days", "cannot_move", fmt.Sprintf("“%s” cannot move: %s", titleOf(step), step.Problem))
		}
	}
	steps = slices.DeleteFunc(steps, func(step EventStep) bool { return step.Stays != "" })
	if len(steps) == 0 {
		return nil, ErrNothingToChange
	}
	return steps, nil
}

func titleOf(step EventStep) string {
	if step.Session.Title != "" {
		return step.Session.Title
	}
	return step.Session.Reference
}

func (s *Service) cancelEvent(tx *database.Tx, act uuid.UUID, event Event, e End, steps []EventStep) error {
	ending := Ending{End: e, ID: act, EventID: &event.ID}
	for _, step := range steps {
		if step.Session.Status == Published {
			ending.Sessions = append(ending.Sessions, step.Session)
		}
	}
	if err := s.endAll(tx, &ending); err != nil {
		return err
	}
	if event.Status != EventPublished {
		return audit.Record(tx, "event.cancel", "event", event.ID)
	}
	if err := updateRow(tx, &Event{}, event.ID, map[string]any{"status": EventCancelled}); err != nil {
		return err
	}
	return audit.Record(tx, "event.cancel", "event", event.ID)
}

func (s *Service) moveEvent(tx *database.Tx, act uuid.UUID, event Event, c EventChange, steps []EventStep) error {
	moving := Moving{ID: act, EventID: &event.ID, Days: c.Days, Words: c.Words}
	for _, step := range steps {
		in, err := shifted(tx, step.Session, c)
		if err != nil {
			return err
		}
		change, err := s.update(tx, step.Session.ID, in)
		if err != nil {
			return err
		}
		if change.moved && change.written {
			moving.Sessions = append(moving.Sessions, Moved{change.before, change.after})
		}
	}
	err := updateRow(tx, &Event{}, event.ID, map[string]any{
		"starts_on": event.StartsOn.AddDays(c.Days), "ends_on": event.EndsOn.AddDays(c.Days),
	})
	if err != nil {
		return err
	}
	if s.OnSessionsMoved != nil {
		if err := s.OnSessionsMoved(tx, moving); err != nil {
			return err
		}
	}
	return audit.Record(tx, "event.move", "event", event.ID)
}
