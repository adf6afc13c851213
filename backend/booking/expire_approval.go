package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/places"
)

// SweepApprovals reminds approvers who have not answered, and ends requests that nobody answered, in
// every partnership. One that fails does not keep the others waiting.
func (s *Service) SweepApprovals(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_approvals_due($1)`), s.chaseAll)
}

func (s *Service) chaseAll(ctx context.Context, _ uuid.UUID) error {
	due, err := database.InTx(ctx, s.db, func(tx *database.Tx) ([]uuid.UUID, error) {
		return database.Values[uuid.UUID](tx, `SELECT booking_id FROM approvals WHERE partnership_id = $1 AND due_at <= $2
			ORDER BY due_at, id LIMIT 200`, tx.Partnership(), tx.Now)
	})
	var failed error
	for _, booking := range due {
		if err := database.Do(ctx, s.db, func(tx *database.Tx) error { return s.chase(tx, booking) }); err != nil {
			failed = err
		}
	}
	if err != nil {
		return err
	}
	return failed
}

// chase does what the clock says about the open approval of a booking: a reminder half way, then the end.
func (s *Service) chase(tx *database.Tx, booking uuid.UUID) error {
	b, err := byID(tx, booking)
	if err != nil {
		return err
	}
	locked, err := s.Lock(tx, b.SessionID)
	if err != nil {
		return err
	}
	if b, err = byID(tx, booking); err != nil {
		return err
	}
	a, err := lastApproval(tx, booking)
	if err != nil || a == nil || a.DueAt == nil || tx.Now.Before(*a.DueAt) {
		return err // another worker was quicker
	}
	if !tx.Now.Before(*a.ExpiresAt) {
		return s.expire(tx, &b, *a, locked.Seat(b.SessionID, b.Seat))
	}
	return s.remind(tx, b, a)
}

func (s *Service) remind(tx *database.Tx, b Booking, a *Approval) error {
	a.RemindedAt, a.DueAt = &tx.Now, a.ExpiresAt
	if err := saveApproval(tx, a); err != nil {
		return err
	}
	g, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return err
	}
	return s.tellApprovers(tx, g, b, *a, true)
}

// expire ends an approval that nobody gave. A request ends with it; a place that was approved before stays.
func (s *Service) expire(tx *database.Tx, b *Booking, a Approval, p *places.Place) error {
	if err := stopAsking(tx, b.ID, approvalExpired); err != nil || b.Status != Requested || a.Again {
		return err
	}
	return s.lapse(tx, b, p, causeNoAnswer)
}
