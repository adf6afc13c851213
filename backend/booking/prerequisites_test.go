package booking_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
)

// Somebody who took the training elsewhere is refused, until staff have confirmed it; and again once that was
// taken back, while the place that was booked stays.
func TestTrainingTakenElsewhereIsAcceptedOnceStaffConfirmIt(t *testing.T) {
	h := start(t)
	needed := h.devon.Course(fixture.Course{Title: "Level 1"})
	course := h.devon.Course(fixture.Course{Prerequisites: fixture.Line(needed.ID)})
	h.Exec(`INSERT INTO course_prerequisite_outside (partnership_id, course_id, alternative, title) VALUES ($1, $2, 1, 'Skills passport')`, h.devon.ID, course.ID)
	who, staff := h.devon.Person(fixture.Person{}), h.devon.Staff()
	session := h.devon.Session(fixture.Session{Course: course.ID})
	_, err := h.book(who, session.ID)
	if f := fault.Of(err); f == nil || f.Code != "prerequisite" ||
		f.Message != "You need to complete “Level 1” first. In place of “Level 1” we accept “Skills passport” taken elsewhere." {
		t.Fatalf("%v", err)
	}

	known := people.New(h.DB, notify.Site{})
	took := people.NewOutsideTraining{Title: "skills passport", CompletedOn: ukdate.NewDate(2025, 1, 10), Evidence: "Certificate 4711"}
	outside, err := known.ConfirmOutsideTraining(staff.Ctx(), who.ID, took)
	if err != nil || len(outside.Training) != 1 || outside.Training[0].Title != "Skills passport" {
		t.Fatalf("%+v, %v", outside, err)
	}
	h.mustBook(t, who, session.ID)

	for range 2 {
		if err := known.WithdrawOutsideTraining(staff.Ctx(), who.ID, outside.Training[0].ID); err != nil {
			t.Fatal(err)
		}
	}
	later := h.devon.Session(fixture.Session{Course: course.ID, Starts: session.Starts.AddDate(0, 0, 7)})
	if _, err := h.book(who, later.ID); fault.CodeOf(err) != "prerequisite" {
		t.Errorf("%v", err)
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'confirmed' AND prerequisite = 'met'`, session.ID); n != 1 {
		t.Errorf("%d bookings stay", n)
	}
	if n := h.Count(`SELECT count(*) FROM audit WHERE action IN ('people.confirm_outside', 'people.withdraw_outside')`); n != 2 {
		t.Errorf("%d rows of audit", n)
	}
}
