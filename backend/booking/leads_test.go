package booking_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestAnOfferIsCopiedToTheNearestTrainingLeadWhoMayAcceptIt(t *testing.T) {
	h := start(t)
	trust := h.devon.Agency(fixture.Agency{})
	school := h.devon.Agency(fixture.Agency{Parent: trust.ID})
	above := h.devon.Person(fixture.Person{Agency: trust.ID, Roles: []actor.Role{actor.Coordinator}})
	elsewhere := h.devon.Person(fixture.Person{Agency: h.devon.Agency(fixture.Agency{}).ID, Roles: []actor.Role{actor.Coordinator}})
	b := h.devon.Person(fixture.Person{Agency: school.ID})
	session, a, held := h.fullWith(t, fixture.Session{})
	first := h.join(t, b, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	text := h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'waiting_offered_lead'`, above.ID)
	if strings.Contains(text, "/links/") || !strings.Contains(text, "/devon/agency/bookings/"+first.ID.String()) {
		t.Fatalf("copied as %s", text)
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE kind = 'waiting_offered_lead'`); n != 1 || elsewhere.ID == above.ID {
		t.Fatalf("%d copies", n)
	}
	err := database.Do(above.Ctx(), h.DB, func(tx *database.Tx) error { _, err := h.books.AcceptTx(tx, first); return err })
	if err != nil {
		t.Fatal(err)
	}
	h.wantStatus(t, first, "confirmed")
}

func TestStaffSeeWhichListsStandStill(t *testing.T) {
	h := start(t)
	staff := h.devon.Staff()
	session, a, held := h.fullWith(t, fixture.Session{})
	h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	full := h.lists(t, staff)
	if len(full) != 1 || full[0].Waiting != 1 || full[0].Still || full[0].Free != 0 {
		t.Fatalf("%+v", full)
	}
	h.Exec(`UPDATE session_places SET waiting_list = 'by_hand' WHERE session_id = $1`, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	still := h.lists(t, staff)
	if len(still) != 1 || !still[0].Still || still[0].Free != 1 {
		t.Fatalf("%+v", still)
	}
}

func (h house) lists(t *testing.T, who fixture.Person) []booking.ListSummary {
	t.Helper()
	lists, err := h.books.WaitingLists(who.Ctx())
	if err != nil {
		t.Fatal(err)
	}
	return lists
}

func TestACoordinatorCancelsAndAnswersOffersForTheirPeople(t *testing.T) {
	h := start(t)
	agency := h.devon.Agency(fixture.Agency{Sector: "education"}).ID
	lead := h.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}})
	session, holder, held := h.fullWith(t, fixture.Session{})
	ann := h.devon.Person(fixture.Person{Agency: agency})
	waiting := h.join(t, ann, session.ID)
	h.leave(t, holder, held)
	h.sweep(t)
	if text := h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'waiting_offered_lead'`, lead.ID); !strings.Contains(text, "held for "+ann.Name) {
		t.Fatalf("the copy does not say for whom: %s", text)
	}
	b, err := database.InTx(lead.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) {
		return h.books.AcceptTx(tx, waiting)
	})
	if err != nil || b.Status != booking.Confirmed {
		t.Fatalf("%s: %v", b.Status, err)
	}
	h.leave(t, lead, b)
	if n := h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1 AND on_behalf AND by_person_id = $2`, b.ID, lead.ID); n != 2 {
		t.Fatalf("%d history rows on behalf, want 2", n)
	}
}
