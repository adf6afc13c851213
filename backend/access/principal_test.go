package access_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func (d *desk) principal(partnership *fixture.Partnership, account uuid.UUID) actor.Principal {
	d.t.Helper()
	p, err := d.Principal(d.ctx, partnership.ID, account)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestPrincipalHasTheRolesOfThisPartnershipOnly(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	cornwall := d.Partnership("cornwall")
	agency := d.devon.Agency(fixture.Agency{})
	anna := d.devon.Person(fixture.Person{Agency: agency.ID, Roles: []actor.Role{actor.Staff, actor.Coordinator}})
	here := d.principal(d.devon, anna.Account)
	want := []actor.Grant{{Role: actor.Staff}, {Role: actor.Coordinator, Agency: agency.ID}}
	if here.Person != anna.ID || !slices.Equal(here.Grants, want) || here.Origin != actor.Web {
		t.Errorf("here: %+v", here)
	}
	there := d.principal(cornwall, anna.Account)
	if there.Person != uuid.Nil || there.Grants != nil || there.Account != anna.Account || there.Partnership != cornwall.ID {
		t.Errorf("elsewhere: %+v", there)
	}
	if p := d.principal(d.devon, uuid.Nil); p.Account != uuid.Nil || p.Person != uuid.Nil {
		t.Errorf("anonymous: %+v", p)
	}
	if p := d.principal(d.devon, uuid.New()); p.Person != uuid.Nil {
		t.Errorf("an account that does not exist: %+v", p)
	}
}

func TestPrincipalLosesRolesAtOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	anna := d.devon.Person(fixture.Person{Roles: []actor.Role{actor.Staff, actor.Trainer}})
	d.Exec(`UPDATE role_grants SET revoked_at = now() WHERE person_id = $1 AND role = 'staff'`, anna.ID)
	if p := d.principal(d.devon, anna.Account); !slices.Equal(p.Grants, []actor.Grant{{Role: actor.Trainer}}) {
		t.Errorf("after a role was revoked: %+v", p.Grants)
	}
	d.Exec(`UPDATE people SET suspended_at = now() WHERE id = $1`, anna.ID)
	if p := d.principal(d.devon, anna.Account); p.Person != uuid.Nil || p.Grants != nil || access.MayCall(p, access.OpCreateBooking) {
		t.Errorf("suspended: %+v", p)
	}
}

func TestPrincipalKnowsAPersonByAddressUntilJoined(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	anna := d.devon.Person(fixture.Person{Email: "anna@devon.example"})
	d.Exec(`UPDATE people SET account_id = NULL WHERE id = $1`, anna.ID)
	if p := d.principal(d.devon, anna.Account); p.Person != anna.ID {
		t.Errorf("%+v, want anna", p)
	}
	// A person who belongs to another account is not theirs, whatever the address says.
	bert := d.devon.Person(fixture.Person{Email: "bert@devon.example"})
	d.Exec(`UPDATE accounts SET email = 'b@devon.example', email_key = 'b@devon.example' WHERE id = $1`, bert.Account)
	d.Exec(`UPDATE accounts SET email = 'bert@devon.example', email_key = 'bert@devon.example' WHERE id = $1`, anna.Account)
	d.Exec(`UPDATE people SET email = 'x@devon.example', email_key = 'x@devon.example' WHERE id = $1`, anna.ID)
	if p := d.principal(d.devon, anna.Account); p.Person != uuid.Nil {
		t.Errorf("%+v, want nobody", p)
	}
}
