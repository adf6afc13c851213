package onbehalf_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/onbehalf"
)

func TestACoordinatorListsTheBookingsOfTheirPeopleSoonestFirst(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	ann, stranger := h.devon.Person(fixture.Person{Agency: agency}), h.devon.Person(fixture.Person{})
	later := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 20)})
	sooner := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 10)})
	full := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 15)})
	for _, session := range []uuid.UUID{later.ID, sooner.ID} {
		if _, err := h.book(ann, session); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.book(stranger, full.ID); err != nil {
		t.Fatal(err)
	}
	h.join(t, ann, full.ID)
	for when, want := range map[onbehalf.When][]uuid.UUID{
		onbehalf.ComingUp: {sooner.ID, later.ID}, onbehalf.OnTheList: {full.ID}, onbehalf.Past: {},
	} {
		views, err := h.onbehalf.OfAgencies(lead.Ctx(), uuid.Nil, when)
		if err != nil || len(views) != len(want) {
			t.Fatalf("%s: %d bookings, %v", when, len(views), err)
		}
		for i, v := range views {
			if v.Listing.ID != want[i] || v.PersonName != ann.Name {
				t.Errorf("%s, line %d: %s of %s", when, i+1, v.Listing.ID, v.PersonName)
			}
		}
	}
	_, comingUp, waiting, past, err := h.onbehalf.OfColleague(lead.Ctx(), ann.ID)
	if err != nil || len(comingUp) != 2 || len(waiting) != 1 || len(past) != 0 || comingUp[0].SessionID != sooner.ID {
		t.Errorf("of one colleague: %d, %d, %d, %v", len(comingUp), len(waiting), len(past), err)
	}
}
