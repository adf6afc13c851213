package app_test

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Booked, moved, cancelled: three messages reach a real mail server, and in each the calendar entry is
// the same one, each time with a later sequence; the last takes it away.
func TestACalendarEntryFollowsItsBookingThroughTheMail(t *testing.T) {
	w, post := fixture.Start(t), smtptest.New(t)
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
	devon := w.Partnership("devon")
	ann, staff := devon.Person(fixture.Person{}), devon.Staff()
	session := devon.Session(fixture.Session{Mode: "virtual", Starts: fixture.London("2025-10-25 09:30"), Joining: "Use the lobby.", Link: "https://meet.example/1"})
	read := func() (method, uid, sequence string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		if _, err := a.Notify.Deliver(ctx, devon.ID); err != nil {
			t.Fatal(err)
		}
		messages := post.Messages()
		body, method := messages[len(messages)-1].Open(t).Calendar()
		return method, line(body, "UID:"), line(body, "SEQUENCE:")
	}

	booked := do(t, w.DB, ann, func(tx *database.Tx) (booking.Result, error) {
		return a.Booking.BookTx(tx, booking.Request{SessionID: session.ID})
	})
	m1, uid1, seq1 := read()
	do(t, w.DB, staff, func(tx *database.Tx) (catalogue.Session, error) {
		first := 0
		return a.Catalogue.UpdateSessionTx(tx, session.ID, catalogue.SessionUpdate{SessionFields: catalogue.SessionFields{
			Mode: catalogue.Virtual, Parts: []catalogue.PartInput{{
				ID: session.Parts[0].ID, Date: ukdate.MustParseDate("2025-10-26"),
				StartWall: ukdate.MustParseWall("01:30"), EndWall: ukdate.MustParseWall("03:30"), StartFold: &first,
			}},
		}})
	})
	m2, uid2, seq2 := read()
	do(t, w.DB, ann, func(tx *database.Tx) (booking.Booking, error) {
		return a.Booking.CancelTx(tx, booking.Cancellation{BookingID: booked.Booking.ID, Reason: "travel", Channel: "web"})
	})
	m3, uid3, seq3 := read()

	if m1 != string(ical.Request) || m2 != string(ical.Request) || m3 != string(ical.Cancel) {
		t.Errorf("methods %s, %s, %s", m1, m2, m3)
	}
	if uid1 == "" || uid1 != uid2 || uid2 != uid3 {
		t.Errorf("uids %s, %s, %s", uid1, uid2, uid3)
	}
	if !(seq1 < seq2 && seq2 < seq3) {
		t.Errorf("sequences %s, %s, %s do not rise", seq1, seq2, seq3)
	}
	if len(post.Messages()) != 3 {
		t.Errorf("%d messages", len(post.Messages()))
	}
	if first, _ := post.Messages()[0].Open(t).Calendar(); !bytes.Contains(first, []byte("meet.example/1")) {
		t.Error("the booked person's entry lacks the joining link")
	}
}

func do[T any](t *testing.T, db *database.DB, who fixture.Person, f func(*database.Tx) (T, error)) T {
	t.Helper()
	v, err := database.InTx(who.Ctx(), db, f)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func line(calendar []byte, start string) string {
	for _, l := range bytes.Split(calendar, []byte("\r\n")) {
		if bytes.HasPrefix(l, []byte(start)) {
			return string(l)
		}
	}
	return ""
}
