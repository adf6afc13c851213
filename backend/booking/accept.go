package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Accept takes up the place that is offered to a booking, at most once per key; one that is confirmed
// already is returned as it is. ErrOfferLapsed after the deadline, ErrNotOffered where nothing is
// offered, and the first condition that no longer holds (a clash, a prerequisite).
func (s *Service) Accept(ctx context.Context, id uuid.UUID, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) {
			b, err := s.visible(tx, id, access.OpAcceptOffer)
			if err != nil {
				return b, err
			}
			return s.AcceptTx(tx, b)
		})
	})
}

// AcceptTx is Accept inside a transaction that is already open; it does not ask who may.
func (s *Service) AcceptTx(tx *database.Tx, b Booking) (Booking, error) {
	g, err := gather(tx, b.SessionID, b.PersonID, true)
	if err != nil {
		return b, err
	}
	// Not s.lock: an offer that ran out is said to have ended, not tidied away first.
	locked, err := places.Lock(tx, b.SessionID)
	if err != nil {
		return b, err
	}
	if b, err = byID(tx, b.ID); err != nil || b.Status == Confirmed {
		return b, err
	}
	p := locked.Seat(b.SessionID, b.Seat)
	if err := openOffer(tx, b, p); err != nil {
		return b, err
	}
	facts, err := g.factsOfWaiter(tx, p)
	if err != nil {
		return b, err
	}
	if unmet := rules.FirstUnmet(rules.Decide(facts.Facts)); unmet != nil {
		return b, refuse(unmet)
	}
	if err := s.promote(tx, g, &b, places.Opening{Place: p}, ""); err != nil {
		return b, err
	}
	return b, access.EndLinks(tx, b.ID, access.LinkOffer)
}

// openOffer returns why there is nothing to accept or decline; nil while the offer is open.
func openOffer(tx *database.Tx, b Booking, p *places.Place) error {
	switch {
	case b.Status == Lapsed && b.OfferedAt != nil:
		return ErrOfferLapsed
	case b.Status != Offered:
		return ErrNotOffered
	case !tx.Now.Before(*b.OfferExpiresAt) || !tx.Now.Before(p.OffersUntil()):
		return ErrOfferLapsed
	}
	return nil
}

// Pass declines an offer and keeps the place in the queue: the place goes to the next, and its holder
// gets another chance when another falls free. ErrNotOffered and ErrOfferLapsed as with Accept.
func (s *Service) Pass(ctx context.Context, id uuid.UUID, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) {
			b, err := s.visible(tx, id, access.OpPassOffer)
			if err != nil {
				return b, err
			}
			return s.PassTx(tx, b)
		})
	})
}

// PassTx is Pass inside a transaction that is already open; it does not ask who may.
func (s *Service) PassTx(tx *database.Tx, b Booking) (Booking, error) {
	locked, err := places.Lock(tx, b.SessionID)
	if err != nil {
		return b, err
	}
	if b, err = byID(tx, b.ID); err != nil || b.Status == Waiting && b.PassedAt != nil {
		return b, err
	}
	p := locked.Seat(b.SessionID, b.Seat)
	if err := openOffer(tx, b, p); err != nil {
		return b, err
	}
	if err := b.Transition(Waiting, tx.Now); err != nil {
		return b, err
	}
	b.PassedAt, b.OfferExpiresAt = &tx.Now, nil
	if err := places.Release(tx, p, b.AllocationID); err != nil {
		return b, err
	}
	b.AllocationID = nil
	if err := places.Rejoin(tx, p); err != nil {
		return b, err
	}
	if err := save(tx, &b, Offered, "passed", tx.Actor.Person != b.PersonID); err != nil {
		return b, err
	}
	if err := audit.Record(tx, "booking.pass", "booking", b.ID); err != nil {
		return b, err
	}
	return b, access.EndLinks(tx, b.ID, access.LinkOffer)
}
