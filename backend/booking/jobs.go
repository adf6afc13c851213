package booking

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// SweepArgs look for places whose time has come in any partnership.
type SweepArgs struct{ jobs.Passing }

// Kind names the job.
func (SweepArgs) Kind() string { return "booking.sweep" }

// sweepEvery is how late a free place may be offered.
const sweepEvery = time.Second

// Tasks are the sweep of waiting lists and of requests for approval.
func (s *Service) Tasks() []jobs.Task {
	return []jobs.Task{jobs.Every[SweepArgs](sweepEvery, func(ctx context.Context) error {
		return errors.Join(s.Sweep(ctx), s.SweepApprovals(ctx))
	})}
}

// Sweep looks after every session whose time has come, in every partnership. One that fails does not
// keep the others waiting: it is looked at again with the next sweep.
func (s *Service) Sweep(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_places_due($1)`), s.sweepPartnership)
}

func (s *Service) sweepPartnership(ctx context.Context, _ uuid.UUID) error {
	sessions, err := database.InTx(ctx, s.db, sessionsDue)
	if err != nil {
		return err
	}
	var failed error
	for _, session := range sessions {
		if err := s.Look(ctx, session); err != nil {
			failed = err
		}
	}
	return failed
}
