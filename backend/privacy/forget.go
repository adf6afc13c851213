package privacy

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

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
	return jobs.InEach(ctx, s.db, everybody, func(ctx context.Context, id uuid.UUID) error {
		for _, forget := range s.forgetters {
			if err := s.all(ctx, forget); err != nil {
				return fmt.Errorf("forget in partnership %s: %w", id, err)
			}
		}
		return nil
	})
}

func everybody(tx *database.Tx) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `SELECT id FROM partnerships ORDER BY id`)
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
type ForgetArgs struct{ jobs.Passing }

// Kind names the job.
func (ForgetArgs) Kind() string { return "privacy.forget" }

// Tasks are the hourly clearing.
func (s *Service) Tasks() []jobs.Task {
	return []jobs.Task{jobs.Every[ForgetArgs](time.Hour, s.Forget)}
}
