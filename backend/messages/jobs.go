package messages

import (
	"context"
	"time"

	"github.com/riverqueue/river"
)

// SweepArgs look for messages that are due in any partnership.
type SweepArgs struct{}

// Kind names the job.
func (SweepArgs) Kind() string { return "messages.sweep" }

// InsertOpts: a sweep that could not run is worth nothing later.
func (SweepArgs) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: 1} }

// sweepEvery is how late a message may be written.
const sweepEvery = 5 * time.Second

// AddWorkers makes w able to write messages.
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
