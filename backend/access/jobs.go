package access

import (
	"context"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// ForgetArgs clear away what has expired.
type ForgetArgs struct{ jobs.Passing }

// Kind names the job.
func (ForgetArgs) Kind() string { return "access.forget_expired" }

// Tasks are the hourly clearing.
func (s *Service) Tasks() []jobs.Task {
	return []jobs.Task{jobs.Every[ForgetArgs](time.Hour, func(ctx context.Context) error {
		_, err := s.ForgetExpired(ctx)
		return err
	})}
}
