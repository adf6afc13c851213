package booking

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Change is new answers to what was asked at booking; nil leaves an answer as it is.
type Change struct {
	BookingID uuid.UUID
	Seat      *places.Seat
	AgencyID  *uuid.UUID
	Reason    *string
	Manager   *Contact
	Deputy    *Contact
}

// Update changes the answers of a booking, at most once per key. An answer that mattered for its
// approval sends a request back to be asked anew, and has a booking approved again while it keeps its
// place. A change that changes nothing writes nothing. ErrEnded and ErrStarted where it is too late,
// ErrSeatFull where the other kind of place has no room.
func (s *Service) Update(ctx context.Context, c Change, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) {
			b, err := s.visible(tx, c.BookingID, access.OpUpdateBooking)
			if err != nil {
				return b, err
			}
			return s.UpdateTx(tx, b, c)
		})
	})
}

// UpdateTx is Update inside a transaction that is already open; it does not ask who may.
func (s *Service) UpdateTx(tx *database.Tx, b Booking, c Change) (Booking, error) {
	g, err := gather(tx, b.SessionID, b.PersonID, true)
	if err != nil {
		return b, err
	}
	locked, err := s.Lock(tx, b.SessionID)
	if err != nil {
		return b, err
	}
	if b, err = byID(tx, b.ID); err != nil {
		return b, err
	}
	switch {
	case !b.Status.Live() || b.WalkIn:
		return b, ErrEnded
	case !tx.Now.Before(g.session.StartsAt):
		return b, ErrStarted
	}
	if err := b.byThemselves(tx, g.session); err != nil {
		return b, err
	}
	last, err := lastApproval(tx, b.ID)
	if err != nil {
		return b, err
	}
	moved, err := b.answerSeat(tx, c.Seat, locked)
	if err != nil {
		return b, err
	}
	employed, err := b.answerAgency(tx, g, c.AgencyID)
	if err != nil {
		return b, err
	}
	anew, err := askedAnew(g, b, last, c, employed)
	if err != nil || !moved && !employed && anew == nil {
		return b, err
	}
	if err := saveAnswers(tx, b); err != nil {
		return b, err
	}
	if err := audit.Record(tx, "booking.update", "booking", b.ID); err != nil {
		return b, err
	}
	return b, s.afterChange(tx, g, b, anew, moved)
}

func (s *Service) afterChange(tx *database.Tx, g gathered, b Booking, anew *Approval, moved bool) error {
	if anew != nil {
		if err := stopAsking(tx, b.ID, approvalWithdrawn); err != nil {
			return err
		}
		if err := s.ask(tx, g, b, anew); err != nil {
			return err
		}
		if b.Status == Requested {
			return s.tellRequested(tx, g, b, *anew)
		}
	}
	if moved && b.Status == Confirmed {
		return s.tellMovedSeat(tx, g, b)
	}
	return nil
}

// answerSeat takes the other kind of place where there is room, and gives back the one before.
func (b *Booking) answerSeat(tx *database.Tx, seat *places.Seat, locked places.Locked) (moved bool, err error) {
	if seat == nil || *seat == b.Seat {
		return false, nil
	}
	to := locked.Seat(b.SessionID, *seat)
	if to == nil {
		return false, fault.OnField("seat", "no_such_seat", "This session cannot be attended that way.")
	}
	switch b.Status {
	case Requested:
		b.Seat = *seat
		return true, request(tx, to)
	case Confirmed:
		return true, b.swapSeat(tx, locked.Seat(b.SessionID, b.Seat), to)
	}
	return false, fault.OnField("seat", "not_while_waiting", "You can change this once you have a place.")
}

func (b *Booking) swapSeat(tx *database.Tx, from, to *places.Place) error {
	opening, err := places.OpeningFor(tx, to, b.AgencyID)
	if err != nil {
		return err
	}
	if !opening.HasRoomNow(tx.Now) {
		return ErrSeatFull
	}
	if err := places.Release(tx, from, b.AllocationID); err != nil {
		return err
	}
	b.AllocationID, err = places.Take(tx, opening)
	b.Seat = to.Seat
	b.CalendarSequence++
	return err
}

// answerAgency makes the booking count for another of the person's agencies.
func (b *Booking) answerAgency(tx *database.Tx, g gathered, agency *uuid.UUID) (changed bool, err error) {
	if agency == nil || b.AgencyID != nil && *agency == *b.AgencyID {
		return false, nil
	}
	if _, err := chooseAgency(g.members, agency); err != nil {
		return false, err
	}
	if b.AllocationID != nil {
		return false, fault.OnField("agencyId", "kept_place", "This place is one that was kept for your agency. Cancel it and book again for the other.")
	}
	return true, b.asOf(tx, agency, tx.Now)
}

// askedAnew is the approval that a change calls for; nil where it did not matter.
func askedAnew(g gathered, b Booking, last *Approval, c Change, employed bool) (*Approval, error) {
	asks := g.asks(b.AgencyID)
	if !asks.OfOthers() {
		if employed && b.Status == Requested {
			return nil, fault.OnField("agencyId", "asks_otherwise", "For that agency you need nobody’s approval. Withdraw this request and book again.")
		}
		return nil, nil
	}
	now := last.plea(c)
	if !employed && last != nil && last.says(now) {
		return nil, nil
	}
	mine := ""
	if g.person.Email != nil {
		mine = *g.person.Email
	}
	a, err := openWith(asks, now, mine)
	a.Again = b.Status != Requested
	return a, err
}

// plea is what an approval was asked with, changed as far as a change goes.
func (a *Approval) plea(c Change) Plea {
	p := Plea{Manager: c.Manager, Deputy: c.Deputy}
	if c.Reason != nil {
		p.Reason = *c.Reason
	}
	if a == nil {
		return p
	}
	before := a.said()
	if c.Reason == nil {
		p.Reason = before.Reason
	}
	if c.Manager == nil {
		p.Manager = before.Manager
		if c.Deputy == nil {
			p.Deputy = before.Deputy
		}
	}
	return p
}

func (a *Approval) said() Plea {
	p := Plea{Reason: a.Reason}
	if a.ManagerEmail != "" {
		p.Manager = &Contact{a.ManagerName, a.ManagerEmail}
	}
	if a.DeputyEmail != "" {
		p.Deputy = &Contact{a.DeputyName, a.DeputyEmail}
	}
	return p
}

// says reports whether an approval was asked with just this. How somebody is called changes nothing;
// who they are does.
func (a *Approval) says(p Plea) bool {
	before := a.said()
	return before.Reason == strings.TrimSpace(p.Reason) && before.Manager.same(p.Manager) && before.Deputy.same(p.Deputy)
}

func (c *Contact) same(other *Contact) bool {
	if c == nil || other == nil {
		return c == other
	}
	return strings.EqualFold(strings.TrimSpace(c.Email), strings.TrimSpace(other.Email))
}

func saveAnswers(tx *database.Tx, b Booking) error {
	return tx.DB.Model(&Booking{}).Where("partnership_id = ? AND id = ?", b.PartnershipID, b.ID).
		Select("seat", "agency_id", "agency_class", "sector", "locality_id", "allocation_id", "calendar_sequence").Updates(&b).Error
}
