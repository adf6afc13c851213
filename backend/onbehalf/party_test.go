package onbehalf_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/onbehalf"
)

const five = "\uFEFFName;E-mail\nAda New;ada@office.example\nBea New;bea@office.example\nCal New;CAL@office.example\nKim Known;KIM@office.example\nWrong One;wrong at office\n"

func TestCSVOfFivePeopleThreeNewOneAlreadyBookedOneBadAddressAResultPerRow(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	session := h.devon.Session(fixture.Session{})
	kim := h.devon.Person(fixture.Person{Agency: agency, Email: "kim@office.example"})
	if _, err := h.book(kim, session.ID); err != nil {
		t.Fatal(err)
	}
	party := onbehalf.Party{Sessions: []uuid.UUID{session.ID}, Text: five, DryRun: true}
	want := []string{"confirmed", "confirmed", "confirmed", "already", "invalid_email"}
	people := h.Count(`SELECT count(*) FROM people`)

	r, err := h.party(lead, party)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(r), want...)
	if !r.Undone || h.taken(session.ID) != 1 || h.Count(`SELECT count(*) FROM people`) != people {
		t.Fatal("the dry run wrote something")
	}
	party.DryRun, party.AllOrNothing = false, true
	if r, err = h.party(lead, party); err != nil || !r.Undone || h.taken(session.ID) != 1 {
		t.Fatalf("all or nothing left %d taken: %v", h.taken(session.ID), err)
	}
	party.AllOrNothing = false
	if r, err = h.party(lead, party); err != nil || r.Undone {
		t.Fatal(err)
	}
	wantWords(t, answers(r), want...)
	if r.People[4].Row != 6 || !r.People[0].New || r.People[3].New {
		t.Fatalf("%+v", r.People)
	}
	if h.taken(session.ID) != 4 {
		t.Fatalf("%d taken", h.taken(session.ID))
	}
	if n := h.Count(`SELECT count(*) FROM booking_history WHERE on_behalf AND by_person_id = $1`, lead.ID); n != 3 {
		t.Fatalf("%d history rows say by whom and on behalf", n)
	}
	again, err := h.party(lead, party)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(again), "already", "already", "already", "already", "invalid_email")
}

func TestBulkAddToThreeSessionsEachPersonsStateComesFromThatSession(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	roomy := h.devon.Session(fixture.Session{})
	one := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 20)})
	closed := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 25)})
	h.Exec(`UPDATE session_places SET waiting_list = 'none' WHERE session_id = $1`, closed.ID)
	ann, bob := h.devon.Person(fixture.Person{Agency: agency}), h.devon.Person(fixture.Person{Agency: agency})
	r, err := h.party(lead, onbehalf.Party{
		Sessions: []uuid.UUID{roomy.ID, one.ID, closed.ID}, Wait: true, People: []onbehalf.Guest{{PersonID: ann.ID}, {PersonID: bob.ID}},
	})
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(r), "confirmed", "confirmed", "confirmed", "confirmed", "waiting", "list_closed")
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND kind = 'basket_confirmed'`, ann.ID); n != 1 {
		t.Fatalf("%d letters about three places, want 1", n)
	}
}

// Who is booked by somebody else says themselves what they need: their own letter leads there. Nobody else's does.
func TestWhoIsBookedByAnotherIsInvitedToSayWhatTheyNeed(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	ann, bob := h.devon.Person(fixture.Person{Agency: agency}), h.devon.Person(fixture.Person{Agency: agency})
	session, other := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 20)})
	if _, err := h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{{PersonID: ann.ID}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID, other.ID}, People: []onbehalf.Guest{{PersonID: bob.ID}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.book(h.devon.Person(fixture.Person{}), session.ID); err != nil {
		t.Fatal(err)
	}
	wantIn(t, h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1`, ann.ID), "/needs", "nobody else sees it")
	wantIn(t, h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1`, bob.ID), "on the page of each booking")
	if n := h.Count(`SELECT count(*) FROM outbox WHERE body_text LIKE '%you need to take part%'`); n != 2 {
		t.Fatalf("%d letters ask, want 2", n)
	}
}

func TestSomebodyWithoutAnAddressIsBookedAndTheirCoordinatorIsTold(t *testing.T) {
	h := start(t)
	_, lead := h.office()
	session := h.devon.Session(fixture.Session{})
	party := onbehalf.Party{Sessions: []uuid.UUID{session.ID}, Text: "Jo Nomail"}
	for _, want := range []string{"confirmed", "already"} { // the same list again adds nobody
		r, err := h.party(lead, party)
		if err != nil {
			t.Fatal(err)
		}
		wantWords(t, answers(r), want)
	}
	text := h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'booking_confirmed'`, lead.ID)
	wantIn(t, text, "Jo Nomail", "pass it on", "/agency/bookings/")
	if n := h.Count(`SELECT count(*) FROM people WHERE name = 'Jo Nomail'`); n != 1 {
		t.Fatalf("added %d times", n)
	}
}

func TestACoordinatorBooksOnlyForTheirOwnPeople(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	below := h.devon.Agency(fixture.Agency{Sector: "education", Parent: agency}).ID
	session := h.devon.Session(fixture.Session{})
	mine, stranger := h.devon.Person(fixture.Person{Agency: below}), h.devon.Person(fixture.Person{})
	r, err := h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{
		{PersonID: mine.ID}, {Name: "X", Email: stranger.Email}, {Name: "Y", AgencyID: stranger.Agency},
	}})
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(r), "confirmed", "elsewhere", "no_such_agency")
	_, err = h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{{PersonID: stranger.ID}}})
	wantCode(t, err, "not_found")
	_, err = h.party(lead, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, Over: "please", People: []onbehalf.Guest{{PersonID: mine.ID}}})
	wantCode(t, err, "invalid_input")
	_, err = h.party(mine, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{{PersonID: mine.ID}}})
	wantCode(t, err, "not_found")
}

func TestAPartnershipThatSwitchesOnBehalfOffRefusesCoordinatorsAndNotStaff(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	session := h.devon.Session(fixture.Session{})
	ann := h.devon.Person(fixture.Person{Agency: agency})
	made, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	h.Exec(`UPDATE partnerships SET on_behalf = false WHERE id = $1`, h.devon.ID)
	party := onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{{PersonID: ann.ID}}}
	_, err = h.party(lead, party)
	wantCode(t, err, "on_behalf_off")
	err = database.Do(lead.Ctx(), h.DB, func(tx *database.Tx) error {
		_, err := h.books.CancelTx(tx, booking.Cancellation{BookingID: made.Booking.ID, Reason: "illness", Channel: "web"})
		return err
	})
	wantCode(t, err, "on_behalf_off")
	if _, err := h.party(h.devon.Staff(), party); err != nil {
		t.Fatal(err)
	}
}

func TestStaffGoOverCapacityWithAReasonForSeveralAtOnce(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 1})
	ann, bob := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	guests := []onbehalf.Guest{{PersonID: ann.ID}, {PersonID: bob.ID}}
	r, err := h.party(h.devon.Staff(), onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: guests, Over: "The room takes two more."})
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, answers(r), "confirmed", "confirmed")
	if n := h.Count(`SELECT count(*) FROM bookings WHERE overbooked_reason <> ''`); n != 1 || h.taken(session.ID) != 2 {
		t.Fatalf("%d overbooked, %d taken", n, h.taken(session.ID))
	}
}

func TestNamingByACoordinatorAndAddingByStaffIsTheApproval(t *testing.T) {
	h := start(t)
	agency, lead := h.office()
	course := h.devon.Course(fixture.Course{}).ID
	h.Exec(`UPDATE courses SET approval = 'coordinator' WHERE id = $1`, course)
	session := h.devon.Session(fixture.Session{Course: course})
	ann, bob := h.devon.Person(fixture.Person{Agency: agency}), h.devon.Person(fixture.Person{Agency: agency})
	for _, c := range []struct {
		by, who fixture.Person
		as      string
	}{{lead, ann, "coordinator"}, {h.devon.Staff(), bob, "staff"}} {
		r, err := h.party(c.by, onbehalf.Party{Sessions: []uuid.UUID{session.ID}, People: []onbehalf.Guest{{PersonID: c.who.ID}}})
		if err != nil {
			t.Fatal(err)
		}
		wantWords(t, answers(r), "confirmed")
		if n := h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND status = 'approved' AND decided_as = $2 AND decided_by = $3`,
			r.People[0].Lines[0].Booking.ID, c.as, c.by.ID); n != 1 {
			t.Fatalf("%d approvals as %s, want 1", n, c.as)
		}
	}
}
