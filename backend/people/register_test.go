package people_test

import (
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

func TestRegisterByEmailDomain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	trust := o.devon.Agency(fixture.Agency{Name: "Trust", Domains: []string{"trust.example"}})
	school := o.devon.Agency(fixture.Agency{Name: "School", Parent: trust.ID})
	police := o.devon.Agency(fixture.Agency{Name: "Police", Domains: []string{"police.example"}})
	for _, c := range []struct {
		address string
		agency  uuid.UUID
		want    people.MembershipStatus
		letter  string
	}{
		{"anna@trust.example", trust.ID, people.Confirmed, "registration_confirmed"},
		{"bert@trust.example", school.ID, people.Confirmed, "registration_confirmed"}, // the domain of the agency above
		{"cleo@police.example", school.ID, people.Pending, "registration_received"},
		{"dora@gmail.com", police.ID, people.Pending, "registration_received"},
	} {
		ctx := o.newcomer(o.devon, c.address)
		m, err := o.Register(ctx, people.Registration{Name: "New Person", AgencyID: c.agency, JobTitle: "Teacher"})
		if err != nil || m.Status != c.want || m.JobTitle != "Teacher" || m.FromDate != ukdate.DateOf(fixture.Now) {
			t.Errorf("%s: %+v, %v; want %s", c.address, m, err, c.want)
		}
		o.mailed(1, c.letter, c.address)
		o.audited(1, "people.register", m.PersonID)
		if n := o.Count(`SELECT count(*) FROM people WHERE id = $1 AND account_id = $2`, m.PersonID, actor.From(ctx).Account); n != 1 {
			t.Errorf("%s: the person is not the account's", c.address)
		}
		_, err = o.Register(ctx, people.Registration{Name: "Again", AgencyID: c.agency})
		o.refused("twice", people.ErrRegistered, err)
	}
}

func TestRegisterRefuses(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{})
	closed := o.devon.Agency(fixture.Agency{Closed: true})
	ctx := o.newcomer(o.devon, "anna@devon.example")
	for what, c := range map[string]struct {
		r    people.Registration
		want string
	}{
		"no name":               {people.Registration{Name: " ", AgencyID: agency.ID}, "name required"},
		"no such agency":        {people.Registration{Name: "A", AgencyID: uuid.New()}, "agencyId no_such_agency"},
		"agency of elsewhere":   {people.Registration{Name: "A", AgencyID: o.torbay.Agency(fixture.Agency{}).ID}, "agencyId no_such_agency"},
		"agency that is closed": {people.Registration{Name: "A", AgencyID: closed.ID}, "agencyId agency_closed"},
	} {
		if _, err := o.Register(ctx, c.r); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%s: %v, want %s", what, err, c.want)
		}
	}
	if n := o.Count(`SELECT count(*) FROM people WHERE email_key = 'anna@devon.example'`) + o.Count(`SELECT count(*) FROM outbox`); n != 0 {
		t.Error("a refusal left something behind")
	}
	suspended := o.devon.Person(fixture.Person{Suspended: true})
	_, err := o.Register(suspended.Ctx(), people.Registration{Name: "A", AgencyID: agency.ID})
	o.refused("suspended", people.ErrSuspended, err)
	_, err = o.Suggest(suspended.Ctx())
	o.refused("suspended looks", people.ErrSuspended, err)
	_, err = o.Register(o.devon.Person(fixture.Person{}).Ctx(), people.Registration{Name: "A", AgencyID: agency.ID})
	o.refused("a practitioner", fault.Missing, err)
	_, err = o.Register(o.devon.Anonymous(), people.Registration{Name: "A", AgencyID: agency.ID})
	o.refused("anonymous", fault.Missing, err)
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.devon.Agency(fixture.Agency{Name: "B", Domains: []string{"nhs.example"}})
	a := o.devon.Agency(fixture.Agency{Name: "A", Sector: "health", Domains: []string{"nhs.example", "other.example"}})
	o.devon.Agency(fixture.Agency{Name: "C", Domains: []string{"nhs.example"}, Closed: true})
	o.torbay.Agency(fixture.Agency{Name: "D", Domains: []string{"nhs.example"}})
	got, err := o.Suggest(o.newcomer(o.devon, "Jo@NHS.example"))
	if err != nil || got.Email != "Jo@NHS.example" || got.Home != nil || len(got.Agencies) != 2 || got.Agencies[0] != (people.AgencyChoice{ID: a.ID, Name: "A", Sector: "health"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err = o.Suggest(o.newcomer(o.devon, "jo@unknown.example")); err != nil || len(got.Agencies) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

// Somebody of another partnership becomes a person here, with a visitor agency, and home is noted.
func TestRegisterAsAVisitor(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	brixham := o.torbay.Agency(fixture.Agency{Name: "Brixham College", Sector: "education", Class: "member"})
	o.devon.Agency(fixture.Agency{Name: "Brixham College"})
	anna, bert := o.torbay.Person(fixture.Person{Agency: brixham.ID}), o.torbay.Person(fixture.Person{Agency: brixham.ID})
	visit := func(p fixture.Person) people.Membership {
		ctx := actor.With(t.Context(), actor.Principal{Partnership: o.devon.ID, Account: p.Account, Origin: actor.Web})
		got, err := o.Suggest(ctx)
		want := people.AgencyChoice{ID: brixham.ID, Name: "Brixham College", Sector: "education", Parent: "Torbay Safeguarding Partnership"}
		if err != nil || got.Home == nil || got.Home.ID != o.torbay.ID || !slices.Equal(got.Agencies, []people.AgencyChoice{want}) {
			t.Errorf("%+v, %v", got, err)
		}
		m, err := o.Register(ctx, people.Registration{Name: "Visitor", AgencyID: brixham.ID})
		if err != nil || m.Status != people.Confirmed {
			t.Fatalf("%+v, %v", m, err)
		}
		return m
	}
	m := visit(anna)
	visit(bert)
	if n := o.Count(`SELECT count(*) FROM agencies WHERE partnership_id = $1 AND id = $2 AND home_partnership_id = $3 AND sector = 'education' AND area = 'out'
		AND name = 'Brixham College (Torbay Safeguarding Partnership)'`, o.devon.ID, brixham.ID, o.torbay.ID); n != 1 {
		t.Errorf("%d visitor agencies, want 1", n)
	}
	if n := o.Count(`SELECT count(*) FROM people WHERE partnership_id = $1 AND home_partnership_id = $2`, o.devon.ID, o.torbay.ID); n != 2 {
		t.Errorf("%d visitors, want 2", n)
	}
	o.in(func(tx *database.Tx) error {
		s, err := people.AgencySnapshot(tx, brixham.ID, ukdate.DateOf(fixture.Now))
		if s.Class != "member" {
			t.Errorf("the visitor agency counts as %q, want member", s.Class)
		}
		return err
	})
	detail, err := o.Person(o.staff, m.PersonID)
	if err != nil || detail.HomeName != "Torbay Safeguarding Partnership" {
		t.Errorf("%+v, %v", detail, err)
	}
	// Nobody else reaches home's agencies, and a visitor here is not at home here.
	_, err = o.Register(o.newcomer(o.devon, "stranger@devon.example"), people.Registration{Name: "A", AgencyID: o.torbay.Agency(fixture.Agency{}).ID})
	o.refused("another's home", people.ErrNoSuchAgency, err)
	cornwall := o.Partnership("cornwall")
	got, err := o.Suggest(actor.With(t.Context(), actor.Principal{Partnership: cornwall.ID, Account: anna.Account, Origin: actor.Web}))
	if err != nil || got.Home == nil || got.Home.ID != o.torbay.ID {
		t.Errorf("%+v, %v; want torbay, not devon", got.Home, err)
	}
}

func TestDecide(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	police := o.devon.Agency(fixture.Agency{Name: "Police", Domains: []string{"police.example"}})
	other := o.devon.Agency(fixture.Agency{Name: "Probation"})
	ask := func(address string) people.Membership {
		m, err := o.Register(o.newcomer(o.devon, address), people.Registration{Name: "New", AgencyID: police.ID, JobTitle: "PC"})
		if err != nil || m.Status != people.Pending {
			t.Fatalf("%+v, %v", m, err)
		}
		return m
	}
	a, b, c := ask("a@x.example"), ask("b@x.example"), ask("c@gmail.com")
	pending, err := o.Pending(o.staff)
	if err != nil || len(pending) != 3 || pending[0].ID != a.ID || pending[0].AgencyName != "Police" || pending[0].JobTitle != "PC" ||
		pending[0].Why() != "x.example is not an email domain of Police." {
		t.Fatalf("%+v, %v", pending, err)
	}

	got, err := o.Decide(o.staff, a.ID, people.Decision{Confirm: true})
	if err != nil || got.Memberships[0].Status != people.Confirmed || *got.Memberships[0].DecidedBy != actor.From(o.staff).Person {
		t.Errorf("confirmed: %+v, %v", got, err)
	}
	o.mailed(1, "registration_confirmed", "a@x.example")
	got, err = o.Decide(o.staff, b.ID, people.Decision{Confirm: true, AgencyID: &other.ID})
	if err != nil || got.Memberships[0].AgencyName != "Probation" {
		t.Errorf("placed elsewhere: %+v, %v", got, err)
	}
	got, err = o.Decide(o.staff, c.ID, people.Decision{})
	if err != nil || got.Memberships[0].Status != people.Refused {
		t.Errorf("refused: %+v, %v", got, err)
	}
	o.mailed(1, "registration_refused", "c@gmail.com")
	for _, m := range []people.Membership{a, b, c} {
		o.audited(1, "people.decide_membership", m.ID)
		_, err = o.Decide(o.staff, m.ID, people.Decision{Confirm: true})
		o.refused("twice", people.ErrDecided, err)
	}
	d := ask("d@x.example")
	_, err = o.Decide(o.staff, d.ID, people.Decision{Confirm: true, AgencyID: ptr(o.torbay.Agency(fixture.Agency{}).ID)})
	o.refused("an agency of elsewhere", people.ErrNoSuchAgency, err)
	_, err = o.Decide(o.torbay.Staff().Ctx(), d.ID, people.Decision{Confirm: true})
	o.refused("staff of elsewhere", fault.Missing, err)
	_, err = o.Decide(o.devon.Trainer().Ctx(), d.ID, people.Decision{Confirm: true})
	o.refused("a trainer", fault.Missing, err)
	_, err = o.Pending(o.devon.Trainer().Ctx())
	o.refused("a trainer looks", fault.Missing, err)
	if seen, err := o.Pending(o.torbay.Staff().Ctx()); err != nil || len(seen) != 0 {
		t.Errorf("elsewhere they see %v, %v", seen, err)
	}
}

func TestMemberships(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	one, two := o.devon.Agency(fixture.Agency{Name: "One"}), o.devon.Agency(fixture.Agency{Name: "Two"})
	anna := o.devon.Person(fixture.Person{Agency: one.ID})
	got, err := o.AddMembership(o.staff, people.NewMembership{PersonID: anna.ID, AgencyID: two.ID, JobTitle: "Nurse", From: ukdate.MustParseDate("2025-07-01")})
	if err != nil || len(got.Memberships) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	o.audited(1, "people.add_membership", anna.ID)
	_, err = o.AddMembership(o.staff, people.NewMembership{PersonID: anna.ID, AgencyID: two.ID})
	o.refused("twice", people.ErrAlreadyMember, err)
	for _, id := range []uuid.UUID{uuid.New(), o.torbay.Person(fixture.Person{}).ID} {
		_, err = o.AddMembership(o.staff, people.NewMembership{PersonID: id, AgencyID: two.ID})
		o.refused("not one of ours", fault.Missing, err)
	}
	on := func(date string) (names []string) {
		o.in(func(tx *database.Tx) error {
			found, err := people.MembershipsOf(tx, anna.ID, ukdate.MustParseDate(date))
			for _, m := range found {
				names = append(names, m.AgencyName)
			}
			return err
		})
		return names
	}
	first, second := got.Memberships[1].ID, got.Memberships[0].ID
	for _, c := range []struct{ to, want string }{{"2019-12-31", "to before_start"}, {"", "to required"}} {
		var to ukdate.Date
		if c.to != "" {
			to = ukdate.MustParseDate(c.to)
		}
		if _, err := o.EndMembership(o.staff, first, to); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("ends %s: %v, want %s", c.to, err, c.want)
		}
	}
	if _, err = o.EndMembership(o.staff, first, ukdate.MustParseDate("2025-08-31")); err != nil {
		t.Fatal(err)
	}
	o.audited(1, "people.end_membership", first)
	_, err = o.EndMembership(o.staff, first, ukdate.MustParseDate("2025-09-30"))
	o.refused("ended twice", people.ErrEnded, err)
	_, err = o.EndMembership(o.torbay.Staff().Ctx(), second, ukdate.MustParseDate("2025-09-30"))
	o.refused("from elsewhere", fault.Missing, err)
	for date, want := range map[string][]string{
		"2019-01-01": nil, "2025-06-30": {"One"}, "2025-08-31": {"One", "Two"}, "2025-09-01": {"Two"},
	} {
		if got := on(date); !slices.Equal(got, want) {
			t.Errorf("on %s: %v, want %v", date, got, want)
		}
	}
	if _, err = o.AddMembership(o.staff, people.NewMembership{PersonID: anna.ID, AgencyID: one.ID, From: ukdate.MustParseDate("2025-10-01")}); err != nil {
		t.Errorf("back at the first agency: %v", err)
	}
}

func TestVisitorsOfOneAgencyAtOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	brixham := o.torbay.Agency(fixture.Agency{Name: "Brixham College"})
	var all sync.WaitGroup
	for range 6 {
		visitor := o.torbay.Person(fixture.Person{Agency: brixham.ID})
		ctx := actor.With(t.Context(), actor.Principal{Partnership: o.devon.ID, Account: visitor.Account, Origin: actor.Web})
		all.Go(func() {
			if _, err := o.Register(ctx, people.Registration{Name: "Visitor", AgencyID: brixham.ID}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := o.Count(`SELECT count(*) FROM agencies WHERE home_partnership_id IS NOT NULL`); n != 1 {
		t.Errorf("%d visitor agencies, want 1", n)
	}
}
