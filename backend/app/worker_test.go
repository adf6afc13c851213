package app_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// What comes round by itself is worked by the application's own worker, not only by tests that call it.
func TestStaffAreToldOfTooFewBookingsByTheRunningWorker(t *testing.T) {
	w := fixture.Start(t)
	a, err := app.New(app.Options{DB: w.DB, PublicURL: "https://turnout.example", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	devon := w.Partnership("devon")
	w.Exec(`UPDATE partnerships SET contact_email = 'training@devon.example' WHERE id = $1`, devon.ID)
	session, today := devon.Session(fixture.Session{}), ukdate.DateOf(fixture.Now)
	if err := a.Planning.SetMinimum(devon.Staff().Ctx(), session.ID, 6, today, false); err != nil {
		t.Fatal(err)
	}
	if err := a.StartWorker(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.StopWorker(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	}()
	for range 400 {
		if w.Count(`SELECT count(*) FROM outbox WHERE kind = 'session_to_decide'`) == 1 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("nobody was told in twenty seconds")
}
