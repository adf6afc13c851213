package sharing_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/privacy"
	"github.com/turnout-uk/turnout/backend/sharing"
)

// house is a session five days from now, with its trainer and Anna, who holds a place.
type house struct {
	*fixture.World
	devon   *fixture.Partnership
	sharing *sharing.Service
	books   *booking.Service
	trainer fixture.Person
	session fixture.Session
	anna    fixture.Booking
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	sessions := catalogue.New(w.DB)
	h := house{World: w, devon: w.Partnership("devon"), sharing: sharing.New(w.DB, sessions)}
	h.books = booking.New(w.DB, sessions, "https://turnout.example")
	h.trainer = h.devon.Trainer()
	h.session = h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 5), Trainers: fixture.IDs(h.trainer.ID)})
	h.anna = h.booked("Anna")
	return h
}

func (h house) booked(name string) fixture.Booking {
	return h.devon.Booking(fixture.Booking{Session: h.session.ID, Person: h.devon.Person(fixture.Person{Name: name})})
}

func needing(kinds ...sharing.Kind) sharing.Telling {
	return sharing.Telling{Needs: sharing.Needs{Kinds: kinds}, Consent: true}
}

func (h house) tells(t *testing.T, b fixture.Booking, told sharing.Telling) {
	t.Helper()
	if _, err := h.sharing.TellNeeds(b.Person.Ctx(), b.ID, told); err != nil {
		t.Fatal(err)
	}
}

func (h house) seenBy(t *testing.T, who fixture.Person) []string {
	t.Helper()
	needs, err := h.sharing.NeedsOfSession(who.Ctx(), h.session.ID)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, p := range needs.People {
		names = append(names, p.Name)
	}
	return names
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("got %v, want code %q", err, code)
	}
}

func TestNeedsAreToldWithAConsentOfTheirOwnChangedAndTakenBack(t *testing.T) {
	h := start(t)
	silent := needing("vegan")
	silent.Consent = false
	if _, err := h.sharing.TellNeeds(h.anna.Person.Ctx(), h.anna.ID, silent); !errors.Is(err, sharing.ErrConsent) {
		t.Fatalf("without a consent: %v", err)
	}
	if n := h.Count(`SELECT count(*) FROM booking_needs`); n != 0 {
		t.Fatal("something was written without a consent")
	}
	h.tells(t, h.anna, needing("vegan"))
	h.tells(t, h.anna, needing("vegan"))
	h.tells(t, h.anna, needing("halal", "step_free"))
	told, err := h.sharing.NeedsOf(h.anna.Person.Ctx(), h.anna.ID)
	if err != nil || told.Given == nil || !slices.Equal(told.Given.Kinds, []sharing.Kind{"step_free", "halal"}) {
		t.Fatalf("told %+v, %v", told.Given, err)
	}
	if err := h.sharing.WithdrawNeeds(h.anna.Person.Ctx(), h.anna.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM booking_needs`); n != 0 {
		t.Error("taken back, and still there")
	}
	if n := h.Count(`SELECT count(*) FROM audit WHERE action = 'sharing.change' AND object_id = $1`, h.anna.ID); n != 3 {
		t.Errorf("%d rows of audit, want 3: told, changed, taken back; the same again is none", n)
	}
}

func TestTrainersAndStaffSeeNeedsFromAsManyDaysBeforeAsIsSet(t *testing.T) {
	h := start(t)
	h.tells(t, h.anna, needing("vegan"))
	first := ukdate.StartOf(ukdate.DateOf(h.session.Starts).AddDays(-10))
	for _, who := range []fixture.Person{h.trainer, h.devon.Staff()} {
		h.Clock.Set(first.Add(-time.Second))
		if got := h.seenBy(t, who); len(got) != 0 {
			t.Errorf("a second too early: %v", got)
		}
		h.Clock.Set(first)
		if got := h.seenBy(t, who); !slices.Equal(got, []string{"Anna"}) {
			t.Errorf("on the day: %v", got)
		}
	}
	h.Exec(`UPDATE partnerships SET needs_days = 2`)
	if got := h.seenBy(t, h.trainer); len(got) != 0 {
		t.Errorf("with two days: %v", got)
	}
}

func TestOnlyTheTrainersOfThatSessionAndStaffReadNeeds(t *testing.T) {
	h := start(t)
	h.tells(t, h.anna, needing("vegan"))
	for name, who := range map[string]context.Context{
		"another trainer": h.devon.Trainer().Ctx(),
		"administrator":   h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}}).Ctx(),
		"coordinator":     h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}}).Ctx(),
		"fellow delegate": h.booked("Bob").Person.Ctx(),
		"she herself":     h.anna.Person.Ctx(),
		"nobody":          h.devon.Anonymous(),
	} {
		if _, err := h.sharing.NeedsOfSession(who, h.session.ID); !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := h.Count(`SELECT count(*) FROM reads`); n != 0 {
		t.Errorf("%d readings of what nobody read", n)
	}
}

func TestEachReadingOfNeedsIsWrittenDown(t *testing.T) {
	h := start(t)
	h.tells(t, h.anna, needing("vegan"))
	h.seenBy(t, h.trainer)
	h.seenBy(t, h.trainer)
	if n := h.Count(`SELECT count(*) FROM reads WHERE what = 'sharing.needs' AND object_id = $1 AND person_id = $2 AND rows = 1`,
		h.session.ID, h.trainer.ID); n != 2 {
		t.Errorf("%d readings, want 2", n)
	}
}

func TestOnlyPeopleWithAPlaceAreCountedForTheVenue(t *testing.T) {
	h := start(t)
	h.tells(t, h.anna, needing("vegan", "step_free"))
	h.tells(t, h.booked("Bob"), needing("vegan"))
	waits := h.devon.Booking(fixture.Booking{Session: h.session.ID, Status: "waiting", Person: h.devon.Person(fixture.Person{})})
	h.tells(t, waits, needing("vegan"))
	needs, err := h.sharing.NeedsOfSession(h.trainer.Ctx(), h.session.ID)
	want := []sharing.Count{{Kind: "step_free", People: 1}, {Kind: "vegan", People: 2}}
	if err != nil || !slices.Equal(needs.Counts, want) {
		t.Errorf("got %v, %v; want %v", needs.Counts, err, want)
	}
}

func TestWhateverEndsABookingTakesItsNeedsAndItsListing(t *testing.T) {
	h := start(t)
	agree := sharing.Listing{Until: ukdate.DateOf(h.session.Starts)}
	end := map[string]func(b fixture.Booking){
		"cancelled by herself": func(b fixture.Booking) {
			err := database.Do(b.Person.Ctx(), h.DB, func(tx *database.Tx) error {
				_, err := h.books.CancelTx(tx, booking.Cancellation{BookingID: b.ID, Reason: "illness"})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		},
		"substituted": func(b fixture.Booking) { h.Exec(`UPDATE bookings SET status = 'substituted' WHERE id = $1`, b.ID) },
		"erased":      func(b fixture.Booking) { h.Exec(`UPDATE people SET erased_at = now() WHERE id = $1`, b.Person.ID) },
	}
	for name, ends := range end {
		b := h.booked(name)
		told := needing("vegan")
		told.Keep = true
		h.tells(t, b, told)
		if _, err := h.sharing.Agree(b.Person.Ctx(), b.ID, agree); err != nil {
			t.Fatal(err)
		}
		ends(b)
		if n := h.Count(`SELECT (SELECT count(*) FROM booking_needs WHERE booking_id = $1) + (SELECT count(*) FROM delegate_listings WHERE booking_id = $1)`, b.ID); n != 0 {
			t.Errorf("%s: %d rows are left", name, n)
		}
		if name == "erased" {
			continue // nobody signs in as them
		}
		if _, err := h.sharing.TellNeeds(b.Person.Ctx(), b.ID, told); !errors.Is(err, sharing.ErrEnded) {
			t.Errorf("%s: told afterwards: %v", name, err)
		}
	}
	if n := h.Count(`SELECT count(*) FROM kept_needs k JOIN people p ON p.id = k.person_id WHERE p.erased_at IS NOT NULL`); n != 0 {
		t.Error("what was kept outlived the erasure")
	}
}

func TestNeedsAreGoneThirtyDaysAfterTheSession(t *testing.T) {
	h := start(t)
	h.tells(t, h.anna, needing("vegan"))
	forget := func(at time.Time) int {
		h.Clock.Set(at)
		if err := privacy.New(h.DB, sharing.Forget).Forget(t.Context()); err != nil {
			t.Fatal(err)
		}
		return h.Count(`SELECT count(*) FROM booking_needs`)
	}
	gone := h.session.Ends.Add(30 * 24 * time.Hour)
	if n := forget(gone.Add(-time.Second)); n != 1 {
		t.Errorf("a second too early: %d rows", n)
	}
	if n := forget(gone); n != 0 {
		t.Errorf("thirty days after: %d rows", n)
	}
}

func TestACoordinatorSeesOnlyTheNeedsTheyTold(t *testing.T) {
	h := start(t)
	agency := h.devon.Agency(fixture.Agency{}).ID
	lead := h.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}})
	cy := h.devon.Booking(fixture.Booking{Session: h.session.ID, Person: h.devon.Person(fixture.Person{Name: "Cy", Agency: agency})})
	told, err := h.sharing.TellNeeds(lead.Ctx(), cy.ID, needing("vegan"))
	if err != nil || told.Given == nil {
		t.Fatalf("told for a colleague: %+v, %v", told, err)
	}
	keep := needing("vegan")
	keep.Keep = true
	_, err = h.sharing.TellNeeds(lead.Ctx(), cy.ID, keep)
	wantCode(t, err, "invalid_input")

	own := needing("halal")
	own.Keep = true
	h.tells(t, cy, own)
	if told, err = h.sharing.NeedsOf(lead.Ctx(), cy.ID); err != nil || told.Given != nil || told.Kept != nil {
		t.Errorf("what Cy told is seen: %+v, %v", told, err)
	}
	_, err = h.sharing.TellNeeds(lead.Ctx(), cy.ID, needing("vegan"))
	wantCode(t, err, "told_by_themselves")
	wantCode(t, h.sharing.WithdrawNeeds(lead.Ctx(), cy.ID), "told_by_themselves")

	h.Exec(`UPDATE partnerships SET on_behalf = false`)
	_, err = h.sharing.TellNeeds(lead.Ctx(), cy.ID, needing("vegan"))
	wantCode(t, err, "on_behalf_off")
}

func TestWhatIsKeptIsProposedToThePersonAndGoesWhenTheySaySoOrInTwoYears(t *testing.T) {
	h := start(t)
	keep := needing("vegan")
	keep.Keep = true
	h.tells(t, h.anna, keep)
	kept, err := h.sharing.Kept(h.anna.Person.Ctx())
	if err != nil || kept == nil || !slices.Equal(kept.Kinds, []sharing.Kind{"vegan"}) {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if err := h.sharing.StopKeeping(h.anna.Person.Ctx()); err != nil {
		t.Fatal(err)
	}
	if kept, err = h.sharing.Kept(h.anna.Person.Ctx()); err != nil || kept != nil {
		t.Errorf("after saying stop: %v, %v", kept, err)
	}
	h.tells(t, h.anna, keep)
	h.Clock.Set(fixture.Now.AddDate(2, 0, 0))
	if err := privacy.New(h.DB, sharing.Forget).Forget(t.Context()); err != nil || h.Count(`SELECT count(*) FROM kept_needs`) != 0 {
		t.Errorf("two years later something is kept, %v", err)
	}
}

func (h house) listed(who fixture.Person) (names []string, err error) {
	list, err := h.sharing.Delegates(who.Ctx(), h.session.ID)
	for _, d := range list.Delegates {
		names = append(names, d.Name+d.Email)
	}
	return names, err
}

func TestDelegateListShowsOnlyThoseWhoAgreedToWhomTheyAgreedUntilTheDate(t *testing.T) {
	h := start(t)
	bob, cy := h.booked("Bob"), h.booked("Cy")
	last := ukdate.DateOf(h.session.Starts).AddDays(3)
	for _, agreed := range []struct {
		b fixture.Booking
		l sharing.Listing
	}{{h.anna, sharing.Listing{Until: last}}, {bob, sharing.Listing{Until: last.AddDays(10), WithEmail: true}}} {
		if _, err := h.sharing.Agree(agreed.b.Person.Ctx(), agreed.b.ID, agreed.l); err != nil {
			t.Fatal(err)
		}
	}
	both := []string{"Anna", "Bob" + bob.Person.Email}
	see := func(who fixture.Person, want []string) {
		t.Helper()
		if got, err := h.listed(who); err != nil || !slices.Equal(got, want) {
			t.Errorf("sees %v, %v; want %v", got, err, want)
		}
	}
	see(cy.Person, both)
	see(h.trainer, both)

	waits := h.devon.Booking(fixture.Booking{Session: h.session.ID, Status: "waiting", Person: h.devon.Person(fixture.Person{})})
	for name, who := range map[string]fixture.Person{
		"who waits": waits.Person, "another trainer": h.devon.Trainer(), "staff": h.devon.Staff(), "a stranger": h.devon.Person(fixture.Person{}),
	} {
		if _, err := h.listed(who); !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v", name, err)
		}
	}

	h.Clock.Set(ukdate.EndOf(last).Add(-time.Second))
	see(cy.Person, both)
	h.Clock.Set(ukdate.EndOf(last))
	see(cy.Person, both[1:])
	if err := privacy.New(h.DB, sharing.Forget).Forget(t.Context()); err != nil || h.Count(`SELECT count(*) FROM delegate_listings`) != 1 {
		t.Errorf("a listing outlived its last day, %v", err)
	}

	if err := h.sharing.WithdrawListing(bob.Person.Ctx(), bob.ID); err != nil {
		t.Fatal(err)
	}
	see(cy.Person, nil)
}

func TestWhoIsLeftOffListsByTheirDetailsIsOnNone(t *testing.T) {
	h := start(t)
	agree := func() error {
		_, err := h.sharing.Agree(h.anna.Person.Ctx(), h.anna.ID, sharing.Listing{Until: ukdate.DateOf(h.session.Starts)})
		return err
	}
	if err := agree(); err != nil {
		t.Fatal(err)
	}
	h.Exec(`UPDATE people SET do_not_list = true WHERE id = $1`, h.anna.Person.ID)
	if got, err := h.listed(h.trainer); err != nil || len(got) != 0 {
		t.Errorf("listed %v, %v", got, err)
	}
	wantCode(t, agree(), "do_not_list")
}

func TestADayThatCannotBeIsRefusedAtItsField(t *testing.T) {
	h := start(t)
	day := ukdate.DateOf(h.session.Ends)
	for _, wrong := range []ukdate.Date{ukdate.DateOf(fixture.Now).AddDays(-1), day.AddDays(366)} {
		_, err := h.sharing.Agree(h.anna.Person.Ctx(), h.anna.ID, sharing.Listing{Until: wrong})
		if f := fault.Of(err); f == nil || len(f.Fields) != 1 || f.Fields[0].Field != "until" {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	now, err := h.sharing.ListingOf(h.anna.Person.Ctx(), h.anna.ID)
	if err != nil || now.Default != day.AddDays(30) || now.Listing != nil {
		t.Errorf("proposed %+v, %v", now, err)
	}
	if _, err := h.sharing.ListingOf(h.trainer.Ctx(), uuid.New()); !errors.Is(err, fault.Missing) {
		t.Errorf("a booking that is not: %v", err)
	}
}
