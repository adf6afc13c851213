package booking

import (
	"context"
	"strconv"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Gift is a place that staff give to somebody who waits.
type Gift struct {
	BookingID uuid.UUID
	Reason    string // needed where somebody is overtaken, or where it goes over capacity
	Overbook  bool
}

// WhyByHand is the reason on record when staff give a place out of turn.
const WhyByHand = "by_hand"

// Give gives somebody on the waiting list a place, by staff, until the session starts; at most once per
// key. ErrNotWaiting for who does not wait, ErrOverReasonNeeded for going over capacity without a reason, full where
// nothing is free and overbooking was not asked for.
func (s *Service) Give(ctx context.Context, g Gift, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) {
			b, err := s.visible(tx, g.BookingID, access.OpGivePlace)
			if err != nil {
				return b, err
			}
			return s.GiveTx(tx, b, g)
		})
	})
}

// GiveTx is Give inside a transaction that is already open; it does not ask who may.
func (s *Service) GiveTx(tx *database.Tx, b Booking, gift Gift) (Booking, error) {
	g, err := gather(tx, b.SessionID, b.PersonID, true)
	if err != nil {
		return b, err
	}
	locked, err := s.Lock(tx, b.SessionID)
	if err != nil {
		return b, err
	}
	if b, err = byID(tx, b.ID); err != nil || b.Status == Confirmed {
		return b, err
	}
	if b.Status != Waiting {
		return b, ErrNotWaiting
	}
	p := locked.Seat(b.SessionID, b.Seat)
	facts, err := g.factsOfWaiter(tx, p)
	if err != nil {
		return b, err
	}
	if unmet := rules.FirstUnmet(rules.Decide(facts.Facts)); unmet != nil {
		return b, refuse(unmet)
	}
	opening, err := places.OpeningFor(tx, p, b.AgencyID)
	if err != nil {
		return b, err
	}
	if err := s.makeRoom(tx, &b, opening, gift); err != nil {
		return b, err
	}
	if err := overtakeByHand(tx, b, gift.Reason); err != nil {
		return b, err
	}
	return b, s.promote(tx, g, &b, opening, gift.Reason)
}

func (s *Service) makeRoom(tx *database.Tx, b *Booking, o places.Opening, gift Gift) error {
	switch {
	case o.HasRoom():
		return nil
	case !gift.Overbook:
		return ErrFull
	case gift.Reason == "":
		return ErrOverReasonNeeded
	}
	b.OverbookedReason = gift.Reason
	return places.Overbook(tx, o.Place, gift.Reason)
}

// overtakeByHand remembers everybody of the same or a better class who waited longer.
func overtakeByHand(tx *database.Tx, b Booking, reason string) error {
	ahead, err := database.Rows[Booking](tx, `SELECT * FROM bookings WHERE partnership_id = $1 AND session_id = $2 AND seat = $3
		AND status = 'waiting' AND (priority_class, joined_at, queue_seq) < ($4, $5, $6) ORDER BY priority_class, joined_at, queue_seq`,
		tx.Partnership(), b.SessionID, b.Seat, b.PriorityClass, b.JoinedAt, b.QueueSeq)
	if err != nil || len(ahead) == 0 {
		return err
	}
	if reason == "" {
		return fault.OnField("reason", "reason_needed", "Others wait longer. Say why this person comes first.")
	}
	for _, a := range ahead {
		if err := skip(tx, a, &b.ID, WhyByHand); err != nil {
			return err
		}
	}
	return nil
}

func itoa(i int) string { return strconv.Itoa(i) }

func set(flags ...bool) (n int) {
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}
