package webhook

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Kept is how long what was told, or given up, is kept with its tries.
const Kept = 90 * 24 * time.Hour

// Forget deletes deliveries of the transaction's partnership that are past their time, a thousand at most,
// with their tries, and returns how many rows. What still has to be told stays, however old, and so does what
// was tried again lately.
func Forget(tx *database.Tx) (rows int64, err error) {
	err = tx.PGX.QueryRow(`WITH past AS (
		  SELECT d.id FROM webhook_deliveries d
		  WHERE d.partnership_id = $1 AND d.status <> 'due' AND d.happened_at < $2
		    AND NOT EXISTS (SELECT 1 FROM webhook_tries t WHERE t.partnership_id = $1 AND t.delivery_id = d.id AND t.at >= $2)
		  LIMIT 1000),
		tries AS (DELETE FROM webhook_tries WHERE partnership_id = $1 AND delivery_id IN (SELECT id FROM past) RETURNING 1),
		told AS (DELETE FROM webhook_deliveries WHERE partnership_id = $1 AND id IN (SELECT id FROM past) RETURNING 1)
		SELECT (SELECT count(*) FROM tries) + (SELECT count(*) FROM told)`, tx.Partnership(), tx.Now.Add(-Kept)).Scan(&rows)
	return rows, err
}
