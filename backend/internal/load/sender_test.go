package load_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
)

// The sender is this test program once more, in a process of its own that can be killed. What it does is told
// by these variables.
const (
	senderDatabase    = "TURNOUT_TEST_SENDER_DATABASE"
	senderSMTP        = "TURNOUT_TEST_SENDER_SMTP"
	senderPartnership = "TURNOUT_TEST_SENDER_PARTNERSHIP"
)

func TestMain(m *testing.M) {
	if os.Getenv(senderDatabase) == "" {
		os.Exit(m.Run())
	}
	if err := sendAll(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// sendAll delivers until nothing is due any more. Its clock moves on whenever there is nothing to do but wait.
func sendAll(ctx context.Context) error {
	config, err := mailer.ParseURL(os.Getenv(senderSMTP))
	if err != nil {
		return err
	}
	c := clock.At(noon)
	db, err := database.Open(ctx, database.Config{URL: os.Getenv(senderDatabase), Clock: c})
	if err != nil {
		return err
	}
	defer db.Close()
	s := notify.New(db, notify.Options{Mailer: mailer.NewSMTP(config), From: "no-reply@turnout.example", Log: slog.New(slog.DiscardHandler)})
	partnership := uuid.MustParse(os.Getenv(senderPartnership))
	ctx = actor.With(ctx, actor.System(partnership, actor.Job))
	for {
		due, err := nextDue(ctx, db)
		if err != nil || due == nil {
			return err
		}
		if due.After(c.Now()) {
			c.Set(*due)
		}
		if _, err := s.Deliver(ctx, partnership); err != nil {
			return err
		}
	}
}

func nextDue(ctx context.Context, db *database.DB) (*time.Time, error) {
	return database.InTx(ctx, db, func(tx *database.Tx) (due *time.Time, err error) {
		err = tx.PGX.QueryRow(`SELECT min(due_at) FROM outbox WHERE status = 'due'`).Scan(&due)
		return due, err
	})
}

// sender keeps such a process: when it is killed, another takes its place.
type sender struct {
	t      *testing.T
	env    []string
	deaths int

	mu      sync.Mutex
	process *os.Process
	ended   chan struct{} // closed when the process is no more
}

func newSender(t *testing.T, p *postOffice) *sender {
	return &sender{t: t, env: append(os.Environ(), senderDatabase+"="+p.made.AppURL,
		senderSMTP+"="+p.server.URL(), senderPartnership+"="+p.town.Partnership.String())}
}

// run returns when everything was sent.
func (s *sender) run() {
	s.t.Helper()
	for {
		deaths := s.deathsSoFar()
		cmd := exec.CommandContext(s.t.Context(), os.Args[0])
		cmd.Env, cmd.Stderr = s.env, os.Stderr
		if err := cmd.Start(); err != nil {
			s.t.Fatal(err)
		}
		ended := make(chan struct{})
		s.mu.Lock()
		s.process, s.ended = cmd.Process, ended
		s.mu.Unlock()
		err := cmd.Wait()
		close(ended)
		if err == nil {
			return
		}
		if s.deathsSoFar() == deaths {
			s.t.Fatalf("the sender failed: %v", err)
		}
	}
}

func (s *sender) deathsSoFar() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.deaths
}

// kill ends the process as a power cut would, and returns when it is dead.
func (s *sender) kill() {
	s.mu.Lock()
	s.deaths++
	process, ended := s.process, s.ended
	s.mu.Unlock()
	if err := process.Kill(); err != nil {
		s.t.Error(err)
	}
	<-ended
}
