package onbehalf_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/onbehalf"
)

func TestAgencyHoldsFiveUnnamedPlacesAndNamesThreeAtReleaseTwoGoToTheListInOrderAgencyTold(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	staff := h.devon.Staff()
	session := h.devon.Session(fixture.Session{Capacity: 6})
	release := fixture.Now.AddDate(0, 0, 7)
	keep := onbehalf.Keeping{AgencyID: &agency, Places: 7, Release: release}
	_, err := h.onbehalf.Keep(staff.Ctx(), session.ID, keep)
	wantField(t, err, "places")
	keep.Places = 5
	kept, err := h.onbehalf.Keep(staff.Ctx(), session.ID, keep)
	if err != nil || len(kept.Kept) != 1 || kept.Room[0].Free != 1 {
		t.Fatalf("%+v, %v", kept, err)
	}
	wantIn(t, h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'kept_added'`, lead.ID), "5 places")

	if _, err := h.book(h.devon.Person(fixture.Person{}), session.ID); err != nil {
		t.Fatal(err)
	}
	var list []booking.Booking
	for range 3 {
		list = append(list, h.join(t, h.devon.Person(fixture.Person{}), session.ID))
	}
	r, err := h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, Text: "Ann A\nBob B\nCy C"})
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(r), "confirmed", "confirmed", "confirmed")
	view, err := h.onbehalf.Led(lead.Ctx(), uuid.Nil)
	if err != nil || len(view.Kept) != 1 || view.Kept[0].Used != 3 || view.Kept[0].Left() != 2 || view.Numbers.ComingUp != 3 {
		t.Fatalf("%+v, %v", view, err)
	}
	h.Clock.Advance(7 * 24 * time.Hour)
	h.sweep(t)
	for i, want := range []string{"offered", "offered", "waiting"} {
		h.wantStatus(t, list[i], want)
	}
	wantIn(t, h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'kept_released'`, lead.ID), "2 places")
}

func TestRemovingAnAllocationPassesItsPlacesToTheListFirstAndSaysHowManyBeforeDoingIt(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	staff := h.devon.Staff()
	session := h.devon.Session(fixture.Session{Capacity: 3})
	kept, err := h.onbehalf.Keep(staff.Ctx(), session.ID, onbehalf.Keeping{AgencyID: &agency, Places: 3, Release: fixture.Now.AddDate(0, 0, 7)})
	if err != nil {
		t.Fatal(err)
	}
	first, second := h.join(t, h.devon.Person(fixture.Person{}), session.ID), h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	if kept, err = h.onbehalf.KeptOf(staff.Ctx(), session.ID); err != nil || kept.Kept[0].PassesOn != 2 {
		t.Fatalf("says %+v before: %v", kept, err)
	}
	id := kept.Kept[0].ID
	if _, err = h.onbehalf.Rekeep(staff.Ctx(), session.ID, id, onbehalf.Keeping{Places: 2, Release: fixture.Now.AddDate(0, 0, 7)}); err != nil {
		t.Fatal(err)
	}
	h.sweep(t)
	h.wantStatus(t, first, "offered")
	h.wantStatus(t, second, "waiting")
	if kept, err = h.onbehalf.Unkeep(staff.Ctx(), session.ID, id); err != nil || len(kept.Kept) != 0 {
		t.Fatalf("%+v, %v", kept, err)
	}
	_, err = h.book(h.devon.Person(fixture.Person{}), session.ID)
	wantCode(t, err, "full") // nobody comes between: one waits, and the sweep has not looked yet
	h.sweep(t)
	h.wantStatus(t, second, "offered")
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND kind = 'kept_fewer'`, lead.ID); n != 2 {
		t.Fatalf("the agency was told %d times, want 2", n)
	}
	_, err = h.onbehalf.Unkeep(staff.Ctx(), session.ID, id)
	wantCode(t, err, "released")
}
