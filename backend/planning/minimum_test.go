package planning_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/planning"
)

// Six must have booked by the morning after Now; three have.
func TestASessionUnderItsMinimumIsDecidedAbout(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	w.Exec(`UPDATE partnerships SET contact_email = 'training@devon.example' WHERE id = $1`, devon.ID)
	staff := devon.Staff().Ctx()
	s := planning.New(w.DB, catalogue.New(w.DB), "https://turnout.example")
	few, enough := devon.Session(fixture.Session{}), devon.Session(fixture.Session{})
	for range 3 {
		devon.Booking(fixture.Booking{Session: few.ID})
		devon.Booking(fixture.Booking{Session: enough.ID})
	}
	tomorrow := fixture.Now.AddDate(0, 0, 1).Format("2006-01-02")
	for _, m := range []struct {
		session fixture.Session
		places  int
	}{{few, 6}, {enough, 3}} {
		if err := s.SetMinimum(staff, m.session.ID, m.places, day(tomorrow), true); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.ListUnderMinimum(staff)
	if err != nil || len(list) != 1 || list[0].SessionID != few.ID || list[0].Booked != 3 {
		t.Fatalf("%+v %v", list, err)
	}
	told := func() int {
		t.Helper()
		if err := s.TellWhatToDecide(staff); err != nil {
			t.Fatal(err)
		}
		return w.Count(`SELECT count(*) FROM outbox WHERE kind = 'session_to_decide' AND to_email = 'training@devon.example'`)
	}
	if n := told(); n != 0 {
		t.Errorf("%d told before the date", n)
	}
	w.Clock.Set(fixture.Now.AddDate(0, 0, 1))
	if n := told(); n != 1 {
		t.Errorf("%d told on the date", n)
	}
	if n := told(); n != 1 {
		t.Errorf("%d told in all", n)
	}
	if err := s.GoAhead(staff, few.ID); err != nil {
		t.Fatal(err)
	}
	if list, err = s.ListUnderMinimum(staff); err != nil || len(list) != 0 {
		t.Errorf("decided, and still listed: %+v %v", list, err)
	}
}

func TestAMinimumThatCannotBe(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	staff := devon.Staff().Ctx()
	s := planning.New(w.DB, catalogue.New(w.DB), "https://turnout.example")
	session := devon.Session(fixture.Session{Capacity: 20})
	if err := s.SetMinimum(staff, session.ID, 21, day("2020-01-01"), false); fields(err) != "places decideOn" {
		t.Errorf("%v", err)
	}
	if err := s.SetMinimum(staff, session.ID, 5, day("2035-01-01"), false); fields(err) != "decideOn" {
		t.Errorf("%v", err)
	}
	ended := devon.Session(fixture.Session{Status: "cancelled"})
	if err := s.SetMinimum(staff, ended.ID, 5, day("2025-06-10"), false); fault.CodeOf(err) != "too_late" {
		t.Errorf("%v", err)
	}
	if err := s.GoAhead(staff, session.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("nothing to decide: %v", err)
	}
}
