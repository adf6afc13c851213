package messages

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// SweepArgs look for messages that are due in any partnership.
type SweepArgs struct{ jobs.Passing }

// Kind names the job.
func (SweepArgs) Kind() string { return "messages.sweep" }

// sweepEvery is how late a message may be written.
const sweepEvery = 5 * time.Second

// Tasks are the sweep.
func (s *Service) Tasks() []jobs.Task { return []jobs.Task{jobs.Every[SweepArgs](sweepEvery, s.Sweep)} }
