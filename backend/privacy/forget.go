package privacy

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// A Forgetter deletes some rows of the transaction's partnership that are past their retention class,
// and returns how many; 0 when none are left. Each package hands over its own.
type Forgetter func(tx *database.Tx) (rows int64, err error)

// Service clears away what is past its time.
type Service struct {
	db         *database.DB
	forgetters []Forgetter
}

// New returns a service that calls the forgetters of the packages that keep data.
func New(db *database.DB, forgetters ...Forgetter) *Service {
	return &Service{db: db, forgetters: forgetters}
}

// Forget clears every partnership, in small transactions.
func (s *Service) Forget(ctx context.Context) error {
	ids, err := database.InTx(ctx, s.db, func(tx *database.Tx) ([]uuid.UUID, error) {
		return database.Values[uuid.UUID](tx, `SELECT id FROM partnerships ORDER BY id`)
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		for _, forget := range s.forgetters {
			if err := s.all(jobs.InPartnership(ctx, id), forget); err != nil {
				return fmt.Errorf("forget in partnership %s: %w", id, err)
			}
		}
	}
	return nil
}

// all repeats one forgetter until it finds nothing more.
func (s *Service) all(ctx context.Context, forget Forgetter) error {
	for {
		rows, err := database.InTx(ctx, s.db, forget)
		if err != nil || rows == 0 {
			return err
		}
	}
}

// ForgetArgs clear away what is past its time in every partnership.
type ForgetArgs struct{}

// Kind names the job.
func (ForgetArgs) Kind() string { return "privacy.forget" }

// AddWorkers makes w able to clear away.
func AddWorkers(w *river.Workers, s *Service) { river.AddWorker(w, &forgetting{s: s}) }

// Periodic returns the hourly clearing, for the client that works jobs.
func Periodic() []*river.PeriodicJob {
	return []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(time.Hour),
		func() (river.JobArgs, *river.InsertOpts) { return ForgetArgs{}, nil }, nil)}
}

type forgetting struct {
	river.WorkerDefaults[ForgetArgs]
	s *Service
}

func (w *forgetting) Work(ctx context.Context, _ *river.Job[ForgetArgs]) error {
	return w.s.Forget(ctx)
}
