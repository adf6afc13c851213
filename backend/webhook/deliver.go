package webhook

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/notify"
)

// lease is how long what was claimed is left to its worker, who may die: longer than a whole batch may take.
const (
	lease = 2 * time.Minute
	batch = 8
)

type claimed struct {
	Delivery
	URL    string
	Secret []byte
}

// Deliver tells what is due in one partnership, and returns how much was taken. What the other sides say
// stands on each delivery; an error is the database's.
func (s *Service) Deliver(ctx context.Context, partnership uuid.UUID) (taken int, err error) {
	ctx = jobs.InPartnership(ctx, partnership)
	due, err := database.InTx(ctx, s.db, claim)
	if err != nil {
		return 0, err
	}
	for _, c := range due {
		if ctx.Err() != nil { // told to stop: what was not tried is due again after the lease
			return taken, nil
		}
		now := s.db.Clock.Now()
		status, reason := s.send(ctx, c, now)
		err := database.Do(context.WithoutCancel(ctx), s.db, func(tx *database.Tx) error { return settle(tx, c, status, reason) })
		if err != nil {
			return taken, err
		}
		if took(status) {
			taken++
		}
	}
	return taken, nil
}

func took(status int) bool { return status >= 200 && status < 300 }

// claim takes due deliveries for this worker alone.
func claim(tx *database.Tx) ([]claimed, error) {
	return database.Rows[claimed](tx, `UPDATE webhook_deliveries d
		SET due_at = $2::timestamptz + $3::interval, tries = d.tries + 1, claims = d.claims + 1
		FROM webhooks w
		WHERE w.partnership_id = d.partnership_id AND w.id = d.webhook_id AND d.partnership_id = $1
		  AND d.id IN (SELECT id FROM webhook_deliveries WHERE partnership_id = $1 AND status = 'due' AND due_at <= $2
		               ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
		RETURNING d.*, w.url, w.secret`, tx.Partnership(), tx.Now, lease, batch)
}

// settle writes the try, and what follows: delivered, due again, given up, or the address switched off.
func settle(tx *database.Tx, c claimed, status int, reason string) error {
	_, err := tx.PGX.Exec(`INSERT INTO webhook_tries (partnership_id, delivery_id, at, status, reason) VALUES ($1, $2, $3, $4, $5)`,
		tx.Partnership(), c.ID, tx.Now, status, reason)
	if err != nil {
		return err
	}
	becomes, due := Delivered, (*time.Time)(nil)
	if !took(status) {
		becomes = Failed
		if wait, again := notify.RetryAfter(c.Tries); again && status != http.StatusGone {
			at := tx.Now.Add(wait)
			becomes, due = Due, &at
		}
	}
	// Only who holds the last claim says so; but what was taken was taken.
	_, err = tx.PGX.Exec(`UPDATE webhook_deliveries SET status = $4, due_at = $5
		WHERE partnership_id = $1 AND id = $2 AND status = 'due' AND (claims = $3 OR $4 = 'delivered')`,
		tx.Partnership(), c.ID, c.Claims, string(becomes), due)
	if err == nil && status == http.StatusGone {
		err = switchOff(tx, c.WebhookID, Gone)
	}
	return err
}

// switchOff tells an address nothing any more, not even what is due.
func switchOff(tx *database.Tx, webhook uuid.UUID, why OffReason) error {
	_, err := tx.PGX.Exec(`UPDATE webhooks SET off_at = $3, off_reason = $4
		WHERE partnership_id = $1 AND id = $2 AND off_at IS NULL`, tx.Partnership(), webhook, tx.Now, string(why))
	if err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE webhook_deliveries SET status = 'failed', due_at = NULL
		WHERE partnership_id = $1 AND webhook_id = $2 AND status = 'due'`, tx.Partnership(), webhook)
	return err
}
