package notify

import (
	"context"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// MailFilter chooses mail of the demo's mailbox.
type MailFilter struct {
	To string // an address; empty for everybody's
}

// MailPage is a page of the demo's mailbox, newest first.
type MailPage struct {
	Mail []Mail
	Next string // empty on the last page
}

// DemoMail lists what was sent in this partnership; fault.Missing outside a demo, page.ErrCursor for a
// cursor of another list.
func (s *Service) DemoMail(ctx context.Context, f MailFilter, cursor string) (MailPage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (MailPage, error) {
		if err := inDemo(tx); err != nil {
			return MailPage{}, err
		}
		return listMail(tx, f, cursor)
	})
}

func listMail(tx *database.Tx, f MailFilter, cursor string) (MailPage, error) {
	to, err := keyOf(f.To)
	if err != nil {
		return MailPage{}, err
	}
	last, err := page.After(cursor, f, 1)
	if err != nil {
		return MailPage{}, err
	}
	rows, err := database.Rows[Mail](tx, `SELECT * FROM outbox
		WHERE partnership_id = $1 AND ($2 = '' OR lower(to_email) = $2) AND ($3 = '' OR id < (SELECT id FROM outbox WHERE partnership_id = $1 AND dedupe_key = $3))
		ORDER BY id DESC LIMIT $4`, tx.Partnership(), to, strings.Join(last, ""), page.Size+1)
	if err != nil {
		return MailPage{}, err
	}
	p := MailPage{Mail: rows}
	if len(rows) > page.Size {
		p.Mail = rows[:page.Size]
		p.Next = page.Cursor(f, p.Mail[page.Size-1].DedupeKey)
	}
	return p, nil
}

func keyOf(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	address, err := email.Parse(text)
	if err != nil {
		return "", fault.OnField("to", "invalid_email", email.Complaint(text))
	}
	return address.Key, nil
}

// DemoMailByKey returns one message by its dedupe key; fault.Missing for none and outside a demo.
func (s *Service) DemoMailByKey(ctx context.Context, key string) (Mail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Mail, error) {
		if err := inDemo(tx); err != nil {
			return Mail{}, err
		}
		m, found, err := database.One[Mail](tx, `SELECT * FROM outbox WHERE partnership_id = $1 AND dedupe_key = $2`, tx.Partnership(), key)
		if err == nil && !found {
			err = fault.Missing
		}
		return m, err
	})
}

func inDemo(tx *database.Tx) error {
	demo, err := partnership.IsDemo(tx)
	if err == nil && !demo {
		err = fault.Missing
	}
	return err
}
