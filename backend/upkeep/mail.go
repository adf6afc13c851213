package upkeep

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
)

// MailStatus is where a message stands, for those who look after the mail.
type MailStatus string

// The statuses.
const (
	Waiting   MailStatus = "waiting" // for its first or next try
	Sending   MailStatus = "sending" // in a worker's hands
	Sent      MailStatus = "sent"
	Failed    MailStatus = "failed"    // it will not be tried again by itself
	Discarded MailStatus = "discarded" // given up by somebody
)

// Mail is a message as staff see it: to whom, what kind, and what became of it. What it says is not here.
type Mail struct {
	Key           string // the dedupe key
	Kind          string // which letter: booking_confirmed …
	PersonID      *uuid.UUID
	ToName        string
	ToEmail       string
	Status        MailStatus
	Tries         int
	Doubtful      int        // copies more that may have come
	Reason        string     // why the last try failed (mailer.Reason, notify.Interrupted); empty when none did
	DueAt         *time.Time // of the next try, while it waits
	CreatedAt     time.Time
	SentAt        *time.Time
	DiscardedAt   *time.Time
	DiscardedBy   string // a name; empty when nobody of here
	DiscardReason string
}

// MailFilter chooses messages.
type MailFilter struct {
	Status MailStatus // Waiting is also what is being sent; empty: any
	To     string     // part of a name or an address; empty: anybody
}

// MailPage is a page of messages, newest first, and how many there are of each status.
type MailPage struct {
	Mail   []Mail
	Next   string // empty on the last page
	Counts MailCounts
}

// MailCounts are of the partnership, whatever is looked for.
type MailCounts struct{ Waiting, Failed, Sent, Discarded int }

// $1 is the partnership, $2 now.
const selectMail = `SELECT o.dedupe_key AS key, o.kind, o.person_id, o.to_name, o.to_email, o.tries, o.doubtful, o.reason, o.due_at, o.created_at, o.sent_at,
	  CASE WHEN o.status <> 'due' THEN o.status WHEN o.claimed_at IS NOT NULL AND o.due_at > $2 THEN 'sending' ELSE 'waiting' END AS status,
	  o.discarded_at, coalesce(p.name, '') AS discarded_by, o.discard_reason
	FROM outbox o LEFT JOIN people p ON p.partnership_id = o.partnership_id AND p.id = o.discarded_by
	WHERE o.partnership_id = $1 `

// stored is the status as the outbox keeps it.
func (s MailStatus) stored() string {
	if s == Waiting || s == Sending {
		return "due"
	}
	return string(s)
}

// Mail lists messages of the partnership, for staff; others are told fault.Missing. A cursor of another list
// is page.ErrCursor.
func (s *Service) Mail(ctx context.Context, f MailFilter, cursor string) (MailPage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (MailPage, error) {
		if !access.Can(tx.Actor, access.OpListMail, access.Partnership) {
			return MailPage{}, fault.Missing
		}
		return listMail(tx, f, cursor)
	})
}

func listMail(tx *database.Tx, f MailFilter, cursor string) (p MailPage, err error) {
	after, err := page.After(cursor, f, 1)
	if err != nil {
		return p, err
	}
	p.Mail, err = database.Rows[Mail](tx, selectMail+`
		AND ($3 = '' OR o.status = $3) AND ($4 = '' OR strpos(lower(o.to_name || ' ' || o.to_email), lower($4)) > 0)
		AND ($5 = '' OR o.id < (SELECT id FROM outbox WHERE partnership_id = $1 AND dedupe_key = $5))
		ORDER BY o.id DESC LIMIT $6`,
		tx.Partnership(), tx.Now, f.Status.stored(), strings.TrimSpace(f.To), strings.Join(after, ""), page.Size+1)
	if err != nil {
		return p, err
	}
	if len(p.Mail) > page.Size {
		p.Mail = p.Mail[:page.Size]
		p.Next = page.Cursor(f, p.Mail[page.Size-1].Key)
	}
	p.Counts, err = countMail(tx)
	return p, err
}

func countMail(tx *database.Tx) (MailCounts, error) {
	c, _, err := database.One[MailCounts](tx, `SELECT count(*) FILTER (WHERE status = 'due') AS waiting, count(*) FILTER (WHERE status = 'failed') AS failed,
		  count(*) FILTER (WHERE status = 'sent') AS sent, count(*) FILTER (WHERE status = 'discarded') AS discarded
		FROM outbox WHERE partnership_id = $1`, tx.Partnership())
	return c, err
}

func mailByKey(tx *database.Tx, key string) (Mail, error) {
	m, found, err := database.One[Mail](tx, selectMail+`AND o.dedupe_key = $3`, tx.Partnership(), tx.Now, key)
	if err == nil && !found {
		err = fault.Missing
	}
	return m, err
}
