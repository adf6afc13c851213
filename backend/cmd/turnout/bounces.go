package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/turnout-uk/turnout/backend/internal/bounce"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

type bouncesCmd struct {
	Paths []string `arg:"" optional:"" name:"file" help:"A message, an mbox file, or a Maildir folder; without any, one message is read from standard input."`
}

// Help says how it is wired up.
func (bouncesCmd) Help() string {
	return `Mail servers report what they could not deliver to the sender's address (TURNOUT_MAIL_FROM). Let yours hand those
reports to this command, one by one on standard input. With Postfix or Exim, in /etc/aliases:

  no-reply: "|/usr/local/bin/turnout-bounces"

where turnout-bounces is a script that sets DATABASE_URL and runs "turnout bounces". Or let it deliver to a Maildir and run
"turnout bounces /var/mail/no-reply" every few minutes: what is in "new" is read and moved to "cur".

A report counts only when it names a message that was sent, by its Message-ID, and the address it was sent to. Reading one
twice changes nothing. Mail that is no report is left alone. When the database cannot be reached it exits with 75, so that the mail
server tries again.`
}

// returned counts what reports changed.
type returned map[notify.Returned]int

func (r returned) words() string {
	return fmt.Sprintf("%d came back (%d of them for a bad address), %d known before, %d still on their way, %d not about mail of ours",
		r[notify.SentBack]+r[notify.AddressBad], r[notify.AddressBad], r[notify.KnownBefore], r[notify.StillOnItsWay], r[notify.NotOurs])
}

// Run takes in reports and prints how many changed what.
func (b bouncesCmd) Run(c config.Config) error {
	ctx := context.Background()
	a, err := reach(ctx, c)
	if err != nil {
		return tryAgain{err}
	}
	defer a.stop()
	db, err := openApp(ctx, c, a)
	if err != nil {
		return tryAgain{err}
	}
	defer db.Close()
	r := returned{}
	if err := b.readAll(ctx, db, r); err != nil {
		return err
	}
	fmt.Println(r.words())
	return nil
}

func (b bouncesCmd) readAll(ctx context.Context, db *database.DB, r returned) error {
	take := func(message io.Reader) error { return r.take(ctx, db, message) }
	if len(b.Paths) == 0 {
		return bounce.Each(os.Stdin, take)
	}
	for _, path := range b.Paths {
		if err := bounce.EachOf(path, take); err != nil {
			return err
		}
	}
	return nil
}

func (r returned) take(ctx context.Context, db *database.DB, message io.Reader) error {
	report, err := bounce.Read(message)
	if errors.Is(err, bounce.ErrNotReport) {
		r[notify.NotOurs]++
		return nil
	}
	result, err := notify.Report(ctx, db, report)
	if err != nil {
		return tryAgain{err}
	}
	r[result]++
	return nil
}

// tryAgain is a failure that passes: mail servers keep a message whose command exits so (EX_TEMPFAIL).
type tryAgain struct{ error }

// ExitCode is what kong exits with.
func (tryAgain) ExitCode() int { return 75 }

func (t tryAgain) Unwrap() error { return t.error }
