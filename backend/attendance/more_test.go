package attendance_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func titles(list []attendance.Teaching) (words []string) {
	for _, t := range list {
		words = append(words, t.Session.Title)
	}
	return words
}

// TestATrainersListsAreInTheOrderOfTheDay: soonest first, and a second day still to come is coming up.
func TestATrainersListsAreInTheOrderOfTheDay(t *testing.T) {
	h := start(t)
	for title, starts := range map[string]string{
		"this afternoon": "2025-06-02 14:00", "this morning": "2025-06-02 09:30", "next week": "2025-06-09 09:30",
		"tomorrow": "2025-06-03 09:30", "last week": "2025-05-26 09:30",
	} {
		h.running(0, fixture.Session{Title: title, Starts: fixture.London(starts)})
	}
	h.running(0, fixture.Session{Title: "two days, the second to come", Parts: []fixture.Part{
		{Starts: fixture.London("2025-05-30 09:30")}, {Starts: fixture.London("2025-06-04 09:30")},
	}})
	today, comingUp, past, err := h.registers.Mine(h.trainer.Ctx())
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(today); !slices.Equal(got, []string{"this morning", "this afternoon"}) {
		t.Errorf("today %q", got)
	}
	if got := titles(comingUp); !slices.Equal(got, []string{"two days, the second to come", "tomorrow", "next week"}) {
		t.Errorf("coming up %q", got)
	}
	if got := titles(past); !slices.Equal(got, []string{"last week"}) {
		t.Errorf("past %q", got)
	}
}

// TestOnePartClosedOneNot: who was absent from the part that is closed is not taken, for nobody knows of the other;
// who attended it attended.
func TestOnePartClosedOneNot(t *testing.T) {
	h := start(t)
	s, b := h.running(2, fixture.Session{Parts: []fixture.Part{
		{Starts: fixture.Now.AddDate(0, 0, -2)}, {Starts: fixture.Now.AddDate(0, 0, -1)},
	}})
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Present}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.close(s, 0, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"attended", "not_taken"} {
		if got := h.outcome(b[i].ID); got != want {
			t.Errorf("person %d: %s, want %s", i, got, want)
		}
	}
	if _, err := h.close(s, 1, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	if got := h.outcome(b[1].ID); got != "no_show" {
		t.Errorf("absent from both: %s", got)
	}
}

// TestWhoWasRefusedAtTheDoorIsANoShow: refused is absent, for that reason; excused from one part only is absent too.
func TestWhoWasRefusedAtTheDoorIsANoShow(t *testing.T) {
	h := start(t)
	s, b := h.running(3, fixture.Session{Parts: []fixture.Part{
		{Starts: fixture.Now.AddDate(0, 0, -2)}, {Starts: fixture.Now.AddDate(0, 0, -1)},
	}})
	for part, marks := range [][]attendance.Kind{
		{attendance.Refused, attendance.Excused, attendance.Excused}, {attendance.Refused, attendance.Absent, attendance.Excused},
	} {
		for i, kind := range marks {
			if _, err := h.mark(s, part, attendance.Seen{BookingID: b[i].ID, Mark: kind}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := h.close(s, part, ""); err != nil {
			t.Fatal(err)
		}
	}
	for i, want := range []string{"no_show", "no_show", "excused"} {
		if got := h.outcome(b[i].ID); got != want {
			t.Errorf("person %d: %s, want %s", i, got, want)
		}
	}
}

// TestMinutesAreFilledFromTheClockOnlyWhereItKnows: a register typed in afterwards knows no minutes, unless told.
func TestMinutesAreFilledFromTheClockOnlyWhereItKnows(t *testing.T) {
	h := start(t)
	s, b := h.running(3, fixture.Session{Starts: fixture.Now.Add(-170 * time.Minute)})
	told := 25
	seen := []attendance.Seen{
		{BookingID: b[0].ID, Mark: attendance.LeftEarly}, {BookingID: b[1].ID, Mark: attendance.Late, MinutesLate: &told},
	}
	if _, err := h.mark(s, 0, seen...); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT minutes_left_early FROM marks WHERE booking_id = $1`, b[0].ID); n != 10 {
		t.Errorf("left %d minutes early, the clock says 10", n)
	}
	if n := h.Count(`SELECT minutes_late FROM marks WHERE booking_id = $1`, b[1].ID); n != told {
		t.Errorf("late by %d minutes, told %d", n, told)
	}
	h.Clock.Advance(time.Hour)
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[2].ID, Mark: attendance.Late}); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM marks WHERE booking_id = $1 AND minutes_late IS NULL AND attended`, b[2].ID); n != 1 {
		t.Error("a mark made after the end must not guess the minutes, and counts as attended")
	}
	tooLong := 181
	_, err := h.mark(s, 0, attendance.Seen{BookingID: b[2].ID, Mark: attendance.Late, MinutesLate: &tooLong})
	wantCode(t, err, "invalid_input")
}

// TestHooksRunWithTheRegister: closing tells once, a correction tells whose mark it was; what they refuse is not kept.
func TestHooksRunWithTheRegister(t *testing.T) {
	h := start(t)
	var closed, corrected []uuid.UUID
	h.registers.OnClosed = func(_ *database.Tx, _, part uuid.UUID) error { closed = append(closed, part); return nil }
	h.registers.OnCorrected = func(_ *database.Tx, _, b uuid.UUID) error { corrected = append(corrected, b); return nil }
	s, b := h.running(2, fixture.Session{})
	for range 2 {
		if _, err := h.close(s, 0, attendance.Present); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(closed, []uuid.UUID{s.Parts[0].ID}) || corrected != nil {
		t.Fatalf("closed %v, corrected %v", closed, corrected)
	}
	absent := attendance.Seen{BookingID: b[1].ID, Mark: attendance.Absent, Reason: "Mistaken for another."}
	if _, err := h.mark(s, 0, absent); err != nil || !slices.Equal(corrected, []uuid.UUID{b[1].ID}) {
		t.Fatalf("corrected %v, %v", corrected, err)
	}
	refusal := errors.New("the ledger says no")
	h.registers.OnCorrected = func(*database.Tx, uuid.UUID, uuid.UUID) error { return refusal }
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: b[0].ID, Mark: attendance.Absent, Reason: "Also."}); !errors.Is(err, refusal) {
		t.Fatal(err)
	}
	if got := h.outcome(b[0].ID); got != "attended" {
		t.Errorf("a refused correction was kept: %s", got)
	}
}

// TestAWalkInOnTheSecondDayIsCompletedOnlyByTheRule: day 1 was closed before they came.
func TestAWalkInOnTheSecondDayIsCompletedOnlyByTheRule(t *testing.T) {
	for rule, want := range map[string]int{"all_parts": 1, "none": 2} {
		h := start(t)
		course := h.devon.Course(fixture.Course{Rule: rule})
		s, _ := h.running(1, fixture.Session{Course: course.ID, Parts: []fixture.Part{
			{Starts: fixture.Now.AddDate(0, 0, -2)}, {Starts: fixture.Now.AddDate(0, 0, -1)},
		}})
		if _, err := h.close(s, 0, attendance.Present); err != nil {
			t.Fatal(err)
		}
		err := database.Do(h.trainer.Ctx(), h.DB, func(tx *database.Tx) error {
			_, err := h.registers.AddWalkInTx(tx, attendance.WalkIn{SessionID: s.ID, PartID: s.Parts[1].ID, Name: "Came on day 2", AgencyID: h.trainer.Agency})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.close(s, 1, attendance.Present); err != nil {
			t.Fatal(err)
		}
		recorded := h.Count(`SELECT count(*) FROM completions WHERE withdrawn_at IS NULL`)
		counted := h.Count(`SELECT count(*) FROM registration_outcomes WHERE session_id = $1 AND completed`, s.ID)
		if recorded != want || counted != want {
			t.Errorf("rule %s: %d completions recorded, %d counted, want %d", rule, recorded, counted, want)
		}
	}
}

func TestRegistersNotTakenAreForStaff(t *testing.T) {
	h := start(t)
	if _, err := h.registers.NotTaken(h.trainer.Ctx()); !errors.Is(err, fault.Missing) {
		t.Errorf("a trainer: %v", err)
	}
	h.running(0, fixture.Session{Status: "did_not_run", Starts: fixture.Now.AddDate(0, 0, -3)})
	missing, err := h.registers.NotTaken(h.devon.Staff().Ctx())
	if err != nil || len(missing) != 0 {
		t.Errorf("what did not run has no register to take: %+v, %v", missing, err)
	}
}
