package httpapi_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// TestARegisterIsTakenAtTheDoor goes the way of a trainer with a phone: marks, a walk-in sent twice, closing, opening
// again.
func TestARegisterIsTakenAtTheDoor(t *testing.T) {
	s := newScene(t)
	trainer := s.devon.Trainer()
	session := s.devon.Session(fixture.Session{Starts: fixture.Now.Add(-5 * time.Minute), Trainers: []uuid.UUID{trainer.ID}})
	booked := []fixture.Booking{s.devon.Booking(fixture.Booking{Session: session.ID}), s.devon.Booking(fixture.Booking{Session: session.ID})}
	part := session.Parts[0].ID
	do := func(method, rest string, content any, header map[string]string) answer {
		return s.ask(trainer, request{method, "/devon/sessions/" + session.ID.String() + "/register" + rest, content, header})
	}

	got[api.Register](t, do("PUT", "/marks", body{"partId": part, "marks": []body{{"bookingId": booked[0].ID, "mark": "late"}}}, nil), http.StatusOK)
	walkIn, key := body{"partId": part, "name": "Came anyway", "agencyId": trainer.Agency}, map[string]string{"Idempotency-Key": "walk-in-0001"}
	first := do("POST", "/walk-ins", walkIn, key)
	again := do("POST", "/walk-ins", walkIn, key)
	if got[api.Register](t, first, http.StatusCreated); again.Status != http.StatusCreated || string(again.Body) != string(first.Body) {
		t.Errorf("the same walk-in sent twice: %d %s", again.Status, again.Body)
	}
	if n := s.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND walk_in`, session.ID); n != 1 {
		t.Errorf("%d walk-ins", n)
	}
	if a := do("POST", "/walk-ins", body{"partId": part, "name": "Somebody", "agencyId": uuid.New()}, nil); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("an agency that is not: %d", a.Status)
	}
	if a := do("POST", "/walk-ins", body{"partId": part, "name": "Booked", "email": booked[1].Person.Email, "agencyId": trainer.Agency}, nil); a.code() != "already_on_register" {
		t.Errorf("somebody who holds a place: %d %s", a.Status, a.Body)
	}
	if a := do("POST", "/closing", body{"partId": part}, nil); a.Status != http.StatusConflict || a.code() != "unmarked" {
		t.Errorf("closing with a blank: %d %s", a.Status, a.Body)
	}
	closed := got[api.Register](t, do("POST", "/closing", body{"partId": part, "rest": "absent"}, nil), http.StatusOK)
	if p := closed.Parts[0]; p.Status != "closed" || p.Attended != 2 || p.Unmarked != 0 || *p.ClosedBy != trainer.Name {
		t.Errorf("closed: %+v", p)
	}
	correction := body{"bookingId": booked[1].ID, "mark": "present"}
	if a := do("PUT", "/marks", body{"partId": part, "marks": []body{correction}}, nil); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("a correction without a reason: %d", a.Status)
	}
	correction["reason"] = "Sat at the back."
	corrected := got[api.Register](t, do("PUT", "/marks", body{"partId": part, "marks": []body{correction}}, nil), http.StatusOK)
	if m := markOf(t, corrected, booked[1].ID); m.Mark != "present" || len(m.Earlier) != 1 || m.Earlier[0].Mark != "absent" || m.Reason != "Sat at the back." {
		t.Errorf("corrected: %+v", m)
	}
	if a := do("POST", "/reopening", body{"partId": part, "reason": ""}, nil); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("opened again without a reason: %d", a.Status)
	}
	if open := got[api.Register](t, do("POST", "/reopening", body{"partId": part, "reason": "One was missed."}, nil), http.StatusOK); open.Parts[0].Status != "open" {
		t.Errorf("opened again: %s", open.Parts[0].Status)
	}
	if list := got[api.TrainerSessionList](t, s.ask(trainer, request{"GET", "/devon/my/sessions", nil, nil}), http.StatusOK); len(list.Today) != 1 || list.Today[0].RegisterStatus != "open" {
		t.Errorf("my sessions: %+v", list)
	}
	if a := s.ask(s.devon.Trainer(), request{"GET", "/devon/sessions/" + session.ID.String() + "/register", nil, nil}); a.Status != http.StatusNotFound {
		t.Errorf("another trainer: %d", a.Status)
	}
}

func markOf(t *testing.T, r api.Register, booking uuid.UUID) api.RegisterMark {
	t.Helper()
	for _, e := range r.Entries {
		if e.BookingID == booking && len(e.Marks) == 1 {
			return e.Marks[0]
		}
	}
	t.Fatalf("no mark of %s", booking)
	return api.RegisterMark{}
}
