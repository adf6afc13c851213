package booking

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// SweepArgs look for places whose time has come in any partnership.
type SweepArgs struct{}

// Kind names the job.
func (SweepArgs) Kind() string { return "booking.sweep" }

// InsertOpts: a sweep that could not run is worth nothing later.
func (SweepArgs) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: 1} }

// sweepEvery is how late a free place may be offered.
const sweepEvery = time.Second

// AddWorkers makes w able to look after waiting lists.
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

func (w *sweeper) Work(ctx context.Context, _ *river.Job[SweepArgs]) error {
	return errors.Join(w.s.Sweep(ctx), w.s.SweepApprovals(ctx))
}

// Sweep looks after every session whose time has come, in every partnership. One that fails does not
// keep the others waiting: it is looked at again with the next sweep.
func (s *Service) Sweep(ctx context.Context) error {
	partnerships, err := database.InTx(ctx, s.db, func(tx *database.Tx) ([]uuid.UUID, error) {
		return database.Values[uuid.UUID](tx, `SELECT partnerships_with_places_due($1)`, tx.Now)
	})
	if err != nil {
		return err
	}
	var failed error
	for _, id := range partnerships {
		if err := s.sweepPartnership(jobs.InPartnership(ctx, id)); err != nil {
			failed = err
		}
	}
	return failed
}

func (s *Service) sweepPartnership(ctx context.Context) error {
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
