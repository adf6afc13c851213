package notify

import (
	"errors"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// settle writes what became of a claimed message: sent, due again, or failed for good (refused by the
// recipient's server, impossible to send, or tried often enough).
func settle(tx *database.Tx, m Mail, outcome error) error {
	if outcome == nil {
		return update(tx, m, `status = 'sent', due_at = NULL, sent_at = $3, last_error = ''`, tx.Now)
	}
	wait, again := RetryAfter(m.Tries)
	if !mailer.Temporary(outcome) || !again {
		return update(tx, m, `status = 'failed', due_at = NULL, last_error = $3`, safeText(outcome))
	}
	return update(tx, m, `due_at = $3, last_error = $4`, tx.Now.Add(wait), safeText(outcome))
}

func update(tx *database.Tx, m Mail, set string, args ...any) error {
	_, err := tx.PGX.Exec(`UPDATE outbox SET `+set+` WHERE partnership_id = $1 AND id = $2 AND status = 'due'`,
		append([]any{tx.Partnership(), m.ID}, args...)...)
	return err
}

// safeText says what went wrong without naming anybody.
func safeText(err error) string {
	var failure *mailer.Failure
	if errors.As(err, &failure) {
		return failure.Error()
	}
	return "the message cannot be sent as it is"
}
