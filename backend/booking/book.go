package booking

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Request asks for a place.
type Request struct {
	SessionID uuid.UUID
	PersonID  uuid.UUID   // zero: the acting person
	Seat      places.Seat // empty where there is only one kind
	AgencyID  *uuid.UUID  // nil where the person has only one
	Wait      bool        // join the waiting list; refused while places are free
	OrWait    bool        // join the waiting list where it is full
	Over      string      // staff only: why this person comes although it is full
	Replaces  *uuid.UUID  // the booking it takes over, by transfer; nil: none
	Basket    *uuid.UUID  // booked with others, and told with them; nil: alone
	Plea                  // what is said where the course asks for approval
	Approved  How         // approved by the booking itself; empty: it has to be asked
	Carried   *Approval   // with Approved by moving: what was said and decided before; nil: nothing was
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
	if r.PersonID == uuid.Nil {
		r.PersonID = tx.Actor.Person
	}
	if r.PersonID == uuid.Nil {
		return Result{}, refuse(&rules.Condition{Code: rules.AgencyKnown, Message: "Tell us which agency you work for before you book."})
	}
	g, err := gather(tx, r.SessionID, r.PersonID, true)
	if err != nil {
		return Result{}, err
	}
	if g.live != nil {
		return Result{Booking: *g.live, Already: true}, nil
	}
	locked, err := s.Lock(tx, r.SessionID)
	if err != nil {
		return Result{}, err
	}
	return s.bookLocked(tx, g, locked[r.SessionID], r)
}

// bookLocked decides and writes a booking once the person and the places are locked.
func (s *Service) bookLocked(tx *database.Tx, g gathered, ps []*places.Place, r Request) (Result, error) {
	if g.session.Status == "draft" || !g.session.Public {
		return Result{}, fault.Missing
	}
	if g.live != nil {
		return Result{Booking: *g.live, Already: true}, nil
	}
	facts, err := g.facts(tx, ps, g.agency(r.AgencyID))
	if err != nil {
		return Result{}, err
	}
	facts.Among, facts.Approved = r.Basket != nil, r.Approved != ""
	c, err := settle(facts, r)
	if err != nil {
		return Result{}, err
	}
	c.basket, c.replaces = r.Basket, r.Replaces
	b, err := s.begin(tx, g, c)
	return Result{Booking: b}, err
}

// begin writes a new booking in the state its claim was settled to, with the policy version and the
// agency as they are now, and tells the person.
func (s *Service) begin(tx *database.Tx, g gathered, c claim) (Booking, error) {
	b := newBooking(tx, g.session.ID, g.person.ID, c.opening.Place.Seat)
	b.BasketID, b.ReplacesID = c.basket, c.replaces
	b.again(g.last)
	if err := b.carry(tx, g.session.PolicyGroup, &c.agency); err != nil {
		return Booking{}, err
	}
	b.Prerequisite = "met"
	if err := b.Transition(c.status, tx.Now); err != nil {
		return Booking{}, err
	}
	if err := s.seat(tx, &b, c); err != nil {
		return Booking{}, err
	}
	onBehalf := tx.Actor.Person != b.PersonID
	if err := insert(tx, &b, c.why(), onBehalf); err != nil {
		return Booking{}, err
	}
	if err := audit.Record(tx, "booking.book", "booking", b.ID); err != nil {
		return Booking{}, err
	}
	if c.approval != nil {
		if err := s.ask(tx, g, b, c.approval); err != nil {
			return Booking{}, err
		}
	}
	switch {
	case b.Status == Requested:
		return b, s.tellRequested(tx, g, b, *c.approval)
	case b.Status == Waiting:
		return b, s.tellWaiting(tx, g, b)
	case b.BasketID != nil || b.ReplacesID != nil:
		return b, nil // told with the others, or with the one before
	}
	return b, s.tellConfirmed(tx, g, b)
}

// seat takes the place of a claim, or a number in the queue; a request uses neither.
func (s *Service) seat(tx *database.Tx, b *Booking, c claim) (err error) {
	switch b.Status {
	case Requested:
		return request(tx, c.opening.Place)
	case Waiting:
		return b.join(tx, c.opening.Place)
	}
	if c.over != "" {
		b.OverbookedReason = c.over
		if err := places.Overbook(tx, c.opening.Place, c.over); err != nil {
			return err
		}
	}
	b.AllocationID, err = places.Take(tx, c.opening)
	return err
}

// carry fixes the policy version and the agency by which the booking will be judged, as they are now.
func (b *Booking) carry(tx *database.Tx, policyGroup string, agency *uuid.UUID) error {
	version, err := charging.VersionAt(tx, policyGroup, londonDate(tx.Now))
	if err != nil {
		return err
	}
	b.PolicyVersionID = version.ID
	return b.asOf(tx, agency, tx.Now)
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
