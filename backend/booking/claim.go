package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// claim is what a request was settled to: the state it begins in, for which agency, and the room it found.
type claim struct {
	status   Status
	agency   uuid.UUID
	opening  places.Opening
	over     string     // why it goes beyond what there is; empty: it does not
	replaces *uuid.UUID // the booking it takes over; nil: none
	basket   *uuid.UUID // booked with others; nil: alone
	approval *Approval  // what is asked, or was said; nil: nothing is asked
}

// why a booking begins as it does, for its history; empty where it needs no saying.
func (c claim) why() string {
	if c.over == "" && c.replaces != nil && c.basket == nil {
		return "moved from another session"
	}
	return c.over
}

// settle decides what a request becomes: a place where there is one, a place in the queue where the
// person asked for that, or the reason why neither. It is asked under the lock.
func settle(f facts, r Request) (c claim, err error) {
	unmet := rules.FirstUnmet(rules.Decide(f.Facts))
	if unmet != nil && unmet.Code != rules.PlacesLeft {
		return c, refuse(unmet)
	}
	if c.agency, err = chooseAgency(f.Agencies, r.AgencyID); err != nil {
		return c, err
	}
	if c.opening, err = chooseSeat(f.openings, r.Seat); err != nil {
		return c, err
	}
	if c.approval, err = approvalFor(f.Facts, r); err != nil {
		return c, err
	}
	if f.Requests() {
		c.status = Requested
		return c, nil
	}
	waits := r.Wait || r.OrWait
	switch room := c.opening.HasRoomNow(f.Now); {
	case room && r.Wait:
		return c, ErrBookNow
	case room:
		c.status = Confirmed
	case r.Over != "":
		c.status, c.over = Confirmed, r.Over
	case !waits && unmet == nil:
		return c, ErrSeatFull
	case !waits:
		return c, ErrFull
	case !c.opening.Place.ListOpen(f.Now):
		return c, ErrListClosed
	default:
		c.status = Waiting
	}
	return c, nil
}

// Lock takes the places of sessions and lets whatever ran out by now fall free first, so that nobody is
// refused a place that is held by nobody. A session that is not there is fault.Missing.
func (s *Service) Lock(tx *database.Tx, sessions ...uuid.UUID) (places.Locked, error) {
	locked, err := places.Lock(tx, sessions...)
	if err != nil {
		return nil, err
	}
	for _, ps := range locked {
		if due(ps, tx.Now) {
			if err := s.lapseDue(tx, ps); err != nil {
				return nil, err
			}
		}
	}
	return locked, nil
}

func due(ps []*places.Place, now time.Time) bool {
	for _, p := range ps {
		if p.Due(now) {
			return true
		}
	}
	return false
}

// join takes the next number of the queue.
func (b *Booking) join(tx *database.Tx, p *places.Place) error {
	number, err := places.Join(tx, p)
	if err != nil {
		return err
	}
	b.QueueSeq, b.JoinedAt = &number, tx.Now
	b.PriorityClass, err = classOf(tx, *b)
	return err
}

// giveUp gives back what a booking held until now: a place, or a number in the queue.
func giveUp(tx *database.Tx, b *Booking, from Status, p *places.Place) error {
	switch {
	case from == Waiting:
		return places.Leave(tx, p)
	case from.TakesPlace() && !b.WalkIn:
		return places.Release(tx, p, b.AllocationID)
	}
	return nil
}
