package jobs

import (
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Group is the jobs of one kind, of the transaction's partnership, that are not done.
type Group struct {
	Kind    string
	Waiting int        // for their first or next try
	Running int        // in a worker's hands
	Failed  int        // they will not be tried again by themselves
	Tries   int        // of the one that was tried most often
	NextAt  *time.Time // the next try of any
	Why     Why        // the last of them to fail; empty when none did
}

// Why says in a word why a job failed; screens have a sentence for each.
type Why string

// The reasons.
const (
	DatabaseBusy Why = "database_busy" // it could not be reached, or something was locked for too long
	TookTooLong  Why = "took_too_long"
	WorkerDied   Why = "worker_died" // and the job was found later
	OurFault     Why = "our_fault"   // the log has the cause
)

// Groups returns the jobs of the partnership by kind.
func Groups(tx *database.Tx) ([]Group, error) {
	type counted struct {
		Group
		LastError string
	}
	rows, err := database.Rows[counted](tx, `SELECT kind,
		  count(*) FILTER (WHERE state IN ('available', 'scheduled', 'retryable', 'pending')) AS waiting,
		  count(*) FILTER (WHERE state = 'running') AS running, count(*) FILTER (WHERE state = 'discarded') AS failed,
		  max(attempt) AS tries, min(scheduled_at) FILTER (WHERE state IN ('available', 'scheduled', 'retryable')) AS next_at,
		  coalesce((array_agg(errors[array_upper(errors, 1)]->>'error' ORDER BY attempted_at DESC) FILTER (WHERE errors IS NOT NULL))[1], '') AS last_error
		FROM river_job WHERE args->>'partnership' = $1 AND state NOT IN ('completed', 'cancelled')
		GROUP BY kind ORDER BY kind`, tx.Partnership().String())
	groups := make([]Group, len(rows))
	for i, r := range rows {
		groups[i] = r.Group
		groups[i].Why = whyOf(r.LastError)
	}
	return groups, err
}

// whyOf reads the only thing the queue keeps of an error: its text.
func whyOf(text string) Why {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(text, w) {
				return true
			}
		}
		return false
	}
	switch {
	case text == "":
		return ""
	case has("context deadline exceeded", "context canceled"):
		return TookTooLong
	case has("busy:", "database_unavailable:", "unknown_outcome:", "connect"):
		return DatabaseBusy
	case has("Stuck job rescued"):
		return WorkerDied
	}
	return OurFault
}

// Retry has every job of a kind of the partnership that failed, or waits for its next try, tried at once,
// and returns how many.
func Retry(tx *database.Tx, kind string) (int, error) {
	ids, err := idle(tx, kind)
	for _, id := range ids {
		if _, err := inserter.JobRetryTx(tx.Context(), tx.River(), id); err != nil {
			return 0, err
		}
	}
	return len(ids), err
}

// Cancel gives up every job of a kind of the partnership that is in nobody's hands, and returns how many.
func Cancel(tx *database.Tx, kind string) (int, error) {
	ids, err := idle(tx, kind)
	for _, id := range ids {
		if _, err := tx.PGX.Exec(`UPDATE river_job SET state = 'cancelled', finalized_at = $2 WHERE id = $1`, id, tx.Now); err != nil {
			return 0, err
		}
	}
	return len(ids), err
}

func idle(tx *database.Tx, kind string) ([]int64, error) {
	return database.Values[int64](tx, `SELECT id FROM river_job
		WHERE args->>'partnership' = $1 AND kind = $2 AND state IN ('discarded', 'retryable', 'scheduled', 'available')
		ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED`, tx.Partnership().String(), kind)
}
