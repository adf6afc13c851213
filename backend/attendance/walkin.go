package attendance

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// WalkIn is somebody who came without a place; Email may be empty.
type WalkIn struct {
	SessionID uuid.UUID
	PartID    uuid.UUID
	Name      string
	Email     string
	AgencyID  uuid.UUID
}

// AddWalkIn finds the person by e-mail or makes one, records the walk-in and marks it present at the
// part. Somebody who holds a place is refused with code already_booked: mark them present instead.
func (s *Service) AddWalkIn(ctx context.Context, w WalkIn, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (View, error) { return s.AddWalkInTx(tx, w) })
	})
}

// AddWalkInTx is AddWalkIn inside a transaction that is already open.
func (s *Service) AddWalkInTx(tx *database.Tx, w WalkIn) (View, error) {
	session, err := mine(tx, w.SessionID, access.OpAddWalkIn)
	if err != nil {
		return View{}, err
	}
	person, err := findOrMake(tx, w)
	if err != nil {
		return View{}, err
	}
	seat := places.Room
	if session.Mode == catalogue.Virtual {
		seat = places.Online
	}
	// Person, then places, then register: the lock order of the house.
	made, err := s.WalkIn(tx, booking.WalkIn{SessionID: session.ID, PersonID: person, AgencyID: &w.AgencyID, Seat: seat})
	if err != nil {
		return View{}, err
	}
	b, err := s.openBook(tx, session, w.PartID)
	if err != nil {
		return View{}, err
	}
	if _, err := b.save(tx, Seen{BookingID: made.ID, Mark: Present, Reason: "walk-in"}); err != nil {
		return View{}, err
	}
	if err := s.afterMarks(tx, b); err != nil {
		return View{}, err
	}
	return s.view(tx, session)
}

func findOrMake(tx *database.Tx, w WalkIn) (uuid.UUID, error) {
	switch _, err := people.AgencyByID(tx, w.AgencyID); {
	case errors.Is(err, fault.Missing):
		return uuid.Nil, errNoAgency
	case err != nil:
		return uuid.Nil, err
	}
	if w.Email != "" {
		p, found, err := people.PersonByEmail(tx, w.Email)
		if err != nil || found {
			return p.ID, err
		}
	}
	p, err := people.CreatePersonTx(tx, people.NewPerson{Name: strings.TrimSpace(w.Name), Email: w.Email, AgencyID: w.AgencyID})
	return p.ID, err
}
