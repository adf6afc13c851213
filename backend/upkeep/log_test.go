package upkeep_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/upkeep"
)

// acts are what an office did: each line is somebody, what, and to what.
func (o *office) did(who fixture.Person, action, object string, id uuid.UUID) {
	o.t.Helper()
	if err := database.Do(who.Ctx(), o.DB, func(tx *database.Tx) error { return audit.Record(tx, action, object, id) }); err != nil {
		o.t.Fatal(err)
	}
	o.Clock.Advance(time.Minute)
}

func (o *office) read(f upkeep.ActFilter) (actions []string) {
	o.t.Helper()
	p, err := o.Log(o.staff.Ctx(), f, "")
	if err != nil {
		o.t.Fatal(err)
	}
	for _, a := range p.Acts {
		actions = append(actions, a.Action)
	}
	return actions
}

func TestTheLogOfASessionAPersonAndAnAgency(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{Name: "Exeter Schools"})
	anna, ben := o.devon.Person(fixture.Person{Name: "Anna", Agency: agency.ID}), o.devon.Person(fixture.Person{Name: "Ben"})
	first, second := o.devon.Session(fixture.Session{}), o.devon.Session(fixture.Session{})
	hers := o.devon.Booking(fixture.Booking{Session: first.ID, Person: anna})
	o.did(o.staff, "session.publish", "session", first.ID)
	o.did(anna, "booking.book", "booking", hers.ID)
	o.did(ben, "people.update_me", "person", ben.ID)
	o.did(o.staff, "session.publish", "session", second.ID)
	o.did(o.staff, "people.update_agency", "agency", agency.ID)

	for what, c := range map[string]struct {
		filter upkeep.ActFilter
		want   []string
	}{
		"a session":            {upkeep.ActFilter{Session: first.ID}, []string{"booking.book", "session.publish"}},
		"a person":             {upkeep.ActFilter{Person: anna.ID}, []string{"booking.book"}},
		"somebody who acts":    {upkeep.ActFilter{Person: ben.ID}, []string{"people.update_me"}},
		"an agency":            {upkeep.ActFilter{Agency: agency.ID}, []string{"people.update_agency", "booking.book"}},
		"a kind":               {upkeep.ActFilter{Kind: "sessions"}, []string{"session.publish", "session.publish"}},
		"people, not agencies": {upkeep.ActFilter{Kind: "people"}, []string{"people.update_me"}},
		"agencies":             {upkeep.ActFilter{Kind: "agencies"}, []string{"people.update_agency"}},
		"a day before":         {upkeep.ActFilter{To: ukdate.MustParseDate("2025-06-01")}, nil},
		"today":                {upkeep.ActFilter{From: ukdate.MustParseDate("2025-06-02"), To: ukdate.MustParseDate("2025-06-02"), Kind: "bookings"}, []string{"booking.book"}},
	} {
		if got := o.read(c.filter); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", what, got, c.want)
		}
	}
	p, err := o.Log(o.staff.Ctx(), upkeep.ActFilter{Session: first.ID}, "")
	if err != nil {
		t.Fatal(err)
	}
	if a := p.Acts[0]; a.ByName != "Anna" || a.PersonName != "Anna" || a.SessionID == nil || *a.SessionID != first.ID || a.BookingRef == "" {
		t.Errorf("%+v", a)
	}
	if _, err := o.Log(o.staff.Ctx(), upkeep.ActFilter{Session: o.Partnership("torbay").Session(fixture.Session{}).ID}, ""); !errors.Is(err, fault.Missing) {
		t.Errorf("another partnership's session: %v", err)
	}
	if _, err := o.Log(anna.Ctx(), upkeep.ActFilter{}, ""); !errors.Is(err, fault.Missing) {
		t.Errorf("a practitioner: %v", err)
	}
}

// Pages follow one another without a gap or a repetition, also where many acts share one instant.
func TestPagesOfTheLog(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	var objects []uuid.UUID
	for range 60 {
		objects = append(objects, o.devon.Person(fixture.Person{}).ID)
	}
	err := database.Do(o.staff.Ctx(), o.DB, func(tx *database.Tx) error { return audit.RecordEach(tx, "person.import", "person", objects) })
	if err != nil {
		t.Fatal(err)
	}
	o.Clock.Advance(time.Minute)
	o.did(o.staff, "people.suspend", "person", objects[0])
	seen, cursor := map[string]int{}, ""
	for range 4 {
		p, err := o.Log(o.staff.Ctx(), upkeep.ActFilter{}, cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Acts {
			seen[fmt.Sprint(a.Action, a.PersonID)]++
		}
		if cursor = p.Next; cursor == "" {
			break
		}
	}
	if len(seen) != 61 {
		t.Errorf("%d different acts, want 61", len(seen))
	}
	for act, n := range seen {
		if n != 1 {
			t.Errorf("%s came %d times", act, n)
		}
	}
	p, _ := o.Log(o.staff.Ctx(), upkeep.ActFilter{}, "")
	if _, err := o.Log(o.staff.Ctx(), upkeep.ActFilter{Kind: "people"}, p.Next); !errors.Is(err, page.ErrCursor) {
		t.Errorf("the cursor of another list: %v", err)
	}
}

// Taking the log out is itself recorded.
func TestAnExportOfTheLogIsRecorded(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Name: "=Anna"})
	o.did(o.staff, "people.suspend", "person", anna.ID)
	body, err := o.ExportLog(o.staff.Ctx(), upkeep.ActFilter{Person: anna.ID})
	if err != nil || !strings.Contains(string(body), "people.suspend,'=Anna") {
		t.Errorf("%s, %v", body, err)
	}
	if n := o.Count(`SELECT count(*) FROM reads WHERE what = 'audit.export' AND rows = 1 AND person_id = $1`, o.staff.ID); n != 1 {
		t.Errorf("%d rows say that it was taken out, want 1", n)
	}
}
