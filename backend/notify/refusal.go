package notify

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// Refusal is an address whose server refuses mail to it, when it is handed over or by a report afterwards. It
// ends when a later message is taken; a person who is given another address leaves it behind.
type Refusal struct {
	EmailKey string
	Since    time.Time     // the first message refused
	LastAt   time.Time     // the last one
	Refusals int           // how many
	Reason   mailer.Reason // of the last one: no_mailbox, mailbox_full or refused
}

func noteRefusal(tx *database.Tx, address string, reason mailer.Reason) error {
	key := keyOfAddress(address)
	_, err := tx.PGX.Exec(`INSERT INTO refused_addresses AS r (partnership_id, email_key, since, last_at, refusals, reason)
		VALUES ($1, $2, $3, $3, 1, $4)
		ON CONFLICT (partnership_id, email_key) DO UPDATE SET last_at = $3, refusals = r.refusals + 1, reason = $4`,
		tx.Partnership(), key, tx.Now, string(reason))
	return err
}

// noteAcceptance ends a refusal. A mail server that passes mail on takes any message: where one was sent back
// later, the refusal stands until that message is tried again or given up.
func noteAcceptance(tx *database.Tx, address string) error {
	_, err := tx.PGX.Exec(`DELETE FROM refused_addresses WHERE partnership_id = $1 AND email_key = $2
		AND NOT EXISTS (SELECT 1 FROM outbox WHERE partnership_id = $1 AND status = 'failed' AND sent_at IS NOT NULL AND lower(to_email) = lower($3))`,
		tx.Partnership(), keyOfAddress(address), address)
	return err
}

// keyOfAddress is how an address is compared; one that cannot be read stands for itself.
func keyOfAddress(address string) string {
	parsed, err := email.Parse(address)
	if err != nil {
		return address
	}
	return parsed.Key
}

// Refusals returns which of some addresses, given by their keys, are refused at present. Service mail is sent
// to them all the same, newsletters are not.
func Refusals(tx *database.Tx, keys ...string) (map[string]Refusal, error) {
	found := map[string]Refusal{}
	if len(keys) == 0 {
		return found, nil
	}
	rows, err := database.Rows[Refusal](tx, `SELECT email_key, since, last_at, refusals, reason FROM refused_addresses
		WHERE partnership_id = $1 AND email_key = ANY($2)`, tx.Partnership(), keys)
	for _, r := range rows {
		found[r.EmailKey] = r
	}
	return found, err
}

// WriteFailed writes a message as one that the recipient's server refused for that reason: the demo has something to
// look after.
func WriteFailed(tx *database.Tx, m Message, reason mailer.Reason) error {
	if err := Enqueue(tx, m); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`UPDATE outbox SET status = 'failed', due_at = NULL, tries = 1, reason = $3, last_error = 'refused'
		WHERE partnership_id = $1 AND dedupe_key = $2 AND status = 'due'`, tx.Partnership(), m.DedupeKey, string(reason))
	if err != nil {
		return err
	}
	return noteRefusal(tx, m.ToEmail, reason)
}
