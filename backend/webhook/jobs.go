package webhook

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// SweepArgs look for what is to be told in any partnership.
type SweepArgs struct{}

// Kind names the job.
func (SweepArgs) Kind() string { return "webhook.sweep" }

// InsertOpts: a sweep that could not run is worth nothing later.
func (SweepArgs) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: 1} }

const sweepEvery = 5 * time.Second

// AddWorkers makes w able to tell other systems.
func AddWorkers(w *river.Workers, s *Service) { river.AddWorker(w, &sweeper{s: s}) }

// Periodic returns the sweep, for the client that works jobs.
func Periodic() []*river.PeriodicJob {
	return []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(sweepEvery),
		func() (river.JobArgs, *river.InsertOpts) { return SweepArgs{}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})}
}

type sweeper struct {
	river.WorkerDefaults[SweepArgs]
	s *Service
}

func (w *sweeper) Work(ctx context.Context, _ *river.Job[SweepArgs]) error { return w.s.Sweep(ctx) }

// Sweep tells what is due in every partnership.
func (s *Service) Sweep(ctx context.Context) error {
	due, err := database.InTx(ctx, s.db, func(tx *database.Tx) ([]uuid.UUID, error) {
		return database.Values[uuid.UUID](tx, `SELECT partnerships_with_webhooks_due($1)`, tx.Now)
	})
	if err != nil {
		return err
	}
	for _, id := range due {
		if _, err := s.Deliver(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
