package notify

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Progress is how far the messages of one batch have come. Once mail is forgotten it is zero.
type Progress struct {
	Total    int
	Sent     int
	Waiting  int // due: now, or again after the mail server would not take it
	Failed   int // given up
	Failures []Failure
}

// Failure is a message that was given up, or waits because it was not taken, and why.
type Failure struct {
	Name  string // whom it is to
	Why   string
	Final bool // given up
}

// ProgressOf counts the messages of a batch, and says of the first hundred that were not taken why.
func ProgressOf(tx *database.Tx, batch uuid.UUID) (p Progress, err error) {
	err = tx.PGX.QueryRow(`SELECT count(*), count(*) FILTER (WHERE status = 'sent'), count(*) FILTER (WHERE status = 'due'),
		count(*) FILTER (WHERE status IN ('failed', 'discarded')) FROM outbox WHERE partnership_id = $1 AND batch_id = $2`,
		tx.Partnership(), batch).Scan(&p.Total, &p.Sent, &p.Waiting, &p.Failed)
	if err != nil || p.Total == p.Sent {
		return p, err
	}
	p.Failures, err = database.Rows[Failure](tx, `SELECT to_name AS name, last_error AS why, status <> 'due' AS final FROM outbox
		WHERE partnership_id = $1 AND batch_id = $2 AND status <> 'sent' AND last_error <> ''
		ORDER BY status = 'due', lower(to_name), id LIMIT 100`, tx.Partnership(), batch)
	return p, err
}
