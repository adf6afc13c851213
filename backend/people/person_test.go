package people_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

func TestCreatePerson(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	police := o.devon.Agency(fixture.Agency{Name: "Police"})
	closed := o.devon.Agency(fixture.Agency{Closed: true})
	got, err := o.CreatePerson(o.staff, people.NewPerson{Name: " Jo  Bloggs", Email: "Jo@Police.uk", AgencyID: police.ID, JobTitle: "Constable"})
	if err != nil || got.Name != "Jo Bloggs" || got.Email != "Jo@Police.uk" || !slices.Equal(got.Agencies, []string{"Police"}) {
		t.Fatalf("%+v, %v", got, err)
	}
	o.audited(1, "people.create_person", got.ID)
	if _, err := o.CreatePerson(o.staff, people.NewPerson{Name: "No Address", AgencyID: police.ID}); err != nil {
		t.Errorf("without an address: %v", err)
	}
	for what, c := range map[string]struct {
		n    people.NewPerson
		want error
	}{
		"taken, in other letters": {people.NewPerson{Name: "X", Email: "jo@police.UK", AgencyID: police.ID}, people.ErrEmailTaken},
		"role mailbox":            {people.NewPerson{Name: "X", Email: "training@police.uk", AgencyID: police.ID}, access.ErrRoleMailbox},
		"no agency":               {people.NewPerson{Name: "X", Email: "x@police.uk"}, people.ErrNoSuchAgency},
		"agency of elsewhere":     {people.NewPerson{Name: "X", AgencyID: o.torbay.Agency(fixture.Agency{}).ID}, people.ErrNoSuchAgency},
		"closed agency":           {people.NewPerson{Name: "X", AgencyID: closed.ID}, people.ErrAgencyClosed},
	} {
		_, err := o.CreatePerson(o.staff, c.n)
		if fault.Of(err).Fields == nil || fault.Of(err).Fields[0] != fault.Of(c.want).Fields[0] {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	_, err = o.CreatePerson(o.staff, people.NewPerson{Name: " ", Email: "no", AgencyID: police.ID})
	if !slices.Equal(fields(err), []string{"name required", "email invalid_email"}) {
		t.Errorf("everything wrong at once: %v", fields(err))
	}
	_, err = o.CreatePerson(o.devon.Person(fixture.Person{}).Ctx(), people.NewPerson{Name: "X", AgencyID: police.ID})
	o.refused("by a practitioner", fault.Missing, err)
	if _, err := o.CreatePerson(o.torbay.Staff().Ctx(), people.NewPerson{
		Name: "Same address, other partnership", Email: "jo@police.uk", AgencyID: o.torbay.Agency(fixture.Agency{}).ID,
	}); err != nil {
		t.Errorf("the address is taken in one partnership only: %v", err)
	}
}

func TestFindingAPerson(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Email: "Anna@devon.example"})
	foreign := o.torbay.Person(fixture.Person{Email: "bert@torbay.example"})
	o.in(func(tx *database.Tx) error {
		if p, err := people.PersonByID(tx, anna.ID); err != nil || p.Address() != "Anna@devon.example" {
			t.Errorf("%+v, %v", p, err)
		}
		for _, id := range []uuid.UUID{foreign.ID, uuid.New()} {
			_, err := people.PersonByID(tx, id)
			o.refused("not one of ours", fault.Missing, err)
		}
		for address, want := range map[string]bool{"ANNA@devon.EXAMPLE": true, foreign.Email: false, "nonsense": false} {
			if p, found, err := people.PersonByEmail(tx, address); err != nil || found != want || found && p.ID != anna.ID {
				t.Errorf("%s: %+v, %t, %v", address, p, found, err)
			}
		}
		return people.LockPeople(tx, anna.ID, uuid.New(), foreign.ID)
	})
}

func TestSearchPeople(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	police := o.devon.Agency(fixture.Agency{Name: "Devon and Cornwall Police"})
	zoe := o.devon.Person(fixture.Person{Name: "Zoë Pennington", Email: "z.pennington@police.uk", Agency: police.ID, Roles: []actor.Role{actor.Trainer, actor.Coordinator}})
	o.devon.Person(fixture.Person{Name: "Anna Penn", Email: "anna@100%.example"})
	o.devon.Person(fixture.Person{Name: "Bert Under_score", Email: "bert@devon.example"})
	o.torbay.Person(fixture.Person{Name: "Zoe Foreign"})
	o.Exec(`UPDATE memberships SET to_date = '2024-01-01' WHERE person_id = (SELECT id FROM people WHERE name = 'Bert Under_score')`)
	for _, c := range []struct {
		filter people.PersonFilter
		want   []string
	}{
		{people.PersonFilter{Q: "zoe"}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Q: "ZOË penn"}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Q: "penn"}, []string{"Anna Penn", "Zoë Pennington"}},
		{people.PersonFilter{Q: "peningtun"}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Q: "police.uk"}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Q: "cornwall"}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Q: "%"}, []string{"Anna Penn"}},
		{people.PersonFilter{Q: "r_s"}, []string{"Bert Under_score"}},
		{people.PersonFilter{Q: "nobody"}, nil},
		{people.PersonFilter{Role: actor.Trainer}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Role: actor.Administrator}, []string{"Admin"}},
		{people.PersonFilter{Agency: police.ID}, []string{"Zoë Pennington"}},
		{people.PersonFilter{Agency: police.ID, Q: "anna"}, nil},
		{people.PersonFilter{Agency: o.torbay.Agency(fixture.Agency{}).ID}, nil},
	} {
		found, err := o.People(o.staff, c.filter, "")
		var names []string
		for _, p := range found.People {
			names = append(names, p.Name)
		}
		if err != nil || !slices.Equal(names, c.want) || found.Next != "" {
			t.Errorf("%+v: %v (%v), want %v", c.filter, names, err, c.want)
		}
	}
	found, _ := o.People(o.staff, people.PersonFilter{Q: "zoe"}, "")
	if p := found.People[0]; p.ID != zoe.ID || !slices.Equal(p.Roles, []string{"coordinator", "trainer"}) || p.Suspended {
		t.Errorf("%+v", p)
	}
	_, err := o.People(zoe.Ctx(), people.PersonFilter{}, "")
	o.refused("a coordinator", fault.Missing, err)
}

func TestPagesOfPeople(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for range 60 {
		o.devon.Person(fixture.Person{Name: "Same Name"})
	}
	filter, seen, cursor, pages := people.PersonFilter{Q: "same"}, map[uuid.UUID]bool{}, "", 0
	for {
		found, err := o.People(o.staff, filter, cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found.People {
			seen[p.ID] = true
		}
		pages++
		if cursor = found.Next; cursor == "" {
			break
		}
		if _, err := o.People(o.staff, people.PersonFilter{Q: "other"}, cursor); fault.CodeOf(err) != "invalid_input" {
			t.Errorf("the cursor of another search: %v", err)
		}
	}
	if len(seen) != 60 || pages != 3 {
		t.Errorf("%d people on %d pages, want 60 on 3", len(seen), pages)
	}
}

func TestCorrectAPerson(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Name: "Anna", Email: "anna@devon.example"})
	got, err := o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna", Email: anna.Email})
	if err != nil || got.AccountID == nil {
		t.Fatalf("%+v, %v", got, err)
	}
	o.audited(0, "people.update_person", anna.ID)
	got, err = o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna B", Email: "ANNA@devon.example"})
	if err != nil || got.Name != "Anna B" || got.Address() != "ANNA@devon.example" || got.AccountID == nil {
		t.Errorf("other letters are the same mailbox: %+v, %v", got, err)
	}
	got, err = o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna B", Email: "anna.b@nhs.example"})
	if err != nil || got.AccountID != nil {
		t.Errorf("another mailbox: %+v, %v", got, err)
	}
	o.audited(2, "people.update_person", anna.ID)
	if p, _ := access.New(o.DB, siteOf()).Principal(o.staff, o.devon.ID, anna.Account); p.Person != uuid.Nil {
		t.Error("the old mailbox still signs in as the person")
	}
	if got, err = o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna B"}); err != nil || got.Email != nil {
		t.Errorf("without an address: %+v, %v", got, err)
	}
	other := o.devon.Person(fixture.Person{Email: "taken@devon.example"})
	_, err = o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna", Email: other.Email})
	o.refused("a taken address", people.ErrEmailTaken, err)
	for _, id := range []uuid.UUID{uuid.New(), o.torbay.Person(fixture.Person{}).ID} {
		_, err = o.UpdatePerson(o.staff, id, people.PersonUpdate{Name: "X"})
		o.refused("not one of ours", fault.Missing, err)
	}
	_, err = o.UpdatePerson(other.Ctx(), anna.ID, people.PersonUpdate{Name: "X"})
	o.refused("by a practitioner", fault.Missing, err)
}

func TestSuspend(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Name: "Anna"})
	var told []uuid.UUID
	o.OnSuspended = func(_ *database.Tx, id uuid.UUID) error { told = append(told, id); return nil }
	for range 2 {
		got, err := o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna", Email: anna.Email, Suspended: true})
		if err != nil || !got.Suspended() {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	if !slices.Equal(told, []uuid.UUID{anna.ID}) {
		t.Errorf("OnSuspended heard %v, want anna once", told)
	}
	o.audited(1, "people.suspend", anna.ID)
	got, err := o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna", Email: anna.Email})
	if err != nil || got.Suspended() {
		t.Errorf("let back in: %+v, %v", got, err)
	}
	o.audited(1, "people.readmit", anna.ID)

	o.OnSuspended = func(*database.Tx, uuid.UUID) error { return errors.New("bookings cannot be ended") }
	if _, err := o.UpdatePerson(o.staff, anna.ID, people.PersonUpdate{Name: "Anna", Email: anna.Email, Suspended: true}); err == nil {
		t.Error("suspended, though the consequence failed")
	}
	if n := o.Count(`SELECT count(*) FROM people WHERE id = $1 AND suspended_at IS NULL`, anna.ID); n != 1 {
		t.Error("half of a suspension was written")
	}
}

func TestWhoMayTouchAnAdministrator(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	boss := o.devon.Person(fixture.Person{Name: "Boss", Roles: []actor.Role{actor.Administrator}})
	_, err := o.UpdatePerson(o.staff, boss.ID, people.PersonUpdate{Name: "Boss", Email: boss.Email, Suspended: true})
	o.refused("staff suspend an administrator", people.ErrAdminOnly, err)
	_, err = o.UpdatePerson(o.staff, boss.ID, people.PersonUpdate{Name: "Boss", Email: "thief@devon.example"})
	o.refused("staff redirect an administrator's mailbox", people.ErrAdminOnly, err)
	if _, err = o.UpdatePerson(o.staff, boss.ID, people.PersonUpdate{Name: "The Boss", Email: boss.Email}); err != nil {
		t.Errorf("staff correct an administrator's name: %v", err)
	}
	_, err = o.UpdatePerson(boss.Ctx(), boss.ID, people.PersonUpdate{Name: "Boss", Email: boss.Email, Suspended: true})
	o.refused("suspending oneself", people.ErrOwnBarred, err)
	if _, err = o.UpdatePerson(o.admin, boss.ID, people.PersonUpdate{Name: "Boss", Email: boss.Email, Suspended: true}); err != nil {
		t.Errorf("an administrator suspends another: %v", err)
	}
	last := actor.From(o.admin).Person
	_, err = o.UpdatePerson(o.devon.System(), last, people.PersonUpdate{Name: "Admin", Email: "admin.person@devon.example", Suspended: true})
	o.refused("the last administrator", people.ErrLastAdmin, err)
	_, err = o.UpdatePerson(o.admin, last, people.PersonUpdate{Name: "Admin"})
	o.refused("the last administrator's only way in", people.ErrLastAdmin, err)
}

func TestMe(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{Name: "Police"})
	anna := o.devon.Person(fixture.Person{Name: "Anna", Agency: agency.ID, Roles: []actor.Role{actor.Coordinator}})
	me, err := o.Me(anna.Ctx())
	if err != nil || me.Email != anna.Email || me.Person.Name != "Anna" || len(me.Memberships) != 1 || me.Memberships[0].AgencyName != "Police" ||
		len(me.Grants) != 1 || me.Grants[0].AgencyName != "Police" {
		t.Errorf("%+v, %v", me, err)
	}
	if me, err = o.Me(o.newcomer(o.devon, "new@devon.example")); err != nil || me.Email != "new@devon.example" || me.Person != nil {
		t.Errorf("newcomer: %+v, %v", me, err)
	}
	if me, err = o.Me(o.devon.Anonymous()); err != nil || me.Email != "" {
		t.Errorf("anonymous: %+v, %v", me, err)
	}
	for range 2 {
		if me, err = o.UpdateMe(anna.Ctx(), " Anna  Lee ", true); err != nil || me.Person.Name != "Anna Lee" || !me.Person.DoNotList {
			t.Errorf("%+v, %v", me, err)
		}
	}
	o.audited(1, "people.update_me", anna.ID)
	if _, err = o.UpdateMe(anna.Ctx(), " ", true); !slices.Equal(fields(err), []string{"name required"}) {
		t.Errorf("no name: %v", err)
	}
	_, err = o.UpdateMe(o.newcomer(o.devon, "other@devon.example"), "X", false)
	o.refused("a newcomer", fault.Missing, err)
}

func TestJoinAccount(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna := o.devon.Person(fixture.Person{Email: "anna@devon.example"})
	theirs := o.devon.Person(fixture.Person{Email: "bert@devon.example"})
	o.Exec(`UPDATE people SET account_id = NULL WHERE id = $1`, anna.ID)
	join := func(account uuid.UUID, key string) {
		o.in(func(tx *database.Tx) error { return o.JoinAccount(tx, access.Account{ID: account, EmailKey: key}) })
	}
	join(anna.Account, "anna@devon.example")
	join(anna.Account, "anna@devon.example")
	join(anna.Account, "bert@devon.example")
	if n := o.Count(`SELECT count(*) FROM people WHERE (id, account_id) IN (($1, $2), ($3, $4))`, anna.ID, anna.Account, theirs.ID, theirs.Account); n != 2 {
		t.Error("anna is not joined, or bert was taken over")
	}
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	anna, bert := o.devon.Person(fixture.Person{}), o.devon.Person(fixture.Person{})
	one, two := o.devon.Course(fixture.Course{}).ID, o.devon.Course(fixture.Course{}).ID
	session := uuid.New()
	c := people.Completion{PersonID: anna.ID, CourseID: one, CompletedOn: ukdate.MustParseDate("2025-05-01"), Source: "register", SourceID: &session}
	has := func(tx *database.Tx, person uuid.UUID, want bool) {
		done, err := people.HasCompleted(tx, person, []uuid.UUID{one, two})
		if err != nil || done[one] != want || done[two] || len(done) != 2 {
			t.Errorf("%v, %v; want %t", done, err, want)
		}
	}
	o.in(func(tx *database.Tx) error {
		has(tx, anna.ID, false)
		for range 2 {
			if err := people.RecordCompletion(tx, c); err != nil {
				return err
			}
		}
		has(tx, anna.ID, true)
		has(tx, bert.ID, false)
		if err := people.WithdrawCompletion(tx, "register", session, anna.ID); err != nil {
			return err
		}
		has(tx, anna.ID, false)
		if err := people.RecordCompletion(tx, c); err != nil {
			return err
		}
		has(tx, anna.ID, true)
		d := people.Completion{PersonID: bert.ID, CourseID: one, CompletedOn: c.CompletedOn, Source: "register", SourceID: &session}
		if err := people.RecordCompletions(tx, []people.Completion{c, d}); err != nil {
			return err
		}
		has(tx, bert.ID, true)
		none, err := people.HasCompleted(tx, anna.ID, nil)
		if len(none) != 0 {
			t.Errorf("no courses: %v", none)
		}
		return err
	})
	if n := o.Count(`SELECT count(*) FROM completions`); n != 2 {
		t.Errorf("%d completions of two people from one session, want 2", n)
	}
}

func TestTwoRegistrationsOfOneAddressAtOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{}).ID
	var all sync.WaitGroup
	results := make([]error, 8)
	for i := range results {
		all.Go(func() {
			_, results[i] = o.CreatePerson(o.staff, people.NewPerson{Name: "Jo", Email: "jo@devon.example", AgencyID: agency})
		})
	}
	all.Wait()
	made := 0
	for _, err := range results {
		if err == nil {
			made++
		} else {
			o.refused("one of the others", people.ErrEmailTaken, err)
		}
	}
	if made != 1 {
		t.Errorf("%d persons with one address, want 1", made)
	}
}
