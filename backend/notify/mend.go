package notify

import (
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// Retry makes a message due at once that failed, was given up, or waits for its next try; its tries are
// counted anew. It returns false when there is no such message, or it was sent or is in a worker's hands.
func Retry(tx *database.Tx, key string) (bool, error) {
	n, err := retry(tx, `dedupe_key = $3 AND (status IN ('failed', 'discarded') OR `+inNobodysHands+`)`, key)
	return n > 0, err
}

// RetryFailed does so to every message that failed, and returns how many.
func RetryFailed(tx *database.Tx) (int, error) { return retry(tx, `status = 'failed'`) }

// inNobodysHands is of a message that waits; $2 is now. What a dead worker had is nobody's when its lease is over.
const inNobodysHands = `status = 'due' AND (claimed_at IS NULL OR due_at <= $2)`

func retry(tx *database.Tx, which string, args ...any) (int, error) {
	tag, err := tx.PGX.Exec(`UPDATE outbox SET status = 'due', due_at = $2, tries = 0,
		  doubtful = doubtful + (claimed_at IS NOT NULL)::int, claimed_at = NULL,
		  discarded_at = NULL, discarded_by = NULL, discard_reason = ''
		WHERE partnership_id = $1 AND `+which, append([]any{tx.Partnership(), tx.Now}, args...)...)
	if err != nil || tag.RowsAffected() == 0 {
		return 0, err
	}
	return int(tag.RowsAffected()), jobs.Insert(tx, DeliverArgs{Partnership: tx.Partnership()})
}

// Discard gives a message up for a reason, unless it was sent, was given up before or is in a worker's hands.
func Discard(tx *database.Tx, key, reason string) error {
	_, err := tx.PGX.Exec(`UPDATE outbox SET status = 'discarded', due_at = NULL, claimed_at = NULL,
		  discarded_at = $2, discarded_by = $4, discard_reason = $5
		WHERE partnership_id = $1 AND dedupe_key = $3 AND (status = 'failed' OR `+inNobodysHands+`)`,
		tx.Partnership(), tx.Now, key, tx.Actor.PersonOrNil(), reason)
	return err
}
