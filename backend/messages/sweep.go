package messages

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// Sweep does what the clock says in every partnership: messages of sessions, letters of broadcasts,
// digests. One that fails does not keep the others waiting: it is tried again with the next sweep. Any
// number of workers may sweep at once.
func (s *Service) Sweep(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_messages_due($1)`), s.sweepPartnership)
}

func (s *Service) sweepPartnership(ctx context.Context, _ uuid.UUID) error {
	return errors.Join(
		database.Do(ctx, s.db, wake), s.repeat(ctx, s.lookNext),
		s.repeat(ctx, s.writeNext),
		database.Do(ctx, s.db, setDigests), s.repeat(ctx, s.digestNext),
	)
}

// atOnce is how much of one kind a sweep does before it looks at the rest.
const atOnce = 500

// repeat does one thing after another, each in a transaction of its own, until there is nothing more.
func (s *Service) repeat(ctx context.Context, next func(*database.Tx) (done bool, err error)) error {
	for range atOnce {
		done, err := database.InTx(ctx, s.db, next)
		if err != nil || done {
			return err
		}
	}
	return nil
}

// wake makes due the clocks of sessions that are not in step.
func wake(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`INSERT INTO message_clocks (partnership_id, session_id, due_at)
		SELECT partnership_id, session_id, $2 FROM sessions_out_of_step($2) WHERE partnership_id = $1 ORDER BY session_id LIMIT $3
		ON CONFLICT (partnership_id, session_id) DO UPDATE SET due_at = least(message_clocks.due_at, $2)`, tx.Partnership(), tx.Now, atOnce)
	return err
}
