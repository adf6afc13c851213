package notify

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/bounce"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

// Returned is what a report changed.
type Returned string

// What it may have changed.
const (
	NotOurs       Returned = "not_ours"     // it is about no message of ours to that address: forged, or not for us
	StillOnItsWay Returned = "on_its_way"   // delayed, or delivered: nothing to do
	KnownBefore   Returned = "known_before" // it was said before, or is about an earlier try
	SentBack      Returned = "sent_back"    // the message failed; the address is none the worse for it
	AddressBad    Returned = "address_bad"  // the message failed, and the address refuses mail from now on
)

// clocksDiffer is by how much the clocks of two mail servers may.
const clocksDiffer = 10 * time.Minute

// Report takes in what a mail server says became of a message, whichever partnership sent it. Only a message
// that was sent, to that address, under that Message-ID, can come back, and only once for each sending.
func Report(ctx context.Context, db *database.DB, r bounce.Report) (Returned, error) {
	here, err := partnerships(ctx, db)
	if err != nil {
		return "", err
	}
	for _, id := range here {
		result, err := database.InTx(jobs.InPartnership(ctx, id), db, func(tx *database.Tx) (Returned, error) { return report(tx, r) })
		if err != nil || result != NotOurs {
			return result, err
		}
	}
	return NotOurs, nil
}

func report(tx *database.Tx, r bounce.Report) (Returned, error) {
	for _, to := range r.Recipients {
		m, found, err := sentAs(tx, r.MessageID, to.Addresses)
		if err != nil {
			return "", err
		}
		if found {
			return comeBack(tx, m, to, r.At)
		}
	}
	return NotOurs, nil
}

// sentAs finds the message of a Message-ID to one of some addresses, whatever became of it.
func sentAs(tx *database.Tx, messageID string, addresses []string) (Mail, bool, error) {
	keys := make([]string, len(addresses))
	for i, a := range addresses {
		keys[i] = strings.ToLower(keyOfAddress(a))
	}
	mark, _, _ := strings.Cut(messageID, "@")
	return database.One[Mail](tx, `SELECT * FROM outbox WHERE partnership_id = $1 AND lower(to_email) = ANY($2)
		AND encode(substr(sha256(convert_to(partnership_id::text || ' ' || dedupe_key, 'UTF8')), 1, 16), 'hex') = $3 FOR NO KEY UPDATE`,
		tx.Partnership(), keys, mark)
}

func comeBack(tx *database.Tx, m Mail, to bounce.Recipient, at time.Time) (Returned, error) {
	switch {
	case !to.GivenUp():
		return StillOnItsWay, nil
	case m.Status != Sent, !at.IsZero() && at.Before(m.SentAt.Add(-clocksDiffer)):
		return KnownBefore, nil
	}
	reason := to.Reason()
	_, err := tx.PGX.Exec(`UPDATE outbox SET status = 'failed', reason = $3, last_error = $4 WHERE partnership_id = $1 AND id = $2`,
		tx.Partnership(), m.ID, string(reason), fmt.Sprintf("sent back with %.12s", to.Status))
	if err != nil || !reason.AboutAddress() {
		return SentBack, err
	}
	return AddressBad, noteRefusal(tx, m.ToEmail, reason)
}

func partnerships(ctx context.Context, db *database.DB) ([]uuid.UUID, error) {
	return database.InTx(ctx, db, func(tx *database.Tx) ([]uuid.UUID, error) {
		return database.Values[uuid.UUID](tx, `SELECT id FROM partnerships ORDER BY id`)
	})
}
