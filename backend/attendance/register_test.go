package attendance_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

type house struct {
	*fixture.World
	devon     *fixture.Partnership
	registers *attendance.Service
	books     *booking.Service
	trainer   fixture.Person
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	sessions := catalogue.New(w.DB)
	h := house{World: w, devon: w.Partnership("devon"), registers: attendance.New(w.DB, sessions)}
	h.books = booking.New(w.DB, sessions, "https://turnout.example")
	h.registers.WalkIn, h.registers.EndWalkIn = h.books.WalkInTx, h.books.RemoveWalkInTx
	h.books.MarkedPresent, h.books.RegisterClosed = attendance.MarkedPresent, attendance.AnyClosed
	h.trainer = h.devon.Trainer()
	return h
}

// running makes a session of the trainer's that began ten minutes ago, with n people booked.
func (h house) running(n int, like fixture.Session) (fixture.Session, []fixture.Booking) {
	if like.Starts.IsZero() && len(like.Parts) == 0 {
		like.Starts = fixture.Now.Add(-10 * time.Minute)
	}
	like.Trainers = []uuid.UUID{h.trainer.ID}
	s := h.devon.Session(like)
	booked := make([]fixture.Booking, n)
	for i := range booked {
		booked[i] = h.devon.Booking(fixture.Booking{Session: s.ID})
	}
	return s, booked
}

func (h house) mark(s fixture.Session, part int, seen ...attendance.Seen) (attendance.View, error) {
	return h.registers.SaveMarks(h.trainer.Ctx(), s.ID, s.Parts[part].ID, seen)
}

func (h house) close(s fixture.Session, part int, rest attendance.Kind) (attendance.View, error) {
	return h.registers.Close(h.trainer.Ctx(), s.ID, s.Parts[part].ID, rest)
}

func (h house) outcome(b uuid.UUID) string {
	var o string
	if err := h.Owner.QueryRow(h.trainer.Ctx(), `SELECT outcome FROM registration_outcomes WHERE booking_id = $1`, b).Scan(&o); err != nil {
		return err.Error()
	}
	return o
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("got %v, want code %q", err, code)
	}
}

func TestARegisterIsTakenMarkedAndClosed(t *testing.T) {
	h := start(t)
	s, b := h.running(4, fixture.Session{})
	v, err := h.mark(s, 0,
		attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present},
		attendance.Seen{BookingID: b[1].ID, Mark: attendance.Late},
		attendance.Seen{BookingID: b[2].ID, Mark: attendance.Excused})
	if err != nil {
		t.Fatal(err)
	}
	if p := v.Parts[0]; p.Status != attendance.Open || p.Marked != 3 || p.Unmarked != 1 || p.Attended != 2 {
		t.Fatalf("after three marks: %+v", p)
	}
	if h.outcome(b[0].ID) != "not_taken" {
		t.Errorf("an open register counts already: %s", h.outcome(b[0].ID))
	}
	_, err = h.close(s, 0, "")
	wantCode(t, err, "unmarked")
	if v, err = h.close(s, 0, attendance.Absent); err != nil || v.Parts[0].Status != attendance.Closed {
		t.Fatalf("%+v, %v", v.Parts, err)
	}
	for i, want := range []string{"attended", "attended", "excused", "no_show"} {
		if got := h.outcome(b[i].ID); got != want {
			t.Errorf("person %d: %s, want %s", i, got, want)
		}
	}
	if n := h.Count(`SELECT minutes_late FROM marks WHERE booking_id = $1`, b[1].ID); n != 10 {
		t.Errorf("late by %d minutes, the clock says 10", n)
	}
	if n := h.Count(`SELECT count(*) FROM completions WHERE withdrawn_at IS NULL`); n != 2 {
		t.Errorf("%d completions", n)
	}
}

func TestAnUntouchedRegisterMarksNobodyAndTheSameMarkIsWrittenOnce(t *testing.T) {
	h := start(t)
	s, b := h.running(2, fixture.Session{})
	if _, err := h.registers.Get(h.trainer.Ctx(), s.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM registers`); n != 0 {
		t.Fatal("looking at a register opened it")
	}
	for range 3 {
		if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present}); err != nil {
			t.Fatal(err)
		}
	}
	if n := h.Count(`SELECT count(*) FROM marks`); n != 1 {
		t.Fatalf("%d marks of one person, uploaded three times", n)
	}
	if n := h.Count(`SELECT count(*) FROM outbox`); n != 0 {
		t.Fatal("saving a register sent mail")
	}
}

func TestMinutesLongerThanThePartAreRefusedWhereTheyAre(t *testing.T) {
	h := start(t)
	s, b := h.running(2, fixture.Session{})
	tooMany := 900
	_, err := h.mark(s, 0,
		attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present},
		attendance.Seen{BookingID: b[1].ID, Mark: attendance.LeftEarly, MinutesLeftEarly: &tooMany})
	f := fault.Of(err)
	if f == nil || len(f.Fields) != 1 || f.Fields[0].Field != "marks.1.minutesLeftEarly" || f.Fields[0].Message != "This part lasts 180 minutes: enter at most 180." {
		t.Errorf("%+v", f)
	}
}

func TestTheRegisterOpensFifteenMinutesBeforeTheStart(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{Starts: fixture.London("2025-06-10 09:30")})
	mark := func() error {
		_, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present})
		return err
	}
	h.Clock.Set(fixture.London("2025-06-08 23:59"))
	_, err := h.registers.Get(h.trainer.Ctx(), s.ID)
	wantCode(t, err, "register_not_yet")
	if said := fault.Of(err).Message; said != "The register can be seen from Monday 9 June 2025, and marked from 9:15am on Tuesday 10 June 2025." {
		t.Errorf("it says %q", said)
	}
	h.Clock.Set(fixture.London("2025-06-09 00:00"))
	if _, err := h.registers.Get(h.trainer.Ctx(), s.ID); err != nil {
		t.Fatalf("the day before: %v", err)
	}
	h.Clock.Set(fixture.London("2025-06-10 09:14"))
	wantCode(t, mark(), "register_not_open")
	h.Clock.Set(fixture.London("2025-06-10 09:15"))
	if err := mark(); err != nil {
		t.Fatal(err)
	}
	_, err = h.close(s, 0, "")
	wantCode(t, err, "part_not_started")
}

func TestACorrectionKeepsTheOldMarkAndAsksWhy(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{})
	if _, err := h.close(s, 0, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	h.Clock.Advance(21 * 24 * time.Hour)
	_, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present})
	wantCode(t, err, "invalid_input")
	v, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present, Reason: "Signed the sheet at the back."})
	if err != nil {
		t.Fatal(err)
	}
	m := v.Entries[0].Marks[0]
	if m.Mark.Mark != attendance.Present || len(m.Earlier) != 1 || m.Earlier[0].Mark.Mark != attendance.Absent {
		t.Fatalf("after the correction: %+v", m)
	}
	if h.outcome(b[0].ID) != "attended" {
		t.Errorf("outcome %s", h.outcome(b[0].ID))
	}
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Absent, Reason: "It was somebody else."}); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM completions WHERE withdrawn_at IS NULL`); n != 0 {
		t.Errorf("%d completions stand after they were corrected away", n)
	}
	_, err = h.mark(s, 0, attendance.Seen{BookingID: b[0].ID})
	wantCode(t, err, "register_closed")
}

func TestTwoDaysOnePresentOneAbsentIsAttendedAndNotCompleted(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{Parts: []fixture.Part{
		{Starts: fixture.Now.AddDate(0, 0, -2)}, {Starts: fixture.Now.AddDate(0, 0, -1)},
	}})
	if _, err := h.close(s, 0, attendance.Present); err != nil {
		t.Fatal(err)
	}
	if got := h.outcome(b[0].ID); got != "attended" {
		t.Errorf("after day 1: %s", got)
	}
	if _, err := h.close(s, 1, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	if got := h.outcome(b[0].ID); got != "attended" {
		t.Errorf("after day 2: %s", got)
	}
	if n := h.Count(`SELECT count(*) FROM completions`); n != 0 {
		t.Errorf("%d completions", n)
	}
}

func TestOneTapCanBeTakenBackWhileTheRegisterIsOpen(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{})
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Absent}); err != nil {
		t.Fatal(err)
	}
	v, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID})
	if err != nil || len(v.Entries[0].Marks) != 0 {
		t.Fatalf("%+v, %v", v.Entries, err)
	}
}

func TestWalkInsFoundByAddressOrMadeAndCountedOnce(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{Capacity: 1})
	known := h.devon.Person(fixture.Person{Email: "Known@Devon.example"})
	cancelled := h.devon.Person(fixture.Person{})
	h.devon.Booking(fixture.Booking{Session: s.ID, Person: cancelled, Status: "cancelled"})
	come := func(name, email string, like attendance.Likeness) (attendance.View, error) {
		return database.InTx(h.trainer.Ctx(), h.DB, func(tx *database.Tx) (attendance.View, error) {
			return h.registers.AddWalkInTx(tx, attendance.WalkIn{
				SessionID: s.ID, PartID: s.Parts[0].ID, Name: name, Email: email, AgencyID: known.Agency, Likeness: like,
			})
		})
	}
	for name, email := range map[string]string{"Known Person": "known@devon.EXAMPLE", "Somebody New": "", "Had Cancelled": cancelled.Email} {
		if _, err := come(name, email, attendance.Same); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	_, err := come("Again", known.Email, "")
	wantCode(t, err, "already_on_register")
	_, err = come("Booked", b[0].Person.Email, "")
	wantCode(t, err, "already_on_register")
	if _, err := h.close(s, 0, attendance.Present); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM registration_outcomes WHERE session_id = $1 AND outcome = 'walk_in'`, s.ID); n != 3 {
		t.Errorf("%d walk-ins, want 3", n)
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE person_id = $1 AND walk_in`, known.ID); n != 1 {
		t.Errorf("the known person has %d walk-ins", n)
	}
}

func TestTheRegisterOfAnotherTrainerIsNotThere(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{})
	for name, who := range map[string]fixture.Person{
		"another trainer": h.devon.Trainer(), "the person booked": b[0].Person, "staff elsewhere": h.Partnership("cornwall").Staff(),
	} {
		if _, err := h.registers.Get(who.Ctx(), s.ID); !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := h.registers.Get(h.devon.Staff().Ctx(), s.ID); err != nil {
		t.Errorf("staff: %v", err)
	}
}

func TestNoRegisterOfWhatDidNotTakePlace(t *testing.T) {
	h := start(t)
	s, _ := h.running(0, fixture.Session{Status: "cancelled"})
	_, err := h.close(s, 0, "")
	wantCode(t, err, "session_cancelled")
	half, _ := h.running(0, fixture.Session{Parts: []fixture.Part{{Starts: fixture.Now.Add(-time.Hour)}, {Starts: fixture.Now.Add(-30 * time.Hour), Cancelled: true}}})
	_, err = h.close(half, 1, "")
	wantCode(t, err, "session_cancelled")
}

func TestPartsOfAnotherSessionAndStrangersAreRefused(t *testing.T) {
	h := start(t)
	s, _ := h.running(1, fixture.Session{})
	elsewhere, b := h.running(1, fixture.Session{})
	_, err := h.registers.SaveMarks(h.trainer.Ctx(), s.ID, elsewhere.Parts[0].ID, nil)
	if !errors.Is(err, fault.Missing) {
		t.Errorf("a part of another session: %v", err)
	}
	_, err = h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present})
	wantCode(t, err, "invalid_input")
	if n := h.Count(`SELECT count(*) FROM registers`); n != 0 {
		t.Error("a refused mark opened the register")
	}
}

func TestReopeningTakesTheSessionOutOfTheFiguresUntilItIsClosedAgain(t *testing.T) {
	h := start(t)
	s, b := h.running(1, fixture.Session{})
	if _, err := h.close(s, 0, attendance.Present); err != nil {
		t.Fatal(err)
	}
	if _, err := h.registers.Reopen(h.trainer.Ctx(), s.ID, s.Parts[0].ID, "One was missed."); err != nil {
		t.Fatal(err)
	}
	if got := h.outcome(b[0].ID); got != "not_taken" {
		t.Errorf("outcome %s", got)
	}
	_, err := h.registers.Reopen(h.trainer.Ctx(), s.ID, s.Parts[0].ID, "Again.")
	wantCode(t, err, "register_not_closed")
}

func TestListsOfATrainerAndOfRegistersNotTaken(t *testing.T) {
	h := start(t)
	today, _ := h.running(3, fixture.Session{})
	over, _ := h.running(1, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3)})
	h.running(0, fixture.Session{Starts: fixture.Now.AddDate(0, 0, 9)})
	now, later, past, err := h.registers.Mine(h.trainer.Ctx())
	if err != nil || len(now) != 1 || len(later) != 1 || len(past) != 1 {
		t.Fatalf("%d today, %d later, %d past, %v", len(now), len(later), len(past), err)
	}
	if now[0].Session.ID != today.ID || now[0].Booked != 3 || now[0].Status != attendance.NotTaken {
		t.Errorf("today: %+v", now[0])
	}
	missing, err := h.registers.NotTaken(h.devon.Staff().Ctx())
	if err != nil || len(missing) != 1 || missing[0].Session.ID != over.ID || len(missing[0].Trainers) != 1 {
		t.Fatalf("not taken: %+v, %v", missing, err)
	}
}
