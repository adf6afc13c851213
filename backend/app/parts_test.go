package app_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func built(t *testing.T, w *fixture.World) *app.App {
	t.Helper()
	a, err := app.New(app.Options{DB: w.DB, PublicURL: "https://turnout.example", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// cancelParts is what staff's form says when those parts are cancelled and the rest left alone.
func cancelParts(s fixture.Session, cancelled ...int) catalogue.SessionUpdate {
	fields := catalogue.SessionFields{Mode: catalogue.Mode(s.Mode)}
	for i, p := range s.Parts {
		date, start, _ := ukdate.Split(p.Starts)
		fields.Parts = append(fields.Parts, catalogue.PartInput{
			ID: p.ID, Date: date, StartWall: start, EndWall: ukdate.WallOf(p.Ends), Cancelled: slices.Contains(cancelled, i),
		})
	}
	return catalogue.SessionUpdate{SessionFields: fields}
}

// entry is one meeting of a calendar file.
type entry struct{ uid, sequence string }

func entriesOf(calendar []byte) (all []entry) {
	for _, event := range bytes.Split(calendar, []byte("BEGIN:VEVENT"))[1:] {
		all = append(all, entry{line(event, "UID:"), line(event, "SEQUENCE:")})
	}
	return all
}

// mailed is the calendar entries of a person's messages of one method, in the order they were sent.
func mailed(t *testing.T, w *fixture.World, person uuid.UUID, method string) (all [][]entry) {
	t.Helper()
	rows, err := w.Owner.Query(t.Context(), `SELECT calendar FROM outbox WHERE person_id = $1 AND calendar_method = $2 ORDER BY id`, person, method)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var calendar []byte
		if err := rows.Scan(&calendar); err != nil {
			t.Fatal(err)
		}
		all = append(all, entriesOf(calendar))
	}
	return all
}

func threeDays(from time.Time) []fixture.Part {
	return []fixture.Part{{Starts: from}, {Starts: from.AddDate(0, 0, 1)}, {Starts: from.AddDate(0, 0, 2)}}
}

// A part that is cancelled leaves the calendar it stands in, under the uid it was sent with and a later
// sequence; the parts that stay are brought up to date.
func TestACancelledPartLeavesTheCalendar(t *testing.T) {
	w := fixture.Start(t)
	a, devon := built(t, w), w.Partnership("devon")
	ann, staff := devon.Person(fixture.Person{}), devon.Staff()
	session := devon.Session(fixture.Session{Parts: threeDays(fixture.London("2025-06-16 09:30"))})
	do(t, w.DB, ann, func(tx *database.Tx) (booking.Result, error) {
		return a.Booking.BookTx(tx, booking.Request{SessionID: session.ID})
	})
	for _, parts := range [][]int{{1}, {1}, {1, 2}} { // said again, nothing is sent again
		if _, err := a.Catalogue.UpdateSession(staff.Ctx(), session.ID, cancelParts(session, parts...)); err != nil {
			t.Fatal(err)
		}
	}
	asked, taken := mailed(t, w, ann.ID, "REQUEST"), mailed(t, w, ann.ID, "CANCEL")
	if len(asked) != 3 || len(asked[0]) != 3 || len(asked[1]) != 2 || len(asked[2]) != 1 {
		t.Fatalf("asked for %v", asked)
	}
	want := fmt.Sprint([][]entry{{{asked[0][1].uid, "SEQUENCE:1"}}, {{asked[0][2].uid, "SEQUENCE:2"}}})
	if got := fmt.Sprint(taken); got != want {
		t.Errorf("taken away:\n%s\nwant\n%s", got, want)
	}
	words := do(t, w.DB, staff, func(tx *database.Tx) (string, error) {
		said, err := database.Values[string](tx, `SELECT body_text FROM outbox WHERE calendar_method = 'CANCEL' ORDER BY id`)
		return strings.Join(said, "\n"), err
	})
	for _, say := range []string{"Tuesday 17 June 2025", "You still have your place"} {
		if !strings.Contains(words, say) {
			t.Errorf("the letter does not say %q:\n%s", say, words)
		}
	}
}

// Day 1 was attended and closed, then day 2 is cancelled: that completes the course, as much as closing
// day 2 would have. Day 2 taking place after all takes it back.
func TestCancellingAPartWorksOutCompletionsAgain(t *testing.T) {
	w := fixture.Start(t)
	a, devon := built(t, w), w.Partnership("devon")
	staff := devon.Staff()
	session := devon.Session(fixture.Session{Parts: threeDays(fixture.Now.Add(-4 * time.Hour))[:2]})
	there := devon.Booking(fixture.Booking{Session: session.ID})
	devon.Booking(fixture.Booking{Session: session.ID})
	if _, err := a.Attendance.SaveMarks(staff.Ctx(), session.ID, session.Parts[0].ID,
		[]attendance.Seen{{BookingID: there.ID, Mark: attendance.Present}}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Attendance.Close(staff.Ctx(), session.ID, session.Parts[0].ID, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	for i, step := range []struct {
		cancelled []int
		completed int
	}{{nil, 0}, {[]int{1}, 1}, {nil, 0}} {
		if _, err := a.Catalogue.UpdateSession(staff.Ctx(), session.ID, cancelParts(session, step.cancelled...)); err != nil {
			t.Fatal(err)
		}
		recorded := w.Count(`SELECT count(*) FROM completions WHERE withdrawn_at IS NULL`)
		counted := w.Count(`SELECT count(*) FROM registration_outcomes WHERE completed`)
		if recorded != step.completed || counted != step.completed {
			t.Errorf("step %d: %d recorded, %d counted, want %d", i, recorded, counted, step.completed)
		}
	}
}
