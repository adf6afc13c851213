package notify

import (
	"errors"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// Interrupted is why a message is tried again that a worker had claimed and never settled: the worker died,
// and the message may or may not have been taken. The other reasons are the mailer's.
const Interrupted mailer.Reason = "interrupted"

// settle writes what became of a claimed message: sent, due again, or failed for good (refused by the
// recipient's server, impossible to send, or tried often enough).
func settle(tx *database.Tx, m Mail, outcome error) error {
	if outcome == nil {
		return settleSent(tx, m)
	}
	reason := mailer.ReasonOf(outcome)
	if reason.AboutAddress() {
		if err := noteRefusal(tx, m.ToEmail, reason); err != nil {
			return err
		}
	}
	wait, again := RetryAfter(m.Tries)
	var due *time.Time
	status := Failed
	if mailer.Temporary(outcome) && again {
		at := tx.Now.Add(wait)
		due, status = &at, Due
	}
	doubt := 0
	if mailer.Unsure(outcome) {
		doubt = 1
	}
	// Only who holds the last claim says that it failed.
	_, err := tx.PGX.Exec(`UPDATE outbox SET status = $4, due_at = $5, claimed_at = NULL, doubtful = doubtful + $6, reason = $7, last_error = $8
		WHERE partnership_id = $1 AND id = $2 AND status = 'due' AND tries = $3`,
		tx.Partnership(), m.ID, m.Tries, string(status), due, doubt, string(reason), safeText(outcome))
	return err
}

// settleSent holds whoever has claimed the message meanwhile: it was taken.
func settleSent(tx *database.Tx, m Mail) error {
	_, err := tx.PGX.Exec(`UPDATE outbox SET status = 'sent', due_at = NULL, sent_at = $3, claimed_at = NULL, reason = '', last_error = ''
		WHERE partnership_id = $1 AND id = $2 AND status = 'due'`, tx.Partnership(), m.ID, tx.Now)
	if err != nil {
		return err
	}
	return noteAcceptance(tx, m.ToEmail)
}

// unclaim puts back messages that were claimed and not tried.
func unclaim(tx *database.Tx, mail []Mail, wait time.Duration) error {
	ids := make([]int64, len(mail))
	for i, m := range mail {
		ids[i] = m.ID
	}
	_, err := tx.PGX.Exec(`UPDATE outbox SET due_at = $3, tries = tries - 1, claimed_at = NULL
		WHERE partnership_id = $1 AND id = ANY($2) AND status = 'due' AND claimed_at = $4`,
		tx.Partnership(), ids, tx.Now.Add(wait), mail[0].ClaimedAt)
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
