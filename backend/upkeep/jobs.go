package upkeep

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// Jobs returns the partnership's jobs that are not done, by kind, for staff; others are told fault.Missing.
func (s *Service) Jobs(ctx context.Context) ([]jobs.Group, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]jobs.Group, error) {
		if !access.Can(tx.Actor, access.OpListJobs, access.Partnership) {
			return nil, fault.Missing
		}
		return jobs.Groups(tx)
	})
}

// RetryJobs has jobs of a kind tried again at once and returns what is left of the partnership's; a kind of
// which none waits or failed is fault.Missing.
func (s *Service) RetryJobs(ctx context.Context, kind string) ([]jobs.Group, error) {
	return s.changeJobs(ctx, access.OpRetryJobs, "jobs.retry", kind, jobs.Retry)
}

// DiscardJobs gives up jobs of a kind that failed or wait; the same faults.
func (s *Service) DiscardJobs(ctx context.Context, kind string) ([]jobs.Group, error) {
	return s.changeJobs(ctx, access.OpDiscardJobs, "jobs.discard", kind, jobs.Cancel)
}

func (s *Service) changeJobs(ctx context.Context, op, action, kind string, change func(*database.Tx, string) (int, error)) ([]jobs.Group, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]jobs.Group, error) {
		if !access.Can(tx.Actor, op, access.Partnership) {
			return nil, fault.Missing
		}
		n, err := change(tx, kind)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, fault.Missing
		}
		if err := audit.Record(tx, action, "partnership", tx.Partnership()); err != nil {
			return nil, err
		}
		return jobs.Groups(tx)
	})
}
