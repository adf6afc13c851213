package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Substitution sends a colleague in somebody's place: somebody known by PersonID, or named.
type Substitution struct {
	BookingID uuid.UUID
	PersonID  uuid.UUID
	Name      string
	Email     string
}

// Substitute gives a place to a colleague, at most once per key, and returns the colleague's booking. Nothing is taken
// or freed: a full session stays full and its waiting list as it was. The refusals are those of maySend, errors of
// finding the colleague, and the first condition that the colleague does not meet.
func (s *Service) Substitute(ctx context.Context, sub Substitution, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Successor, error) {
			b, err := s.SubstituteTx(tx, sub)
			if err != nil {
				return Successor{}, err
			}
			came, err := successor(tx, `b.id = $2`, b.ID)
			if err != nil {
				return Successor{}, err
			}
			return *came, nil
		})
	})
}

// SubstituteTx is Substitute inside a transaction that is already open.
func (s *Service) SubstituteTx(tx *database.Tx, sub Substitution) (Booking, error) {
	b, err := s.visible(tx, sub.BookingID, access.OpSubstituteBooking)
	if err != nil {
		return Booking{}, err
	}
	if !b.Status.Live() {
		return Booking{}, ErrEnded // before anybody is added for nothing
	}
	coming, err := s.colleagueFor(tx, b, sub)
	if err != nil {
		return Booking{}, err
	}
	if err := people.LockPeople(tx, b.PersonID, coming.person); err != nil {
		return Booking{}, err
	}
	return s.sendColleague(tx, b, coming)
}

// handover is a booking that ended in favour of another, and that other.
type handover struct{ old, made booked }

// sendColleague puts a colleague in the place of a booking's holder, at the session and at the break-outs they chose.
func (s *Service) sendColleague(tx *database.Tx, b Booking, coming colleague) (Booking, error) {
	breakOuts, err := chosenBy(tx, b.SessionID, b.PersonID)
	if err != nil {
		return Booking{}, err
	}
	locked, err := s.Lock(tx, append(touched(breakOuts, nil), b.SessionID)...)
	if err != nil {
		return Booking{}, err
	}
	if b, err = byID(tx, b.ID); err != nil {
		return Booking{}, err
	}
	leaving, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return Booking{}, err
	}
	if err := s.maySend(tx, b, leaving.session); err != nil {
		return Booking{}, err
	}
	all := make([]handover, 1, 1+len(breakOuts))
	if all[0], err = s.takeOver(tx, b, coming, locked); err != nil {
		return Booking{}, err
	}
	for _, chosen := range breakOuts {
		if chosen.Booking, err = byID(tx, chosen.ID); err != nil {
			return Booking{}, err
		}
		if chosen.Status != Confirmed {
			continue
		}
		one, err := s.takeOver(tx, chosen.Booking, coming, locked)
		if err != nil {
			return Booking{}, err
		}
		all = append(all, one)
	}
	return all[0].made.b, s.tellSubstituted(tx, all)
}

// takeOver ends a booking in favour of a colleague's, which stands in its place: what is taken and kept, the policy
// version and the queue stay as they are.
func (s *Service) takeOver(tx *database.Tx, old Booking, coming colleague, locked places.Locked) (h handover, err error) {
	if h.made.g, err = gather(tx, old.SessionID, coming.person, false); err != nil {
		return h, err
	}
	if err := h.made.g.maySucceed(tx, locked[old.SessionID], coming.agency); err != nil {
		return h, err
	}
	if live := h.made.g.live; live != nil {
		if err := s.place(tx, live, locked); err != nil {
			return h, err
		}
		h.made.g.last = live
	}
	if h.old.g, err = gather(tx, old.SessionID, old.PersonID, false); err != nil {
		return h, err
	}
	how := howActing(tx, old.PersonID)
	if err := leaveFor(tx, &old, Substituted, ""); err != nil {
		return h, err
	}
	h.old.b = old
	h.made.b, err = s.succeed(tx, h.made.g, old, coming, how)
	return h, err
}

// maySucceed returns the first condition that a colleague does not meet. Places, the window and the start do not
// matter, nor does their own place in the queue.
func (g gathered) maySucceed(tx *database.Tx, ps []*places.Place, agency uuid.UUID) error {
	f, err := g.facts(tx, ps, &agency)
	if err != nil {
		return err
	}
	f.SignedIn, f.Waiting, f.TakingOver, f.Approved = true, true, true, true
	f.Already = g.live != nil && (g.live.Status == Confirmed || g.live.Status == Held)
	if unmet := rules.FirstUnmet(rules.Decide(f.Facts)); unmet != nil {
		return refuse(&rules.Condition{Code: unmet.Code, Message: rules.AboutThem(unmet.Message)})
	}
	return nil
}

// succeed writes the colleague's booking.
func (s *Service) succeed(tx *database.Tx, g gathered, old Booking, coming colleague, how How) (Booking, error) {
	b := newBooking(tx, old.SessionID, coming.person, old.Seat)
	b.ReplacesID, b.AllocationID, b.PolicyVersionID, b.Prerequisite = &old.ID, old.AllocationID, old.PolicyVersionID, "met"
	b.again(g.last)
	if err := b.asOf(tx, &coming.agency, tx.Now); err != nil {
		return b, err
	}
	if err := b.Transition(Confirmed, tx.Now); err != nil {
		return b, err
	}
	if err := insert(tx, &b, "in place of a colleague", tx.Actor.Person != b.PersonID); err != nil {
		return b, err
	}
	if g.asks(&coming.agency) != rules.AsksNobody {
		if err := writeApproval(tx, b, approved(string(how))); err != nil {
			return b, err
		}
	}
	return b, audit.Record(tx, "booking.book", "booking", b.ID)
}
