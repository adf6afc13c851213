package onbehalf

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Party asks for places for several people at one or more sessions, by their coordinator or by staff.
type Party struct {
	Sessions     []uuid.UUID
	People       []Guest
	Text         string    // more people, as ReadPeople reads them
	AgencyID     uuid.UUID // of those who are new; zero where the coordinator leads only one
	Seat         places.Seat
	Wait         bool   // join the waiting list where a session is full
	Over         string // staff only: why they come although it is full
	AllOrNothing bool   // if anybody is refused, nobody is booked
	DryRun       bool   // say what would happen, and write nothing
}

// Guest is somebody to be booked: known by PersonID, or named.
type Guest struct {
	Row      int // the line of the text, or the place among the people asked for, from 1
	PersonID uuid.UUID
	Name     string
	Email    string    // empty: none
	AgencyID uuid.UUID // zero: the party's
}

// GuestResult is what became of one of a party: of the person, and at each session.
type GuestResult struct {
	Guest
	New     bool                 // added with this booking
	Refused *fault.Error         // why they cannot be booked at all; nil: see Lines
	Lines   []booking.LineResult // one for each session, in the order asked
}

// PartyResult is what became of a party.
type PartyResult struct {
	DryRun bool
	Undone bool // nothing was written: a dry run, or all or nothing with somebody refused
	People []GuestResult
}

// The refusals of a party. ErrOverByTeam: a coordinator may not go over capacity.
var (
	ErrNobody     = fault.OnField("people", "required", "Choose or name at least one person.")
	ErrTooMany    = fault.OnField("people", "too_many", "That is too many at once. Book at most 200 people, and 400 places, in one go.")
	ErrOverByTeam = fault.OnField("overbookingReason", "staff_only", "Only partnership staff can go over the number of places.")

	errElsewhere = fault.New(fault.Conflict, "elsewhere", "We cannot book for this address. Ask the partnership's team to add them to your agency.")
	errWhichOne  = fault.New(fault.Conflict, "which_person", "Several people of your agency have this name. Choose the person from the list, or give an email address.")
	errNoAgency  = fault.New(fault.Conflict, "which_agency", "Say which agency they work for.")
	errUndone    = errors.New("nothing is to be written")
)

// BookPeople books a party, at most once per key: each person gets an answer for each session, from that
// session. Faults for the whole: people.ErrOnBehalfOff, ErrOverByTeam, ErrNobody, ErrTooMany, ErrUnreadable,
// and fault.Missing for a PersonID that the actor may not book for.
func (s *Service) BookPeople(ctx context.Context, p Party, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (PartyResult, error) { return s.BookPeopleTx(tx, p) })
	})
}

// BookPeopleTx is BookPeople inside a transaction that is already open.
func (s *Service) BookPeopleTx(tx *database.Tx, p Party) (result PartyResult, err error) {
	who, err := s.bookerOf(tx, p)
	if err != nil {
		return result, err
	}
	guests, err := p.guests()
	if err != nil {
		return result, err
	}
	err = tx.Savepoint(func() error {
		result = PartyResult{DryRun: p.DryRun}
		if result.People, err = s.bookGuests(tx, p, who, guests); err != nil {
			return err
		}
		if p.DryRun || p.AllOrNothing && result.Refusals() > 0 {
			return errUndone
		}
		return nil
	})
	if errors.Is(err, errUndone) {
		result.Undone, err = true, nil
	}
	return result, err
}

// guests are the people of the text behind those who were named one by one.
func (p Party) guests() ([]Guest, error) {
	var guests []Guest
	for i, g := range p.People {
		g.Row = i + 1
		guests = append(guests, g)
	}
	if strings.TrimSpace(p.Text) != "" {
		pasted, err := ReadPeople(p.Text)
		if err != nil {
			return nil, err
		}
		for _, one := range pasted {
			guests = append(guests, Guest{Row: one.Row, Name: one.Name, Email: one.Email})
		}
	}
	switch {
	case len(guests) == 0:
		return nil, ErrNobody
	case len(guests) > MostPeople || len(guests)*len(p.Sessions) > MostAtOnce:
		return nil, ErrTooMany
	}
	return guests, nil
}

// Refusals counts the people and sessions for whom the answer is no.
func (r PartyResult) Refusals() (n int) {
	for _, g := range r.People {
		if g.Refused != nil {
			n++
		}
		for _, l := range g.Lines {
			if l.Refused != nil {
				n++
			}
		}
	}
	return n
}

// booker is who books for others, and for whom they may.
type booker struct {
	staff bool
	led   []uuid.UUID // the agencies whose people a coordinator books; for staff the one they name
}

// how the bookings come to be approved: to be named by a coordinator, or added by staff, is the approval.
func (w booker) how() booking.How {
	if w.staff {
		return booking.ByAdding
	}
	return booking.ByNaming
}

func (s *Service) bookerOf(tx *database.Tx, p Party) (booker, error) {
	if access.Can(tx.Actor, access.OpBookPeople, access.Partnership) {
		return booker{staff: true, led: []uuid.UUID{p.AgencyID}}, nil
	}
	if !access.Can(tx.Actor, access.OpBookPeople, access.Agency) {
		return booker{}, fault.Missing
	}
	if err := people.MayActForOthers(tx); err != nil {
		return booker{}, err
	}
	if p.Over != "" {
		return booker{}, ErrOverByTeam
	}
	led, err := people.LedAgencies(tx, uuid.Nil)
	return booker{led: led}, err
}

// bookGuests finds or adds the people, then books them, all under the locks of people first and places
// after.
func (s *Service) bookGuests(tx *database.Tx, p Party, who booker, guests []Guest) ([]GuestResult, error) {
	results, err := s.receive(tx, p, who, guests)
	if err != nil {
		return nil, err
	}
	locked, err := s.booking.LockKnown(tx, p.Sessions)
	if err != nil {
		return nil, err
	}
	for i := range results {
		if results[i].Refused != nil {
			continue
		}
		if results[i].Lines, err = s.booking.BookEach(tx, locked, p.requests(results[i].Guest, who)); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// requests is what one of a party asks for at every session. Several sessions are told in one letter.
func (p Party) requests(guest Guest, who booker) []booking.Request {
	var basket *uuid.UUID
	if len(p.Sessions) > 1 {
		id := uuid.Must(uuid.NewV7())
		basket = &id
	}
	requests := make([]booking.Request, len(p.Sessions))
	for i, session := range p.Sessions {
		requests[i] = booking.Request{
			SessionID: session, PersonID: guest.PersonID, Seat: p.Seat, OrWait: p.Wait, Over: p.Over, Basket: basket, Approved: who.how(),
		}
		if guest.AgencyID != uuid.Nil {
			requests[i].AgencyID = &guest.AgencyID
		}
	}
	return requests
}
