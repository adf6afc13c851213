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
	"github.com/turnout-uk/turnout/backend/people"
)

func TestGrantAndRevoke(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency := o.devon.Agency(fixture.Agency{Name: "Police"})
	anna := o.devon.Person(fixture.Person{})
	got, err := o.GrantRole(o.admin, anna.ID, actor.Coordinator, &agency.ID)
	if err != nil || len(got.Grants) != 1 || got.Grants[0].AgencyName != "Police" || *got.Grants[0].GrantedBy != actor.From(o.admin).Person {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err = o.GrantRole(o.admin, anna.ID, actor.Trainer, nil); err != nil || len(got.Grants) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	o.audited(2, "people.grant_role", anna.ID)
	grant := got.Grants[0].ID
	_, err = o.GrantRole(o.admin, anna.ID, actor.Trainer, nil)
	o.refused("twice", people.ErrGranted, err)
	_, err = o.RevokeRole(o.admin, o.devon.Person(fixture.Person{}).ID, grant)
	o.refused("through another person", fault.Missing, err)
	if got, err = o.RevokeRole(o.admin, anna.ID, grant); err != nil || len(got.Grants) != 1 || got.Grants[0].Role != actor.Trainer {
		t.Errorf("%+v, %v", got, err)
	}
	o.audited(1, "people.revoke_role", anna.ID)
	_, err = o.RevokeRole(o.admin, anna.ID, grant)
	o.refused("revoked twice", fault.Missing, err)
	if _, err = o.GrantRole(o.admin, anna.ID, actor.Coordinator, &agency.ID); err != nil {
		t.Errorf("given again: %v", err)
	}
}

func TestGrantRefuses(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	agency, foreign := o.devon.Agency(fixture.Agency{}), o.torbay.Agency(fixture.Agency{})
	anna := o.devon.Person(fixture.Person{})
	for what, c := range map[string]struct {
		role   actor.Role
		agency *uuid.UUID
		want   string
	}{
		"coordinator of nothing":   {actor.Coordinator, nil, "agencyId agency_needed"},
		"coordinator of elsewhere": {actor.Coordinator, &foreign.ID, "agencyId no_such_agency"},
		"staff of an agency":       {actor.Staff, &agency.ID, "agencyId no_agency_here"},
		"practitioner":             {actor.Practitioner, nil, "role not_a_choice"},
		"no role":                  {"", nil, "role not_a_choice"},
	} {
		if _, err := o.GrantRole(o.admin, anna.ID, c.role, c.agency); !slices.Equal(fields(err), []string{c.want}) {
			t.Errorf("%s: %v, want %s", what, err, c.want)
		}
	}
	_, err := o.GrantRole(o.admin, o.devon.Person(fixture.Person{Suspended: true}).ID, actor.Staff, nil)
	o.refused("somebody suspended", people.ErrUnfit, err)
	_, err = o.GrantRole(o.admin, o.torbay.Person(fixture.Person{}).ID, actor.Staff, nil)
	o.refused("somebody of elsewhere", fault.Missing, err)
	_, err = o.GrantRole(o.staff, anna.ID, actor.Administrator, nil)
	o.refused("by staff", fault.Missing, err)
	_, err = o.GrantRole(anna.Ctx(), anna.ID, actor.Administrator, nil)
	o.refused("by oneself", fault.Missing, err)
	_, err = o.RevokeRole(o.staff, anna.ID, uuid.New())
	o.refused("revoked by staff", fault.Missing, err)
}

func TestAnAdministratorStays(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	first := actor.From(o.admin).Person
	grantOf := func(person uuid.UUID) uuid.UUID {
		var id uuid.UUID
		o.in(func(tx *database.Tx) error {
			return tx.PGX.QueryRow(`SELECT id FROM role_grants WHERE person_id = $1 AND revoked_at IS NULL`, person).Scan(&id)
		})
		return id
	}
	_, err := o.RevokeRole(o.admin, first, grantOf(first))
	o.refused("the only one", people.ErrLastAdmin, err)
	o.devon.Person(fixture.Person{Suspended: true, Roles: []actor.Role{actor.Administrator}})
	o.devon.Person(fixture.Person{NoEmail: true, Roles: []actor.Role{actor.Administrator}})
	_, err = o.RevokeRole(o.admin, first, grantOf(first))
	o.refused("the only one who could act", people.ErrLastAdmin, err)

	second := o.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}})
	var both sync.WaitGroup
	both.Go(func() { _, _ = o.RevokeRole(o.admin, second.ID, grantOf(second.ID)) })
	both.Go(func() { _, _ = o.RevokeRole(second.Ctx(), first, grantOf(first)) })
	both.Wait()
	if n := o.Count(`SELECT count(*) FROM role_grants WHERE role = 'administrator' AND revoked_at IS NULL AND person_id IN ($1, $2)`, first, second.ID); n != 1 {
		t.Errorf("%d administrators are left after two removed each other, want 1", n)
	}
}
