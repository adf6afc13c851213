package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// WalkIn is somebody who came without holding a place at the start.
type WalkIn struct {
	SessionID uuid.UUID
	PersonID  uuid.UUID
	AgencyID  *uuid.UUID // nil: agency not known
	Seat      places.Seat
}

// WalkInTx records a walk-in: confirmed, outside the places taken, with the agency as it is at the
// door. Their own waiting entry lapses as placed. ErrAlreadyHere when they hold a place.
func (s *Service) WalkInTx(tx *database.Tx, w WalkIn) (Booking, error) {
	g, err := gather(tx, w.SessionID, w.PersonID, true)
	if err != nil {
		return Booking{}, err
	}
	locked, err := s.Lock(tx, w.SessionID)
	if err != nil {
		return Booking{}, err
	}
	if g.live != nil {
		if err := s.place(tx, g.live, locked); err != nil {
			return Booking{}, err
		}
	}
	version, err := charging.VersionAt(tx, g.session.PolicyGroup, londonDate(tx.Now))
	if err != nil {
		return Booking{}, err
	}
	b := newBooking(tx, w.SessionID, w.PersonID, w.Seat)
	b.WalkIn, b.PolicyVersionID = true, version.ID
	b.again(g.last)
	if err := b.asOf(tx, w.AgencyID, tx.Now); err != nil {
		return Booking{}, err
	}
	if err := b.Transition(Confirmed, tx.Now); err != nil {
		return Booking{}, err
	}
	if err := insert(tx, &b, "walk-in", tx.Actor.Person != w.PersonID); err != nil {
		return Booking{}, err
	}
	return b, audit.Record(tx, "booking.walk_in", "booking", b.ID)
}

// addedByMistake is why a walk-in that never was is cancelled.
const addedByMistake = "added_by_mistake"

// RemoveWalkInTx takes back a walk-in that was added by mistake: cancelled by the provider, its history
// kept, no place given back because it took none, and nobody told because nobody was. One that is
// cancelled already is returned as it is; a booking that is no walk-in of the session is fault.Missing.
func (s *Service) RemoveWalkInTx(tx *database.Tx, sessionID, bookingID uuid.UUID) (Booking, error) {
	b, err := byID(tx, bookingID)
	if err != nil {
		return Booking{}, err
	}
	if b.SessionID != sessionID || !b.WalkIn {
		return Booking{}, fault.Missing
	}
	if err := people.LockPeople(tx, b.PersonID); err != nil {
		return Booking{}, err
	}
	locked, err := s.Lock(tx, sessionID)
	if err != nil {
		return Booking{}, err
	}
	if b, err = byID(tx, bookingID); err != nil || b.Status == Cancelled {
		return b, err
	}
	return b, s.end(tx, &b, locked.Seat(sessionID, b.Seat), Cancellation{Reason: addedByMistake}, policy.ByProvider, tx.Now)
}

// place ends the request, offer or waiting entry of somebody who is now in the room.
func (s *Service) place(tx *database.Tx, live *Booking, locked places.Locked) error {
	if live.Status == Confirmed || live.Status == Held {
		return ErrAlreadyHere
	}
	from := live.Status
	if err := live.Transition(Lapsed, tx.Now); err != nil {
		return err
	}
	live.Cause = causePlaced
	if err := save(tx, live, from, causePlaced, false); err != nil {
		return err
	}
	if err := stopAsking(tx, live.ID, approvalWithdrawn); err != nil {
		return err
	}
	return giveUp(tx, live, from, locked.Seat(live.SessionID, live.Seat))
}
