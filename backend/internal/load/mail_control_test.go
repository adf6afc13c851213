package load_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// The controls are senders as they must not be built. Before the same mail server, each without one guard,
// they double or lose.

const controlMessages = 150

// Two senders that read what is due and claim nothing send almost everything twice.
func TestFaultAControlWithoutClaimsDoubles(t *testing.T) {
	p := newPostOffice(t, controlMessages)
	c := careless{p, func(err error) bool { return err == nil }}
	var read, both sync.WaitGroup
	read.Add(2)
	for range 2 {
		both.Go(func() {
			due, err := c.due(t.Context())
			read.Done()
			read.Wait() // both have read before either sends
			if err == nil {
				err = c.send(t.Context(), due)
			}
			if err == nil {
				err = c.run(t.Context())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	total := p.totals(t, "control: two senders that claim nothing")
	if total.Lost != 0 || total.Duplicated < controlMessages/10 {
		t.Errorf("expected many to come twice: %s", total)
	}
}

// A sender that takes a broken connection for a yes loses what was never kept.
func TestFaultAControlThatTakesSilenceForAYesLoses(t *testing.T) {
	p := newPostOffice(t, controlMessages)
	c := careless{p, func(err error) bool {
		var failure *mailer.Failure
		return err == nil || errors.As(err, &failure) && failure.Code == 0
	}}
	if err := c.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if total := p.totals(t, "control: a sender that takes silence for a yes"); total.Lost == 0 {
		t.Errorf("expected some to be lost: %s", total)
	}
}

// careless sends what it reads, and marks as sent what it thinks was taken.
type careless struct {
	*postOffice
	taken func(error) bool
}

func (c careless) run(ctx context.Context) error {
	for {
		due, err := c.due(ctx)
		if err != nil || len(due) == 0 {
			return err
		}
		if err := c.send(ctx, due); err != nil {
			return err
		}
	}
}

func (c careless) send(ctx context.Context, due map[int64]string) error {
	config, err := mailer.ParseURL(c.server.URL())
	if err != nil {
		return err
	}
	post := mailer.NewSMTP(config)
	for id, to := range due {
		err := post.Send(ctx, mailer.Message{
			ID: "test@turnout.example", From: mailer.Address{Email: "no-reply@turnout.example"}, To: mailer.Address{Email: to},
			Subject: "Your place", Text: "You have a place.\n",
		})
		if !c.taken(err) {
			continue
		}
		if _, err := c.owner.Exec(ctx, `UPDATE outbox SET status = 'sent', due_at = NULL, sent_at = now(), tries = 1 WHERE id = $1`, id); err != nil {
			return err
		}
	}
	return nil
}

func (c careless) due(ctx context.Context) (map[int64]string, error) {
	rows, err := c.owner.Query(ctx, `SELECT id, to_email FROM outbox WHERE status = 'due' ORDER BY id`)
	if err != nil {
		return nil, err
	}
	due := map[int64]string{}
	for rows.Next() {
		var id int64
		var to string
		if err := rows.Scan(&id, &to); err != nil {
			return nil, err
		}
		due[id] = to
	}
	return due, rows.Err()
}
