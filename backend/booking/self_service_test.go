package booking_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// After the cut-off the page and the refusal say the same to delegates and their coordinators; staff still
// can, and who only waits may leave.
func TestAfterTheCutOffPeopleAskAndStaffStillCan(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30"), Capacity: 1})
	h.Exec(`UPDATE partnerships SET self_service_hours = 24, contact_email = 'training@devon.example' WHERE id = $1`, h.devon.ID)
	ann := h.devon.Person(fixture.Person{})
	lead := h.devon.Person(fixture.Person{Agency: ann.Agency, Roles: []actor.Role{actor.Coordinator}})
	made, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	waiting := h.devon.Booking(fixture.Booking{Session: session.ID, Status: "waiting"})
	cancel := func(who fixture.Person, b booking.Booking) error {
		return database.Do(who.Ctx(), h.DB, func(tx *database.Tx) error {
			_, err := h.books.CancelTx(tx, booking.Cancellation{BookingID: b.ID, Reason: "travel", Channel: "web"})
			return err
		})
	}
	h.Clock.Set(fixture.London("2025-06-15 09:29"))
	if v, _, err := h.books.Get(ann.Ctx(), made.Booking.ID); err != nil || !v.CanCancel || v.AskInstead != nil {
		t.Errorf("a minute before: %+v, %v", v.AskInstead, err)
	}
	h.Clock.Set(fixture.London("2025-06-15 09:30"))
	h.Exec(`UPDATE sessions SET self_service_hours = 48, contact_phone = '01392 383000' WHERE id = $1`, session.ID)
	for name, who := range map[string]fixture.Person{"delegate": ann, "coordinator": lead} {
		v, _, err := h.books.Get(who.Ctx(), made.Booking.ID)
		if err != nil || v.CanCancel || v.AskInstead == nil || v.AskInstead.Phone != "01392 383000" || v.AskInstead.Email != "" {
			t.Errorf("%s reads %+v, %v", name, v.AskInstead, err)
		}
		f := fault.Of(cancel(who, made.Booking))
		if f.Code != booking.CodeSelfServiceClosed || f.Message != v.AskInstead.Message+" Ring 01392 383000." {
			t.Errorf("%s: %s", name, f.Message)
		}
	}
	if err := cancel(waiting.Person, booking.Booking{ID: waiting.ID}); err != nil {
		t.Errorf("who waits may not leave: %v", err)
	}
	if err := cancel(h.devon.Staff(), made.Booking); err != nil {
		t.Errorf("staff: %v", err)
	}
}
