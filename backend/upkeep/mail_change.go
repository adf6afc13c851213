package upkeep

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
)

// What may not be done to a message any more, or not now.
var (
	ErrAlreadySent = fault.New(fault.Conflict, "mail_already_sent", "This message was sent meanwhile.")
	ErrBeingSent   = fault.New(fault.Conflict, "mail_being_sent", "This message is being sent at the moment. Look again in a minute.")
)

// RetryMail has a message tried again at once, whether it failed, was given up, or waits for its next try.
// Faults: fault.Missing, ErrAlreadySent, ErrBeingSent.
func (s *Service) RetryMail(ctx context.Context, key string) (Mail, error) {
	return s.changeMail(ctx, access.OpRetryMail, "mail.retry", key, func(tx *database.Tx) error {
		_, err := notify.Retry(tx, key)
		return err
	})
}

// DiscardMail gives a message up that failed or waits. The reason is asked for.
func (s *Service) DiscardMail(ctx context.Context, key, reason string) (Mail, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return Mail{}, fault.OnField("reason", "required", "Say why it is not to be sent.")
	}
	return s.changeMail(ctx, access.OpDiscardMail, "mail.discard", key, func(tx *database.Tx) error {
		return notify.Discard(tx, key, reason)
	})
}

func (s *Service) changeMail(ctx context.Context, op, action, key string, change func(*database.Tx) error) (Mail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Mail, error) {
		if !access.Can(tx.Actor, op, access.Partnership) {
			return Mail{}, fault.Missing
		}
		before, err := lockMail(tx, key)
		if err != nil {
			return Mail{}, err
		}
		if err := change(tx); err != nil {
			return Mail{}, err
		}
		if err := recordMail(tx, action, before); err != nil {
			return Mail{}, err
		}
		return mailByKey(tx, key)
	})
}

// lockMail returns a message that may be changed now.
func lockMail(tx *database.Tx, key string) (Mail, error) {
	if _, err := tx.PGX.Exec(`SELECT 1 FROM outbox WHERE partnership_id = $1 AND dedupe_key = $2 FOR NO KEY UPDATE`, tx.Partnership(), key); err != nil {
		return Mail{}, err
	}
	m, err := mailByKey(tx, key)
	switch {
	case err != nil:
		return m, err
	case m.Status == Sent:
		return m, ErrAlreadySent
	case m.Status == Sending:
		return m, ErrBeingSent
	}
	return m, nil
}

// recordMail names the person it is about; a message has no id that may leave the server.
func recordMail(tx *database.Tx, action string, m Mail) error {
	if m.PersonID == nil {
		return audit.Record(tx, action, "mail", uuid.Nil)
	}
	return audit.Record(tx, action, "person", *m.PersonID)
}

// RetryFailedMail has every message that failed tried again, and returns how many.
func (s *Service) RetryFailedMail(ctx context.Context) (int, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (int, error) {
		if !access.Can(tx.Actor, access.OpRetryFailedMail, access.Partnership) {
			return 0, fault.Missing
		}
		n, err := notify.RetryFailed(tx)
		if err != nil || n == 0 {
			return n, err
		}
		return n, audit.Record(tx, "mail.retry_all", "partnership", tx.Partnership())
	})
}
