package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// The refusals of handing a place to a colleague, and of moving it to another session.
var (
	ErrNoPlaceYet     = fault.New(fault.Conflict, "no_place_yet", "There is no place yet: this person is waiting for one.")
	ErrWalkInStays    = fault.New(fault.Conflict, "walk_in", "This person walked in without a place, so there is none to pass on.")
	ErrWithConference = fault.New(fault.Conflict, "break_out", "This is a break-out of a conference. It goes with the place at the conference.")
	ErrAttended       = fault.New(fault.Conflict, "marked_present", "This person has attended some of it. A colleague who comes for the rest is added to the register as a walk-in.")
	ErrSendStarted    = fault.New(fault.Conflict, "session_started", "The session has started. Its trainer can still put a colleague on the register.")
	ErrMoveStarted    = fault.New(fault.Conflict, "session_started", "The session has started, so the place can no longer be moved.")
	ErrRegisterClosed = fault.New(fault.Conflict, "register_closed", "The register is closed, so the place can no longer be passed on.")
)

// mayLeave returns why the holder of a booking cannot be taken out of it in favour of another; nil when they can. Its
// place is locked.
func (s *Service) mayLeave(tx *database.Tx, b Booking, se session) error {
	switch {
	case b.WalkIn:
		return ErrWalkInStays
	case !b.Status.Live():
		return ErrEnded
	case b.Status != Confirmed:
		return ErrNoPlaceYet
	case se.MainSessionID != nil:
		return ErrWithConference
	}
	present, err := s.MarkedPresent(tx, b.ID)
	if err == nil && present {
		err = ErrAttended
	}
	return err
}

// maySend adds until when: the session's trainers and staff until its register is closed, others before it starts.
func (s *Service) maySend(tx *database.Tx, b Booking, se session) error {
	if err := s.mayLeave(tx, b, se); err != nil {
		return err
	}
	keeps, err := keepsRegister(tx, b.SessionID)
	switch {
	case err != nil:
		return err
	case !keeps && b.byThemselves(tx, se) != nil:
		return b.byThemselves(tx, se)
	case tx.Now.Before(se.StartsAt):
		return nil
	case !keeps:
		return ErrSendStarted
	}
	closed, err := s.RegisterClosed(tx, b.SessionID)
	if err == nil && closed {
		err = ErrRegisterClosed
	}
	return err
}

// mayMove adds that neither has started; the other session's start is one of its own conditions.
func (s *Service) mayMove(tx *database.Tx, b Booking, se session) error {
	if err := s.mayLeave(tx, b, se); err != nil {
		return err
	}
	if err := b.byThemselves(tx, se); err != nil {
		return err
	}
	if tx.Now.Before(se.StartsAt) {
		return nil
	}
	return ErrMoveStarted
}

// keepsRegister reports whether the actor may take the register of a session: its trainers and staff.
func keepsRegister(tx *database.Tx, session uuid.UUID) (bool, error) {
	if access.Can(tx.Actor, access.OpSubstituteBooking, access.Partnership) {
		return true, nil
	}
	if !access.Can(tx.Actor, access.OpSubstituteBooking, access.Session) {
		return false, nil
	}
	return catalogue.Trains(tx, session, tx.Actor.Person)
}

// leaveFor ends a confirmed booking in favour of another: its links die, its calendar entry is to be removed. What
// becomes of its place is for the caller.
func leaveFor(tx *database.Tx, b *Booking, to Status, why string) error {
	from := b.Status
	if err := b.Transition(to, tx.Now); err != nil {
		return err
	}
	b.CalendarSequence++
	if err := save(tx, b, from, why, tx.Actor.Person != b.PersonID); err != nil {
		return err
	}
	if err := access.EndLinks(tx, b.ID, access.LinkOffer, access.LinkCancel); err != nil {
		return err
	}
	if err := stopAsking(tx, b.ID, approvalWithdrawn); err != nil {
		return err
	}
	return audit.Record(tx, "booking."+string(to), "booking", b.ID)
}

// handOver ends a confirmed booking in favour of another and lets its place fall free.
func (s *Service) handOver(tx *database.Tx, b *Booking, to Status, locked places.Locked, why string) error {
	from := b.Status
	if err := leaveFor(tx, b, to, why); err != nil {
		return err
	}
	return giveUp(tx, b, from, locked.Seat(b.SessionID, b.Seat))
}

// how a booking that somebody makes for another comes to be approved where it takes over one that was: naming by a
// coordinator and adding by staff or a trainer are approvals themselves, else that of the place is carried over.
func howActing(tx *database.Tx, holder uuid.UUID) How {
	switch {
	case tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator):
		return ByAdding
	case tx.Actor.Person == holder:
		return ByMoving
	case tx.Actor.Has(actor.Coordinator):
		return ByNaming
	}
	return ByAdding
}

// Handovers is what became of a booking's place, where it came from, and what can be done with it now.
type Handovers struct {
	MaySubstitute bool
	MayTransfer   bool
	Before, After *Successor // nil: none
}

// HandoversOf says so of a booking that the actor may see; fault.Missing for others.
func (s *Service) HandoversOf(ctx context.Context, booking uuid.UUID) (Handovers, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (h Handovers, err error) {
		b, err := s.visible(tx, booking, access.OpGetBooking)
		if err != nil {
			return h, err
		}
		if h.Before, h.After, err = successors(tx, b); err != nil || b.Status != Confirmed {
			return h, err
		}
		g, err := gather(tx, b.SessionID, uuid.Nil, false)
		if err != nil {
			return h, err
		}
		if h.MaySubstitute, err = allowed(s.maySend(tx, b, g.session)); err != nil {
			return h, err
		}
		h.MayTransfer, err = allowed(s.mayMove(tx, b, g.session))
		return h, err
	})
}

// allowed turns a refusal into no.
func allowed(err error) (bool, error) {
	if err != nil && fault.Of(err).Decided() {
		return false, nil
	}
	return err == nil, err
}

// Successor is the booking that took another's place, or the one whose place it took.
type Successor struct {
	BookingID uuid.UUID
	PersonID  uuid.UUID
	Person    string
	SessionID uuid.UUID
	Session   string
}

const successorSQL = `SELECT b.id AS booking_id, b.person_id, p.name AS person, b.session_id, coalesce(nullif(s.title, ''), c.title) AS session
	FROM bookings b
	JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
	JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
	JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
	WHERE b.partnership_id = $1 AND `

// successors returns what a booking took over and what took it over; nil for none.
func successors(tx *database.Tx, b Booking) (before, after *Successor, err error) {
	if b.ReplacesID != nil {
		if before, err = successor(tx, `b.id = $2`, *b.ReplacesID); err != nil {
			return nil, nil, err
		}
	}
	if b.Status == Substituted || b.Status == Transferred {
		after, err = successor(tx, `b.replaces_id = $2`, b.ID)
	}
	return before, after, err
}

func successor(tx *database.Tx, which string, id uuid.UUID) (*Successor, error) {
	found, ok, err := database.One[Successor](tx, successorSQL+which, tx.Partnership(), id)
	if err != nil || !ok {
		return nil, err
	}
	return &found, nil
}
