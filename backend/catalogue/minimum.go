package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Minimum is how many must have booked by a date for a session to run.
type Minimum struct {
	Places    int
	DecideOn  ukdate.Date
	Shown     bool       // to everybody
	DecidedAt *time.Time // that it goes ahead; nil: not yet
}

// minimumFor is what the caller may know of it: staff everything, others only while it is open and shown.
func (s *Service) minimumFor(tx *database.Tx, session uuid.UUID) (*Minimum, error) {
	if s.MinimumOf == nil {
		return nil, nil
	}
	m, err := s.MinimumOf(tx, session)
	if m != nil && !isStaff(tx.Actor) && (!m.Shown || m.DecidedAt != nil) {
		m = nil
	}
	return m, err
}
