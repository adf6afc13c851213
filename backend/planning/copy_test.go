package planning_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/planning"
)

// fields are the fields that a fault is on, joined.
func fields(err error) string {
	var bad *fault.Error
	if !errors.As(err, &bad) {
		return ""
	}
	var names []string
	for _, f := range bad.Fields {
		names = append(names, f.Field)
	}
	return strings.Join(names, " ")
}

func london(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, ukdate.London)
	if err != nil {
		panic(err)
	}
	return t
}

// The programme of 2025-26, from which that of 2026-27 is made.
func TestCopyingAYear(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	staff := devon.Staff().Ctx()
	s := planning.New(w.DB, catalogue.New(w.DB), "https://turnout.example")
	this, next := devon.Programme(fixture.Programme{}), devon.Programme(fixture.Programme{Year: 2026, Status: "draft"})
	course := devon.Course(fixture.Course{Title: "Neglect"})
	twoDays := devon.Session(fixture.Session{
		Course: course.ID, Seats: []fixture.Seat{{Seat: "room", Capacity: 18}}, Closes: london("2025-06-08 12:00"),
		Parts: []fixture.Part{{Starts: london("2025-06-10 09:30")}, {Starts: london("2025-06-11 09:30")}},
	})
	main := devon.Session(fixture.Session{Starts: london("2025-10-14 09:00"), Ends: london("2025-10-14 16:00")})
	devon.Session(fixture.Session{Main: main.ID, Slot: "Morning", Starts: london("2025-10-14 10:00"), Ends: london("2025-10-14 11:00")})
	devon.Session(fixture.Session{Status: "draft", Starts: london("2025-11-14 10:00")})

	plan, err := s.PlanCopy(staff, next.ID, this.ID, planning.ByWeeks)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Lines) != 2 || plan.Lines[0].Date != day("2026-06-09") || plan.Lines[0].Parts != 2 || plan.Lines[1].BreakOuts != 1 ||
		plan.Earliest != day("2026-04-01") || plan.Latest != day("2027-03-31") {
		t.Fatalf("%+v", plan)
	}
	w.Exec(`UPDATE sessions SET self_service_hours = 48, contact_email = 'ask@devon.example', contact_phone = '01632 960000' WHERE id = $1`, twoDays.ID)
	wishes := []planning.CopyWish{{SessionID: twoDays.ID, Date: day("2026-06-16")}, {SessionID: main.ID, Date: plan.Lines[1].Date}}
	made, err := s.CopyProgramme(staff, next.ID, this.ID, wishes)
	if err != nil || made != (planning.Made{Created: 2}) {
		t.Fatalf("%+v %v", made, err)
	}
	if n := w.Count(`SELECT count(*) FROM sessions s JOIN session_places p ON p.session_id = s.id WHERE s.copied_from = $1 AND s.status = 'draft'
		AND s.programme_id = $2 AND s.first_date = '2026-06-16' AND p.capacity = 18 AND s.closes_at = $3
		AND s.self_service_hours = 48 AND s.contact_email = 'ask@devon.example' AND s.contact_phone = '01632 960000'
		AND (SELECT count(*) FROM parts WHERE session_id = s.id) = 2`, twoDays.ID, next.ID, london("2026-06-14 12:00")); n != 1 {
		t.Error("the two days are not copied as they were")
	}
	if n := w.Count(`SELECT count(*) FROM sessions b JOIN sessions m ON m.id = b.main_session_id WHERE m.copied_from = $1 AND b.slot = 'Morning'`, main.ID); n != 1 {
		t.Error("the break-out did not come with its conference")
	}
	again, err := s.CopyProgramme(staff, next.ID, this.ID, wishes)
	if err != nil || again != (planning.Made{AlreadyThere: 2}) {
		t.Errorf("again: %+v %v", again, err)
	}
	if plan, err = s.PlanCopy(staff, next.ID, this.ID, planning.InMonth); err != nil || plan.Lines[0].CopyID == nil {
		t.Errorf("the plan does not know the copies: %+v %v", plan.Lines, err)
	}
}

func TestACopyThatIsWrongMakesNothing(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	staff := devon.Staff().Ctx()
	s := planning.New(w.DB, catalogue.New(w.DB), "https://turnout.example")
	this, next := devon.Programme(fixture.Programme{}), devon.Programme(fixture.Programme{Year: 2026, Status: "draft"})
	good := devon.Session(fixture.Session{Starts: london("2025-06-10 09:30")})
	gone := devon.Session(fixture.Session{Starts: london("2025-06-11 09:30"), Course: devon.Course(fixture.Course{Status: "withdrawn"}).ID})
	before := w.Count(`SELECT count(*) FROM sessions`)
	_, err := s.CopyProgramme(staff, next.ID, this.ID, []planning.CopyWish{
		{good.ID, day("2026-06-09")}, {good.ID, day("2028-06-09")}, {gone.ID, day("2026-06-10")}, {uuid.New(), day("2026-06-10")},
	})
	if got := fields(err); got != "lines.2.session lines.3.session" {
		t.Errorf("faults on %q", got)
	}
	_, err = s.CopyProgramme(staff, next.ID, this.ID, []planning.CopyWish{{good.ID, day("2028-06-09")}})
	if got := fields(err); got != "lines.0.date" {
		t.Errorf("faults on %q", got)
	}
	if after := w.Count(`SELECT count(*) FROM sessions`); after != before {
		t.Errorf("%d sessions, %d before", after, before)
	}
}

func TestRepeatingASession(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	staff := devon.Staff().Ctx()
	s := planning.New(w.DB, catalogue.New(w.DB), "https://turnout.example")
	original := devon.Session(fixture.Session{Starts: london("2025-06-10 09:30")})
	pattern := planning.Pattern{First: day("2025-06-10"), Every: 2, Unit: planning.Weeks, Times: 3}
	days, err := s.PlanRepeats(staff, original.ID, pattern)
	if err != nil || len(days) != 3 || !days[0].There || days[1].There {
		t.Fatalf("%+v %v", days, err)
	}
	dates := []ukdate.Date{days[0].Date, days[1].Date, days[2].Date}
	if made, err := s.RepeatSession(staff, original.ID, dates); err != nil || made != (planning.Made{Created: 2, AlreadyThere: 1}) {
		t.Fatalf("%+v %v", made, err)
	}
	if made, err := s.RepeatSession(staff, original.ID, dates); err != nil || made.Created != 0 {
		t.Errorf("again: %+v %v", made, err)
	}
	if _, err := s.RepeatSession(staff, original.ID, []ukdate.Date{day("2025-06-11"), day("2026-06-11")}); fields(err) != "dates.1" {
		t.Errorf("a year without a programme: %v", err)
	}
}
