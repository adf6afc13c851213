package booking

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Request asks for a place for the acting person.
type Request struct {
	SessionID uuid.UUID
	Seat      places.Seat // empty where there is only one kind
	AgencyID  *uuid.UUID  // nil where the person has only one
}

// Result is the booking; Already says that it was there before.
type Result struct {
	Booking Booking
	Already bool
}

// Book takes a place for the acting person, at most once per key. It refuses with the code of the
// first condition that is not met, ErrFull and ErrSeatFull among them; database.ErrBusy decides
// nothing.
func (s *Service) Book(ctx context.Context, r Request, once idempotency.Once) (idempotency.Answer, error) {
	leave, err := s.gate.enter(ctx, r.SessionID)
	if err != nil {
		return idempotency.Answer{}, err
	}
	defer leave()
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		full := false
		answer, err := idempotency.Do(tx, once, func() (result Result, err error) {
			result, err = s.BookTx(tx, r)
			full = errors.Is(err, ErrFull) || errors.Is(err, ErrSeatFull)
			return result, err
		})
		if err == nil && full {
			err = toldFull(tx, r.SessionID)
		}
		return answer, err
	})
}

// toldFull remembers whom we had to turn away: unmet demand is counted from it.
func toldFull(tx *database.Tx, session uuid.UUID) error {
	_, err := tx.PGX.Exec(`INSERT INTO told_full (partnership_id, session_id, person_id, at)
		VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, tx.Partnership(), session, tx.Actor.Person, tx.Now)
	return err
}

// BookTx is Book inside a transaction that is already open, without the gate.
func (s *Service) BookTx(tx *database.Tx, r Request) (Result, error) {
	if tx.Actor.Person == uuid.Nil {
		return Result{}, refuse(&Condition{Code: AgencyKnown, Message: "Tell us which agency you work for before you book."})
	}
	g, err := gather(tx, r.SessionID, tx.Actor.Person, true)
	if err != nil {
		return Result{}, err
	}
	if g.session.Status == "draft" || !g.session.Public {
		return Result{}, fault.Missing
	}
	if g.live != nil {
		return Result{Booking: *g.live, Already: true}, nil
	}
	locked, err := places.Lock(tx, r.SessionID)
	if err != nil {
		return Result{}, err
	}
	facts, err := g.facts(tx, locked[r.SessionID])
	if err != nil {
		return Result{}, err
	}
	if unmet := FirstUnmet(Decide(facts)); unmet != nil {
		return Result{}, refuse(unmet)
	}
	place, agency, err := choose(facts, r)
	if err != nil {
		return Result{}, err
	}
	b, err := s.confirm(tx, g, place, agency)
	return Result{Booking: b}, err
}

func choose(f Facts, r Request) (place *places.Place, agency uuid.UUID, err error) {
	if agency, err = chooseAgency(f.Agencies, r.AgencyID); err != nil {
		return nil, agency, err
	}
	if place, err = chooseSeat(f.Places, r.Seat); err != nil {
		return nil, agency, err
	}
	if !place.HasRoom() {
		return nil, agency, ErrSeatFull
	}
	return place, agency, nil
}

// confirm takes the place and writes the booking with the policy version and the agency as they are now.
func (s *Service) confirm(tx *database.Tx, g gathered, place *places.Place, agency uuid.UUID) (Booking, error) {
	version, err := charging.VersionAt(tx, g.session.PolicyGroup, londonDate(tx.Now))
	if err != nil {
		return Booking{}, err
	}
	b := newBooking(tx, g.session.ID, g.person.ID, place.Seat)
	b.PolicyVersionID, b.Prerequisite = version.ID, "met"
	b.again(g.last)
	if err := b.asOf(tx, &agency, tx.Now); err != nil {
		return Booking{}, err
	}
	if err := b.Transition(Confirmed, tx.Now); err != nil {
		return Booking{}, err
	}
	if err := places.Claim(tx, place); err != nil {
		return Booking{}, err
	}
	if err := insert(tx, &b, "", false); err != nil {
		return Booking{}, err
	}
	if err := audit.Record(tx, "booking.book", "booking", b.ID); err != nil {
		return Booking{}, err
	}
	return b, s.tellConfirmed(tx, g, b)
}

func newBooking(tx *database.Tx, session, person uuid.UUID, seat places.Seat) Booking {
	id := uuid.Must(uuid.NewV7())
	return Booking{
		PartnershipID: tx.Partnership(), ID: id, Reference: newReference(), SessionID: session, Seat: seat, PersonID: person,
		JoinedAt: tx.Now, Prerequisite: "not_asked", CalendarUID: strings.ReplaceAll(id.String(), "-", ""),
		CreatedAt: tx.Now, CreatedBy: tx.Actor.PersonOrNil(),
	}
}

// again links a new booking to the ended one before it: same calendar entry, a later sequence.
func (b *Booking) again(last *Booking) {
	if last == nil {
		return
	}
	b.PreviousID, b.CalendarUID, b.CalendarSequence = &last.ID, last.CalendarUID, last.CalendarSequence+1
}
