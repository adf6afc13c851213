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
	Likeness  Likeness
}

// AddWalkIn finds the person by e-mail or makes one, records the walk-in and marks it present at the
// part. Whoever looks like somebody known is asked about first: AlreadyOnRegister, KnownPerson. Those
// who turn out to be on the register are marked present there.
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
	if err := agencyIsThere(tx, w.AgencyID); err != nil {
		return View{}, err
	}
	who, err := recognise(tx, w)
	if err != nil {
		return View{}, err
	}
	if err := w.ask(who); err != nil {
		return View{}, err
	}
	return s.letIn(tx, session, w, who)
}

// letIn marks somebody present who is on the register already, and puts anybody else on it first.
func (s *Service) letIn(tx *database.Tx, session catalogue.Session, w WalkIn, who recognised) (View, error) {
	id, reason := who.booking, ""
	if id == uuid.Nil {
		made, err := s.record(tx, session, w, who)
		if err != nil {
			return View{}, err
		}
		id, reason = made.ID, "walk-in"
	}
	b, err := s.openBook(tx, session, w.PartID)
	if err != nil {
		return View{}, err
	}
	wrote, err := b.save(tx, Seen{BookingID: id, Mark: Present, Reason: reason})
	if err != nil {
		return View{}, err
	}
	if wrote {
		if err := s.afterMarks(tx, b); err != nil {
			return View{}, err
		}
	}
	return s.view(tx, session)
}

// record makes the walk-in. Person, then places, then register: the lock order of the house.
func (s *Service) record(tx *database.Tx, session catalogue.Session, w WalkIn, who recognised) (booking.Booking, error) {
	if who.person == uuid.Nil {
		made, err := people.CreatePersonTx(tx, people.NewPerson{Name: strings.TrimSpace(w.Name), Email: w.Email, AgencyID: w.AgencyID})
		if err != nil {
			return booking.Booking{}, err
		}
		who.person, who.agency = made.ID, w.AgencyID
	}
	seat := places.Room
	if session.Mode == catalogue.Virtual {
		seat = places.Online
	}
	return s.WalkIn(tx, booking.WalkIn{SessionID: session.ID, PersonID: who.person, AgencyID: &who.agency, Seat: seat})
}

func agencyIsThere(tx *database.Tx, id uuid.UUID) error {
	_, err := people.AgencyByID(tx, id)
	if errors.Is(err, fault.Missing) {
		return errNoAgency
	}
	return err
}
