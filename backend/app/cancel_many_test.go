package app_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
)

// posted is the whole application with a real mail server behind it.
func posted(t *testing.T, w *fixture.World) (*app.App, *smtptest.Server) {
	t.Helper()
	post := smtptest.New(t)
	smtp, err := mailer.ParseURL(post.URL())
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(app.Options{
		DB: w.DB, Mailer: mailer.NewSMTP(smtp), MailFrom: "no-reply@turnout.example",
		PublicURL: "https://turnout.example", Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return a, post
}

// Cancelling a session of 200 tells all of them exactly once within a minute of the worker's time, and takes
// the entry out of each calendar. While the mail goes out, its progress can be read.
func TestCancellingASessionOf200TellsAllOfThemExactlyOnce(t *testing.T) {
	const many = 200
	w := fixture.Start(t)
	a, post := posted(t, w)
	devon := w.Partnership("devon")
	staff, session := devon.Staff(), devon.Session(fixture.Session{Capacity: many, Seats: nil})
	uids := map[string]string{}
	for range many {
		p := devon.Person(fixture.Person{})
		b := devon.Booking(fixture.Booking{Session: session.ID, Person: p})
		uids[p.Email] = fmt.Sprintf("%s@turnout-%s@turnout", b.ID, session.Parts[0].ID)
	}

	elapsed := clock.Stopwatch()
	if _, err := a.Catalogue.EndSession(staff.Ctx(), session.ID, catalogue.End{Outcome: catalogue.Cancelled, Cause: catalogue.NoTrainer}); err != nil {
		t.Fatal(err)
	}
	decided := elapsed()
	act := onlyChange(t, a, staff, session.ID)
	if act.Touched != many || act.Told != many {
		t.Fatalf("%d touched, %d told", act.Touched, act.Told)
	}

	halfway := make(chan changes.Detail, 1)
	go func() { halfway <- whileSending(a, staff, act.ID) }()
	elapsed = clock.Stopwatch()
	if err := deliverAll(t.Context(), a, devon.ID); err != nil {
		t.Fatal(err)
	}
	took := elapsed()
	t.Logf("decided in %s, %d letters handed over in %s", decided, many, took)
	if took > time.Minute {
		t.Errorf("%s, more than a minute", took)
	}
	if p := (<-halfway).Progress; p.Total != many || p.Sent+p.Waiting+p.Failed != many {
		t.Errorf("on the way: %+v", p)
	}
	end, err := a.Changes.Get(staff.Ctx(), act.ID)
	if err != nil || end.Progress.Sent != many || end.Progress.Waiting != 0 || len(end.People) != many {
		t.Errorf("%+v, %v", end.Progress, err)
	}
	takenOut(t, post, uids)
	if n := w.Count(`SELECT count(*) FROM bookings WHERE status = 'cancelled' AND cancel_class = 'by_provider'`); n != many {
		t.Errorf("%d ended by the provider", n)
	}
}

// takenOut: each person got one message, and it takes their entry out of the calendar.
func takenOut(t *testing.T, post *smtptest.Server, uids map[string]string) {
	t.Helper()
	messages := post.Messages()
	if len(messages) != len(uids) {
		t.Fatalf("%d messages for %d people", len(messages), len(uids))
	}
	for _, m := range messages {
		calendar, method := m.Open(t).Calendar()
		uid := uids[m.To[0]]
		calendar = bytes.ReplaceAll(calendar, []byte("\r\n "), nil)
		if uid == "" || method != "CANCEL" || !bytes.Contains(calendar, []byte("UID:"+uid)) || !bytes.Contains(calendar, []byte("SEQUENCE:1")) {
			t.Fatalf("to %s, method %s, not its entry %s:\n%s", m.To, method, uid, calendar)
		}
		delete(uids, m.To[0])
	}
}

func onlyChange(t *testing.T, a *app.App, staff fixture.Person, session uuid.UUID) changes.View {
	t.Helper()
	changes, err := a.Changes.OfSession(staff.Ctx(), session)
	if err != nil || len(changes) != 1 {
		t.Fatalf("%+v, %v", changes, err)
	}
	return changes[0]
}

// whileSending reads the progress until some of the mail has gone out.
func whileSending(a *app.App, staff fixture.Person, act uuid.UUID) (d changes.Detail) {
	for range 1000 {
		var err error
		if d, err = a.Changes.Get(staff.Ctx(), act); err != nil || d.Progress.Sent > 0 {
			return d
		}
	}
	return d
}

// deliverAll works the outbox of a partnership until nothing is due.
func deliverAll(ctx context.Context, a *app.App, partnership uuid.UUID) error {
	ctx = jobs.InPartnership(actor.With(ctx, actor.Principal{}), partnership)
	for {
		sent, err := a.Notify.Deliver(ctx, partnership)
		if err != nil || sent == 0 {
			return err
		}
	}
}

// Create, move twice, cancel: one UID; SEQUENCE 0, 1, 2, 3; the last is a CANCEL.
func TestCreateMoveTwiceCancelIsOneEntryWithSequences0123(t *testing.T) {
	w := fixture.Start(t)
	a, post := posted(t, w)
	devon := w.Partnership("devon")
	ann, staff := devon.Person(fixture.Person{}), devon.Staff()
	session := devon.Session(fixture.Session{Mode: "virtual", Starts: fixture.London("2025-09-16 09:30")})
	do(t, w.DB, ann, func(tx *database.Tx) (booking.Result, error) {
		return a.Booking.BookTx(tx, booking.Request{SessionID: session.ID})
	})
	for _, day := range []int{17, 18} {
		in := cancelParts(session)
		in.Parts[0].Date.Day = day
		if _, err := a.Catalogue.UpdateSession(staff.Ctx(), session.ID, in); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Catalogue.EndSession(staff.Ctx(), session.ID, catalogue.End{Outcome: catalogue.Cancelled, Cause: catalogue.Weather}); err != nil {
		t.Fatal(err)
	}
	if err := deliverAll(t.Context(), a, devon.ID); err != nil {
		t.Fatal(err)
	}
	var seen []string
	uids := map[string]bool{}
	for _, m := range post.Messages() {
		body, method := m.Open(t).Calendar()
		uids[line(body, "UID:")] = true
		seen = append(seen, method+" "+strings.TrimPrefix(line(body, "SEQUENCE:"), "SEQUENCE:"))
	}
	if got := strings.Join(seen, ", "); got != "REQUEST 0, REQUEST 1, REQUEST 2, CANCEL 3" || len(uids) != 1 {
		t.Errorf("%s; %d uids", got, len(uids))
	}
}
