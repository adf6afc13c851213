package people_test

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

func school(name string) people.AgencyWrite {
	return people.AgencyWrite{Name: name, Sector: "education"}
}

func TestCreateAgency(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	exeter, trust := o.devon.Locality("Exeter"), o.devon.Agency(fixture.Agency{Name: "Trust"})
	w := school("Exeter School")
	w.Code, w.ParentID, w.LocalityID, w.Class = "EXS", &trust.ID, &exeter, "member"
	w.Domains = []string{"@exeter.sch.uk", "school.uk"}
	got, err := o.CreateAgency(o.staff, w)
	if err != nil || got.ParentName != "Trust" || got.LocalityName != "Exeter" || got.Class != "member" || *got.Code != "EXS" ||
		!slices.Equal(got.Domains, []string{"exeter.sch.uk", "school.uk"}) || got.People != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	o.audited(1, "people.create_agency", got.ID)
	foreign := o.torbay.Agency(fixture.Agency{}).ID
	foreignLocality := o.torbay.Locality("Brixham")
	for what, change := range map[string]func(*people.AgencyWrite){
		"name name_taken":             func(w *people.AgencyWrite) { w.Name = "EXETER school" },
		"code code_taken":             func(w *people.AgencyWrite) { w.Code = "EXS" },
		"parentId no_such_agency":     func(w *people.AgencyWrite) { w.ParentID = &foreign },
		"localityId no_such_locality": func(w *people.AgencyWrite) { w.LocalityID = &foreignLocality },
	} {
		bad := school("Another")
		change(&bad)
		if _, err := o.CreateAgency(o.staff, bad); !slices.Equal(fields(err), []string{what}) {
			t.Errorf("%v, want %s", err, what)
		}
	}
	if _, err := o.CreateAgency(o.torbay.Staff().Ctx(), school("Exeter School")); err != nil {
		t.Errorf("the name is taken in one partnership only: %v", err)
	}
	_, err = o.CreateAgency(o.devon.Trainer().Ctx(), school("By a trainer"))
	o.refused("a trainer", fault.Missing, err)
}

func TestUpdateAgency(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	a := o.devon.Agency(fixture.Agency{Name: "School", Sector: "education", Domains: []string{"old.uk", "kept.uk"}})
	w := school("School")
	w.Domains, w.Contributing = []string{"kept.uk", "new.uk"}, true
	for range 2 {
		got, err := o.UpdateAgency(o.staff, a.ID, w)
		if err != nil || !slices.Equal(got.Domains, w.Domains) || !got.Contributing {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	o.audited(1, "people.update_agency", a.ID)
	w.Status = people.Closed
	if got, err := o.UpdateAgency(o.staff, a.ID, w); err != nil || got.Status != people.Closed {
		t.Errorf("closed: %+v, %v", got, err)
	}
	if _, err := o.CreateAgency(o.staff, school("School")); err != nil {
		t.Errorf("the name of a closed agency may be used again: %v", err)
	}
	for _, id := range []uuid.UUID{uuid.New(), o.torbay.Agency(fixture.Agency{}).ID} {
		_, err := o.UpdateAgency(o.staff, id, school("X"))
		o.refused("not one of ours", fault.Missing, err)
	}
}

func TestNoAgencyIsBelowItself(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	trust := o.devon.Agency(fixture.Agency{Name: "Trust"})
	area := o.devon.Agency(fixture.Agency{Name: "Area", Parent: trust.ID})
	site := o.devon.Agency(fixture.Agency{Name: "Site", Parent: area.ID})
	for _, parent := range []uuid.UUID{trust.ID, area.ID, site.ID} {
		w := school("Trust")
		w.ParentID = &parent
		_, err := o.UpdateAgency(o.staff, trust.ID, w)
		o.refused("a ring", people.ErrParentBelow, err)
	}
	o.in(func(tx *database.Tx) error {
		below, err := people.BelowOrEqual(tx, []uuid.UUID{area.ID})
		want := []uuid.UUID{area.ID, site.ID}
		slices.SortFunc(want, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
		if !slices.Equal(below, want) {
			t.Errorf("below area: %v, want %v", below, want)
		}
		none, err2 := people.BelowOrEqual(tx, nil)
		if len(none) != 0 || err2 != nil {
			t.Errorf("below none: %v, %v", none, err2)
		}
		return err
	})
}

// Two moves at one moment, each fine by itself, would make a ring together.
func TestTwoMovesCannotMakeARing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for i := range 5 {
		a := o.devon.Agency(fixture.Agency{Name: fmt.Sprintf("A%d", i), Sector: "education"})
		b := o.devon.Agency(fixture.Agency{Name: fmt.Sprintf("B%d", i), Sector: "education"})
		below := func(name string, id, parent uuid.UUID) {
			w := school(name)
			w.ParentID = &parent
			_, _ = o.UpdateAgency(o.staff, id, w)
		}
		var both sync.WaitGroup
		both.Go(func() { below(a.Name, a.ID, b.ID) })
		both.Go(func() { below(b.Name, b.ID, a.ID) })
		both.Wait()
		if n := o.Count(`SELECT count(*) FROM agencies WHERE id IN ($1, $2) AND parent_id IS NOT NULL`, a.ID, b.ID); n != 1 {
			t.Fatalf("%d of two moves happened, want 1", n)
		}
	}
}

func TestClassOfAnAgencyIsDated(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	a := o.devon.Agency(fixture.Agency{Name: "School", Sector: "education", Class: "member"})
	w := school("School")
	w.Class = "external"
	if got, err := o.UpdateAgency(o.staff, a.ID, w); err != nil || got.Class != "external" {
		t.Fatalf("%+v, %v", got, err)
	}
	w.Class = ""
	if got, err := o.UpdateAgency(o.staff, a.ID, w); err != nil || got.Class != "external" {
		t.Errorf("saying nothing: %+v, %v", got, err)
	}
	class := func(on string) string {
		var s people.Snapshot
		o.in(func(tx *database.Tx) (err error) {
			s, err = people.AgencySnapshot(tx, a.ID, ukdate.MustParseDate(on))
			return err
		})
		return s.Class
	}
	for on, want := range map[string]string{"1999-12-31": "", "2025-06-01": "member", "2025-06-02": "external", "2030-01-01": "external"} {
		if got := class(on); got != want {
			t.Errorf("on %s it is %q, want %q", on, got, want)
		}
	}
	o.Exec(`UPDATE agency_classes SET evidence_expires = '2026-03-31' WHERE class = 'external'`)
	if class("2026-03-31") != "external" || class("2026-04-01") != "" {
		t.Error("evidence counts up to and including its last day")
	}
	o.in(func(tx *database.Tx) error {
		_, err := people.AgencySnapshot(tx, uuid.New(), ukdate.MustParseDate("2025-06-01"))
		o.refused("no such agency", fault.Missing, err)
		return nil
	})
}

func TestAgencyDetail(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	trust := o.devon.Agency(fixture.Agency{Name: "Trust"})
	o.devon.Agency(fixture.Agency{Name: "School", Parent: trust.ID})
	anna := o.devon.Person(fixture.Person{Name: "Anna", Agency: trust.ID, Roles: []actor.Role{actor.Coordinator}})
	gone := o.devon.Person(fixture.Person{Name: "Gone", Agency: trust.ID})
	o.Exec(`UPDATE memberships SET to_date = '2025-06-01' WHERE person_id = $1`, gone.ID)
	got, err := o.Agency(o.staff, trust.ID)
	if err != nil || len(got.Children) != 1 || got.Children[0].Name != "School" || len(got.Members) != 1 || got.Members[0].ID != anna.ID ||
		len(got.Coordinators) != 1 || got.Coordinators[0].Name != "Anna" || got.People != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	_, err = o.Agency(o.torbay.Staff().Ctx(), trust.ID)
	o.refused("from another partnership", fault.Missing, err)
	_, err = o.Agency(anna.Ctx(), trust.ID)
	o.refused("a coordinator", fault.Missing, err)
}

func TestListAndSearchAgencies(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	trust := o.devon.Agency(fixture.Agency{Name: "Dartmoor Learning Trust", Sector: "education", Code: "DLT"})
	o.devon.Agency(fixture.Agency{Name: "Princetown Primary", Sector: "education", Parent: trust.ID})
	o.devon.Agency(fixture.Agency{Name: "Dartmoor Police", Sector: "police"})
	o.devon.Agency(fixture.Agency{Name: "Dartmoor Closed", Closed: true})
	o.Exec(`UPDATE agencies SET home_partnership_id = $1 WHERE name = 'Dartmoor Police'`, o.torbay.ID)
	o.torbay.Agency(fixture.Agency{Name: "Dartmoor Foreign"})
	list := func(f people.AgencyFilter) (names []string) {
		found, err := o.Agencies(o.staff, f, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range found.Agencies {
			names = append(names, a.Name)
		}
		return names
	}
	for _, c := range []struct {
		f    people.AgencyFilter
		want []string
	}{
		{people.AgencyFilter{Q: "dartmoor"}, []string{"Dartmoor Closed", "Dartmoor Learning Trust", "Dartmoor Police"}},
		{people.AgencyFilter{Q: "dartmore", Sector: "education"}, []string{"Dartmoor Learning Trust"}},
		{people.AgencyFilter{Q: "dlt"}, []string{"Dartmoor Learning Trust"}},
		{people.AgencyFilter{Sector: "police"}, []string{"Dartmoor Police"}},
	} {
		if got := list(c.f); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.f, got, c.want)
		}
	}
	for q, want := range map[string][]string{
		"dartmoor":  {"Dartmoor Learning Trust", "Princetown Primary"},
		"princtown": {"Princetown Primary"},
		"nowhere":   nil,
	} {
		found, err := o.SearchAgencies(o.newcomer(o.devon, q+"@devon.example"), q)
		var names []string
		for _, a := range found {
			names = append(names, a.Name)
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("choosing by %q: %v (%v), want %v", q, names, err, want)
		}
	}
	_, err := o.SearchAgencies(o.devon.Anonymous(), "dartmoor")
	o.refused("anonymous", fault.Missing, err)
	_, err = o.Agencies(o.devon.Person(fixture.Person{}).Ctx(), people.AgencyFilter{}, "")
	o.refused("a practitioner lists", fault.Missing, err)
}

func TestPagesOfAgencies(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for i := range 30 {
		o.devon.Agency(fixture.Agency{Name: fmt.Sprintf("School %02d", i)})
	}
	first, err := o.Agencies(o.staff, people.AgencyFilter{Q: "school"}, "")
	if err != nil || len(first.Agencies) != 25 || first.Next == "" {
		t.Fatalf("%d, %q, %v", len(first.Agencies), first.Next, err)
	}
	second, err := o.Agencies(o.staff, people.AgencyFilter{Q: "school"}, first.Next)
	if err != nil || len(second.Agencies) != 5 || second.Next != "" || second.Agencies[0].Name != "School 25" {
		t.Errorf("%d, %q, %v", len(second.Agencies), second.Next, err)
	}
}

// Many at once say what one by one they would.
func TestAgencySnapshots(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	exeter := o.devon.Locality("Exeter")
	a := o.devon.Agency(fixture.Agency{Class: "member", Sector: "health", Locality: exeter})
	b, foreign := o.devon.Agency(fixture.Agency{}), o.torbay.Agency(fixture.Agency{})
	asked := []people.AgencyOn{
		{AgencyID: a.ID, On: ukdate.MustParseDate("1999-12-31")},
		{AgencyID: a.ID, On: ukdate.MustParseDate("2025-06-02")},
		{AgencyID: b.ID, On: ukdate.MustParseDate("2025-06-02")},
		{AgencyID: b.ID, On: ukdate.MustParseDate("2025-06-02")},
		{AgencyID: foreign.ID, On: ukdate.MustParseDate("2025-06-02")},
	}
	o.in(func(tx *database.Tx) error {
		many, err := people.AgencySnapshots(tx, asked)
		if err != nil {
			return err
		}
		if len(many) != 3 {
			t.Errorf("%d snapshots, want 3: one was asked for twice, one is another partnership's", len(many))
		}
		for key, got := range many {
			if want, err := people.AgencySnapshot(tx, key.AgencyID, key.On); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%v: %+v, want %+v, %v", key, got, want, err)
			}
		}
		none, err := people.AgencySnapshots(tx, nil)
		if len(none) != 0 {
			t.Errorf("of none: %v", none)
		}
		return err
	})
}
