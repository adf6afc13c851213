package webhook

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// SweepArgs look for what is to be told in any partnership.
type SweepArgs struct{ jobs.Passing }

// Kind names the job.
func (SweepArgs) Kind() string { return "webhook.sweep" }

const sweepEvery = 5 * time.Second

// Tasks are the sweep.
func (s *Service) Tasks() []jobs.Task { return []jobs.Task{jobs.Every[SweepArgs](sweepEvery, s.Sweep)} }

// Sweep tells what is due in every partnership.
func (s *Service) Sweep(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_webhooks_due($1)`), func(ctx context.Context, id uuid.UUID) error {
		_, err := s.Deliver(ctx, id)
		return err
	})
}
