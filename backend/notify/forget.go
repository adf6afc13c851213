package notify

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Kept is how long mail is kept once it was sent or given up.
const Kept = 90 * 24 * time.Hour

// Forget deletes mail of the transaction's partnership that is past its time, a thousand at most, and
// returns how many. What still has to go out stays, however old. An address that refused mail is forgotten
// as long after the last refusal.
func Forget(tx *database.Tx) (rows int64, err error) {
	past := tx.Now.Add(-Kept)
	tag, err := tx.PGX.Exec(`DELETE FROM outbox WHERE id IN (
		SELECT id FROM outbox WHERE partnership_id = $1 AND status <> 'due' AND coalesce(sent_at, created_at) < $2
		LIMIT 1000)`, tx.Partnership(), past)
	if err != nil {
		return 0, err
	}
	refusals, err := tx.PGX.Exec(`DELETE FROM refused_addresses WHERE partnership_id = $1 AND last_at < $2`, tx.Partnership(), past)
	return tag.RowsAffected() + refusals.RowsAffected(), err
}
