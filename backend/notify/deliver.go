package notify

import (
	"context"
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

// Deliver sends what is due in one partnership, and in those that are asked for meanwhile, and returns how
// many messages were handed over. When this process delivers already it leaves that to it and returns 0. It
// returns an error only when the database fails: what a mail server says stands on the message.
func (s *Service) Deliver(ctx context.Context, partnershipID uuid.UUID) (sent int, err error) {
	if !s.turns.ask(partnershipID) {
		return 0, nil
	}
	for {
		next, more := s.turns.next()
		if !more {
			return sent, nil
		}
		n, again, err := s.deliverSome(ctx, next)
		sent += n
		if err != nil || ctx.Err() != nil {
			s.turns.end()
			return sent, err
		}
		if again {
			s.turns.ask(next)
		}
	}
}

// deliverSome hands over one batch; again says that there may be more that can go out now.
func (s *Service) deliverSome(ctx context.Context, partnershipID uuid.UUID) (sent int, again bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			s.turns.end()
			panic(p)
		}
	}()
	ctx = jobs.InPartnership(ctx, partnershipID)
	c, err := database.InTx(ctx, s.db, s.claim)
	if err != nil || len(c.mail) == 0 {
		return 0, false, err
	}
	sent, reached, err := s.deliverBatch(ctx, c)
	return sent, reached, err
}

// deliverBatch hands over claimed messages one by one. When we are told to stop, or the mail server cannot
// be reached, the rest of them are put back: reached is false, and asking again at once is of no use.
func (s *Service) deliverBatch(ctx context.Context, c claimed) (sent int, reached bool, err error) {
	// What the server has taken, or was never asked to, is written down even if we are told to stop.
	writing := context.WithoutCancel(ctx)
	for i, m := range c.mail {
		if ctx.Err() != nil {
			return sent, false, s.putBack(writing, c.mail[i:], 0)
		}
		outcome := s.hand(ctx, c.sender, m)
		err := database.Do(writing, s.db, func(tx *database.Tx) error { return settle(tx, m, outcome) })
		if err != nil {
			return sent, false, err
		}
		switch {
		case outcome == nil:
			sent++
		case mailer.Unreachable(outcome):
			return sent, false, s.putBack(writing, c.mail[i+1:], firstRetry)
		}
	}
	return sent, true, nil
}

// putBack leaves claimed messages that were not tried to whoever comes after a while; it counts as no try.
func (s *Service) putBack(ctx context.Context, mail []Mail, wait time.Duration) error {
	if len(mail) == 0 {
		return nil
	}
	return database.Do(ctx, s.db, func(tx *database.Tx) error { return unclaim(tx, mail, wait) })
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
	// One that was claimed before and never settled was in the hands of a worker that died.
	mail, err := database.Rows[Mail](tx, `UPDATE outbox SET due_at = $2::timestamptz + $3::interval, tries = tries + 1, claimed_at = $2,
			doubtful = doubtful + (claimed_at IS NOT NULL)::int,
			reason = CASE WHEN claimed_at IS NULL THEN reason ELSE '`+string(Interrupted)+`' END,
			last_error = CASE WHEN claimed_at IS NULL THEN last_error ELSE 'the sender stopped before it was known whether the message was taken' END
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
		Subject: m.Subject, Text: m.BodyText, HTML: m.BodyHTML, Calendar: calendarOf(m), ListUnsubscribe: m.ListUnsubscribe,
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
