package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// SetPlaces raises or lowers the places of one kind; nobody is dropped. Below the places taken it
// needs a reason (places.ErrReasonNeeded). The same number again changes nothing.
func (s *Service) SetPlaces(ctx context.Context, id uuid.UUID, in SeatInput, reason string) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpSetPlaces, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.setPlaces(tx, id, in, reason)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

func (s *Service) setPlaces(tx *database.Tx, id uuid.UUID, in SeatInput, reason string) (Session, error) {
	var fields fault.Fields
	capacity := resolveCapacity("", in, &fields)
	textCheck{&fields}.optional("reason", &reason, 500)
	session, locked, err := lockSession(tx, id)
	if err != nil {
		return session, err
	}
	place := locked.Seat(id, in.Seat)
	if place == nil || !session.Mode.Has(in.Seat) {
		fields.Add("seat", "not_of_this_mode", "A session held this way has no such places.")
	}
	if err := fields.Err(); err != nil {
		return session, err
	}
	if session.Status.Ended() {
		return session, ErrSessionEnded
	}
	changed, shrunk, err := places.SetCapacity(tx, place, capacity, reason)
	if err != nil || !changed {
		return session, err
	}
	if err := s.keptShrunk(tx, shrunk); err != nil {
		return session, err
	}
	return session, audit.Record(tx, "session.set_places", "session", id)
}

func (s *Service) keptShrunk(tx *database.Tx, shrunk []places.Shrunk) error {
	if s.OnKeptShrunk == nil || len(shrunk) == 0 {
		return nil
	}
	return s.OnKeptShrunk(tx, shrunk)
}

// writePlaces keeps the places in step with the session's mode, window and start.
func (c *sessionChange) writePlaces(tx *database.Tx) error {
	a, b := c.after.Session, c.before.Session
	if a.Mode != b.Mode {
		if err := c.changeSeats(tx); err != nil {
			return err
		}
	}
	if !sameID(a.VenueID, b.VenueID) || !a.Mode.Has(places.Room) {
		// The room is of the venue before.
		if err := places.SetRoom(tx, c.places, nil); err != nil {
			return err
		}
	}
	if a.OpensAt.Equal(b.OpensAt) && a.ClosesAt.Equal(b.ClosesAt) && a.StartsAt.Equal(b.StartsAt) {
		return nil
	}
	return places.Reschedule(tx, a.ID, a.OpensAt, a.ClosesAt, a.StartsAt)
}

// seatsOf: places that change their kind keep their number; a kind that is added has none until staff
// say how many.
func (c *sessionChange) seatsOf(mode Mode) []places.New {
	var seats []places.New
	for _, seat := range mode.Seats() {
		seats = append(seats, places.New{Seat: seat, Capacity: c.capacityFor(mode, seat)})
	}
	return seats
}

// capacityFor does not heed what is left, at zero, of a mode before the present one.
func (c *sessionChange) capacityFor(mode Mode, seat places.Seat) *int {
	none := 0
	capacity := &none
	for _, p := range c.places {
		switch {
		case !c.before.Mode.Has(p.Seat):
		case p.Seat == seat:
			return p.Capacity
		case !mode.Has(p.Seat):
			capacity = p.Capacity
		}
	}
	return capacity
}

// changeSeats gives a session the places of its new mode. Who holds or waits for a place of a kind it loses
// is carried over to the other; those places fall to zero and stay, for what was changed about them is kept.
func (c *sessionChange) changeSeats(tx *database.Tx) error {
	for _, seat := range c.seatsOf(c.after.Mode) {
		if err := c.giveSeat(tx, seat); err != nil {
			return err
		}
	}
	locked, err := places.Lock(tx, c.after.ID)
	if err != nil {
		return err
	}
	c.places = locked[c.after.ID]
	for _, p := range c.places {
		if c.after.Mode.Has(p.Seat) {
			continue
		}
		if err := places.Carry(tx, p, locked.Seat(c.after.ID, c.after.Mode.Seats()[0]), modeChanged); err != nil {
			return err
		}
		none := 0
		_, shrunk, err := places.SetCapacity(tx, p, &none, modeChanged)
		if err != nil {
			return err
		}
		c.shrunk = append(c.shrunk, shrunk...)
	}
	return nil
}

// modeChanged is the reason that stands beside places that came or went with the mode.
const modeChanged = "how the session is held changed"

func (c *sessionChange) giveSeat(tx *database.Tx, seat places.New) error {
	for _, p := range c.places {
		if p.Seat == seat.Seat {
			_, _, err := places.SetCapacity(tx, p, seat.Capacity, modeChanged)
			return err
		}
	}
	a := c.after.Session
	return places.Create(tx, a.ID, []places.New{seat}, string(a.Status), a.OpensAt, a.ClosesAt, a.StartsAt)
}
