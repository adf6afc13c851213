package access

import (
	"context"
	"time"

	"github.com/riverqueue/river"
)

// ForgetArgs clear away what has expired.
type ForgetArgs struct{}

// Kind names the job.
func (ForgetArgs) Kind() string { return "access.forget_expired" }

// AddWorkers makes w able to clear away what has expired.
func AddWorkers(w *river.Workers, s *Service) { river.AddWorker(w, &forgetter{s: s}) }

// Periodic returns the hourly clearing, for the client that works jobs.
func Periodic() []*river.PeriodicJob {
	return []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(time.Hour),
		func() (river.JobArgs, *river.InsertOpts) { return ForgetArgs{}, nil }, nil)}
}

type forgetter struct {
	river.WorkerDefaults[ForgetArgs]
	s *Service
}

func (w *forgetter) Work(ctx context.Context, _ *river.Job[ForgetArgs]) error {
	_, err := w.s.ForgetExpired(ctx)
	return err
}
