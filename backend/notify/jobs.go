package notify

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// DeliverArgs wake the sender of one partnership.
type DeliverArgs struct {
	Partnership uuid.UUID `json:"partnership"`
}

// Kind names the job.
func (DeliverArgs) Kind() string { return "notify.deliver" }

// SweepArgs look for mail that is due in any partnership.
type SweepArgs struct{ jobs.Passing }

// Kind names the job.
func (SweepArgs) Kind() string { return "notify.sweep" }

// sweepEvery is how late a retry may come.
const sweepEvery = 5 * time.Second

// Tasks are the sending that new mail asks for, and the sweep.
func (s *Service) Tasks() []jobs.Task {
	return []jobs.Task{
		jobs.On(func(ctx context.Context, args DeliverArgs) error { return s.deliver(ctx, args.Partnership) }),
		jobs.Every[SweepArgs](sweepEvery, s.Sweep),
	}
}

// Sweep delivers what is due in every partnership.
func (s *Service) Sweep(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_due_mail($1)`), s.deliver)
}

func (s *Service) deliver(ctx context.Context, partnership uuid.UUID) error {
	_, err := s.Deliver(ctx, partnership)
	return err
}
