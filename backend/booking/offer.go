package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// lookedAtOnce is how many of the first on a list are asked at a time whether they can take a place.
const lookedAtOnce = 20

// lookAgain is how soon a list is looked at again when a place is free and none of those who wait can
// take it: what stands in their way may end at any time, and nobody tells the list.
const lookAgain = 3 * time.Second

// Look does for a session what its clock says: ends offers, holds, requests and the list itself when
// their time has come, lets go of kept places, and gives free places to those who wait. Doing it twice,
// or from many workers at once, does it once.
func (s *Service) Look(ctx context.Context, session uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		waiting, err := s.lockHeads(tx, session)
		if err != nil {
			return err
		}
		locked, err := places.Lock(tx, session)
		if err != nil {
			return err
		}
		if err := s.lapseDue(tx, locked[session]); err != nil {
			return err
		}
		for _, p := range locked[session] {
			if err := s.lookAt(tx, p, waiting); err != nil {
				return err
			}
		}
		return nil
	})
}

// lockHeads locks the persons at the heads of a session's lists, before its places: whether they can
// take a place must not change while that is decided.
func (s *Service) lockHeads(tx *database.Tx, session uuid.UUID) (map[uuid.UUID]bool, error) {
	heads, err := database.Values[uuid.UUID](tx, `SELECT person_id FROM (
		SELECT person_id, row_number() OVER (PARTITION BY seat ORDER BY priority_class, joined_at, queue_seq) AS place
		FROM bookings WHERE partnership_id = $1 AND session_id = $2 AND status = 'waiting') q
		WHERE place <= $3`, tx.Partnership(), session, lookedAtOnce)
	if err != nil || len(heads) == 0 {
		return nil, err
	}
	known := map[uuid.UUID]bool{}
	for _, id := range heads {
		known[id] = true
	}
	return known, people.LockPeople(tx, heads...)
}

// lookAt gives the free places of one locked seat to those who wait, and says when to look again.
func (s *Service) lookAt(tx *database.Tx, p *places.Place, known map[uuid.UUID]bool) error {
	if p.Status == "published" && p.ListOpen(tx.Now) && p.Waiting > 0 && p.WaitingList != places.ByHand {
		if err := s.giveFree(tx, p, known); err != nil {
			return err
		}
	}
	next, err := nextLook(tx, p)
	if err != nil {
		return err
	}
	return places.Looked(tx, p, next)
}

func (s *Service) giveFree(tx *database.Tx, p *places.Place, known map[uuid.UUID]bool) error {
	opening, err := places.OpeningFor(tx, p, nil)
	if err != nil {
		return err
	}
	list := rules.List{ByHand: p.WaitingList == places.ByHand, Stops: p.WaitingBlocked == places.Stop, Fair: p.WaitingFair, Free: opening.Free}
	if opening.Unlimited {
		list.Free = p.Waiting
	}
	if list.Free == 0 {
		return nil
	}
	if p.WaitingFair {
		if list.Share, err = sharesOf(tx, p); err != nil {
			return err
		}
	}
	queue, err := s.queue(tx, p, known)
	if err != nil {
		return err
	}
	for _, step := range rules.NextOffers(list, queue.waiters) {
		if err := s.follow(tx, p, step, queue); err != nil {
			return err
		}
	}
	return nil
}

// queue is the heads of a list with what was gathered about each.
type queue struct {
	waiters  []rules.Waiter
	bookings map[uuid.UUID]*Booking
	gathered map[uuid.UUID]gathered
}

// queue reads the heads of a seat's list again under its lock; those who came since their persons were
// locked are left for the next look, which follows at once.
func (s *Service) queue(tx *database.Tx, p *places.Place, known map[uuid.UUID]bool) (queue, error) {
	q := queue{bookings: map[uuid.UUID]*Booking{}, gathered: map[uuid.UUID]gathered{}}
	heads, err := database.Rows[Booking](tx, `SELECT * FROM bookings
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND status = 'waiting'
		ORDER BY priority_class, joined_at, queue_seq LIMIT $4`, tx.Partnership(), p.SessionID, p.Seat, lookedAtOnce)
	if err != nil {
		return q, err
	}
	for i := range heads {
		b := &heads[i]
		if !known[b.PersonID] {
			break
		}
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return q, err
		}
		w, err := waiterOf(tx, g, b, p)
		if err != nil {
			return q, err
		}
		q.waiters, q.bookings[b.ID], q.gathered[b.ID] = append(q.waiters, w), b, g
	}
	return q, nil
}

func waiterOf(tx *database.Tx, g gathered, b *Booking, p *places.Place) (rules.Waiter, error) {
	w := rules.Waiter{BookingID: b.ID, Class: b.PriorityClass, JoinedAt: b.JoinedAt, Seq: *b.QueueSeq}
	if b.AgencyID != nil {
		w.AgencyID = *b.AgencyID
	}
	w.Passed = b.PassedAt != nil && (p.FreedAt == nil || !p.FreedAt.After(*b.PassedAt))
	facts, err := g.factsOfWaiter(tx, p)
	if unmet := rules.FirstUnmet(rules.Decide(facts.Facts)); unmet != nil {
		w.InTheWay = string(unmet.Code)
	}
	return w, err
}

// factsOfWaiter is what the conditions ask of somebody on the list: their own entry is not in their way,
// nor is the list, nor that they are not signed in now.
func (g gathered) factsOfWaiter(tx *database.Tx, p *places.Place) (facts, error) {
	f, err := g.facts(tx, []*places.Place{p}, nil)
	f.SignedIn, f.Already = true, false
	f.Waiting = true
	return f, err
}

// follow does what a step says.
func (s *Service) follow(tx *database.Tx, p *places.Place, step rules.Step, q queue) error {
	b, g := q.bookings[step.BookingID], q.gathered[step.BookingID]
	switch {
	case step.Stopped:
		return s.tellStopped(tx, g, *b, p, step.Why)
	case !step.Given:
		return skip(tx, *b, step.By, step.Why)
	case p.WaitingList == places.Promote:
		return s.promote(tx, g, b, places.Opening{Place: p}, "")
	}
	return s.offer(tx, g, b, p)
}

// skip remembers that somebody was overtaken, by whom and why.
func skip(tx *database.Tx, b Booking, by *uuid.UUID, why string) error {
	_, err := tx.PGX.Exec(`INSERT INTO waiting_skips (partnership_id, session_id, seat, booking_id, by_booking_id, why, at, by_person_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, b.PartnershipID, b.SessionID, b.Seat, b.ID, by, why, tx.Now, tx.Actor.PersonOrNil())
	return err
}

// offer holds a place for somebody who waits, until the deadline.
func (s *Service) offer(tx *database.Tx, g gathered, b *Booking, p *places.Place) error {
	calendar, err := ukdate.NewCalendar(ukdate.Nation(g.session.Nation))
	if err != nil {
		return err
	}
	deadline := rules.OfferDeadline(tx.Now, p.OffersUntil(), calendar)
	if err := b.Transition(Offered, tx.Now); err != nil {
		return err
	}
	b.OfferedAt, b.OfferExpiresAt, b.Offers = &tx.Now, &deadline, b.Offers+1
	if err := places.Leave(tx, p); err != nil {
		return err
	}
	if err := places.Claim(tx, p); err != nil {
		return err
	}
	if err := save(tx, b, Waiting, "", false); err != nil {
		return err
	}
	if err := audit.Record(tx, "booking.offer", "booking", b.ID); err != nil {
		return err
	}
	return s.tellOffered(tx, g, *b)
}

// promote gives somebody who waits, asked, or holds an offer, the place itself. A waiting entry and a
// request take the place of the opening; an offer holds its own already.
func (s *Service) promote(tx *database.Tx, g gathered, b *Booking, o places.Opening, why string) (err error) {
	from := b.Status
	if from == Waiting {
		if err := places.Leave(tx, o.Place); err != nil {
			return err
		}
	}
	if from == Waiting || from == Requested {
		if b.AllocationID, err = places.Take(tx, o); err != nil {
			return err
		}
	}
	if err := b.carry(tx, g.session.PolicyGroup, b.AgencyID); err != nil {
		return err
	}
	b.Prerequisite, b.OfferExpiresAt = "met", nil
	if err := b.Transition(Confirmed, tx.Now); err != nil {
		return err
	}
	b.CalendarSequence++
	onBehalf := tx.Actor.Person != uuid.Nil && tx.Actor.Person != b.PersonID
	if err := save(tx, b, from, why, onBehalf); err != nil {
		return err
	}
	if err := audit.Record(tx, "booking.confirm", "booking", b.ID); err != nil {
		return err
	}
	return s.tellConfirmed(tx, g, *b)
}

// sharesOf counts the places of a seat that each agency's people take.
func sharesOf(tx *database.Tx, p *places.Place) (map[uuid.UUID]int, error) {
	type share struct {
		AgencyID uuid.UUID
		Taken    int
	}
	rows, err := database.Rows[share](tx, `SELECT agency_id, count(*)::int AS taken FROM bookings
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND status IN ('offered', 'held', 'confirmed')
		  AND agency_id IS NOT NULL AND NOT walk_in GROUP BY agency_id`, tx.Partnership(), p.SessionID, p.Seat)
	taken := map[uuid.UUID]int{}
	for _, r := range rows {
		taken[r.AgencyID] = r.Taken
	}
	return taken, err
}

// classOf is the priority class of a booking's agency on its session's waiting list: the position of the
// first line that fits, or one more than the last line.
func classOf(tx *database.Tx, b Booking) (class int, err error) {
	err = tx.PGX.QueryRow(`
		WITH RECURSIVE above AS (
		  SELECT id, parent_id, sector, contributing, 0 AS steps FROM agencies WHERE partnership_id = $1 AND id = $3
		  UNION ALL SELECT a.id, a.parent_id, a.sector, a.contributing, b.steps + 1 FROM agencies a JOIN above b ON a.id = b.parent_id
		  WHERE a.partnership_id = $1 AND b.steps < 20), mine AS (SELECT * FROM above WHERE steps = 0)
		SELECT coalesce(min(c.position) FILTER (WHERE c.agency_id IN (SELECT id FROM above)
		         OR c.sector = (SELECT sector FROM mine) OR c.contributing = (SELECT contributing FROM mine)), max(c.position) + 1, 0)
		FROM waiting_classes c WHERE c.partnership_id = $1 AND c.session_id = $2`,
		tx.Partnership(), b.SessionID, b.AgencyID).Scan(&class)
	return class, err
}
