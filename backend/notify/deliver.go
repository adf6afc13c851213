package notify

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// lease is how long a claimed message is left to the worker that claimed it: longer than a job may
// run. A worker that dies leaves its messages due again after that.
const lease = 2 * time.Minute

// batch is how many messages are claimed at once.
const batch = 10

// Deliver sends what is due in one partnership and returns how many messages were handed over. It
// returns an error only when the database fails: what a mail server says stands on the message.
func (s *Service) Deliver(ctx context.Context, partnershipID uuid.UUID) (sent int, err error) {
	ctx = jobs.InPartnership(ctx, partnershipID)
	for ctx.Err() == nil {
		c, err := database.InTx(ctx, s.db, s.claim)
		if err != nil || len(c.mail) == 0 {
			return sent, err
		}
		n, err := s.deliverBatch(ctx, c)
		if sent += n; err != nil {
			return sent, err
		}
	}
	return sent, nil // what is claimed and not handed over falls due again when its lease ends
}

// deliverBatch hands over claimed messages one by one. When the mail server does not answer, the rest
// of them wait as long as the one that found out.
func (s *Service) deliverBatch(ctx context.Context, c claimed) (sent int, err error) {
	var silence error
	for _, m := range c.mail {
		outcome := silence
		if silence == nil {
			if ctx.Err() != nil {
				return sent, nil
			}
			outcome = s.hand(ctx, c.sender, m)
		}
		// What the server has taken is written down even if we are told to stop.
		err := database.Do(context.WithoutCancel(ctx), s.db, func(tx *database.Tx) error { return settle(tx, m, outcome) })
		if err != nil {
			return sent, err
		}
		if outcome == nil {
			sent++
		} else if noAnswer(outcome) {
			silence = outcome
		}
	}
	return sent, nil
}

func noAnswer(err error) bool {
	var failure *mailer.Failure
	return errors.As(err, &failure) && failure.Code == 0
}

type claimed struct {
	mail   []Mail
	sender mailer.Address
}

// claim takes due messages for this worker alone; none when there is no way to deliver.
func (s *Service) claim(tx *database.Tx) (claimed, error) {
	deliverable, err := s.canDeliver(tx)
	if err != nil || !deliverable {
		return claimed{}, err
	}
	p, err := partnership.Acting(tx)
	if err != nil {
		return claimed{}, err
	}
	mail, err := database.Rows[Mail](tx, `UPDATE outbox SET due_at = $2::timestamptz + $3::interval, tries = tries + 1
		WHERE id IN (SELECT id FROM outbox WHERE partnership_id = $1 AND status = 'due' AND due_at <= $2
		             ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
		RETURNING *`, tx.Partnership(), tx.Now, lease, batch)
	return claimed{mail, mailer.Address{Name: p.Name, Email: s.from}}, err
}

// canDeliver: to a mail server, or, in a demo without one, to the mailbox page.
func (s *Service) canDeliver(tx *database.Tx) (bool, error) {
	if s.mailer != nil {
		return true, nil
	}
	return partnership.IsDemo(tx)
}

// hand gives one message to the mail server. Without a server (a demo) the outbox is the mailbox.
func (s *Service) hand(ctx context.Context, sender mailer.Address, m Mail) error {
	if s.mailer == nil {
		return nil
	}
	err := s.mailer.Send(ctx, mailer.Message{
		ID: s.messageID(m), From: sender, To: mailer.Address{Name: m.ToName, Email: m.ToEmail},
		Subject: m.Subject, Text: m.BodyText, HTML: m.BodyHTML, Calendar: calendarOf(m),
	})
	if err != nil {
		s.log.Warn("mail was not taken", "kind", m.Kind, "mail", m.ID, "tries", m.Tries, "error", safeText(err))
	}
	return err
}

func calendarOf(m Mail) *ical.File {
	if len(m.Calendar) == 0 {
		return nil
	}
	return &ical.File{Method: ical.Method(m.CalendarMethod), Body: m.Calendar}
}
