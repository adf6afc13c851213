package access_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func (d *desk) offer(people ...access.DemoPerson) {
	d.t.Helper()
	err := database.Do(d.devon.System(), d.DB, func(tx *database.Tx) error {
		for _, p := range people {
			if err := access.AddDemoPersonTx(tx, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestDemoSignsInWithOneClick(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	anna := d.devon.Person(fixture.Person{Name: "Anna", Roles: []actor.Role{actor.Staff}})
	bert := d.devon.Person(fixture.Person{Name: "Bert"})
	gone := d.devon.Person(fixture.Person{Suspended: true})
	d.offer(
		access.DemoPerson{Key: "staff", PersonID: anna.ID, Role: actor.Staff, Hint: "runs the year", Position: 2},
		access.DemoPerson{Key: "practitioner", PersonID: bert.ID, Role: actor.Practitioner, Hint: "books", Position: 1},
		access.DemoPerson{Key: "gone", PersonID: gone.ID, Role: actor.Trainer, Hint: "", Position: 3})
	d.Exec(`UPDATE deployment SET demo = true`)
	offered, err := d.DemoPeople(d.ctx)
	if err != nil || len(offered) != 2 || offered[0].Name != "Bert" || offered[1].Key != "staff" || offered[1].Hint != "runs the year" {
		t.Errorf("%+v, %v", offered, err)
	}
	account, err := d.DemoSignIn(d.ctx, "staff")
	if err != nil || account.ID != anna.Account {
		t.Errorf("signed in as %v (%v), want %v", account.ID, err, anna.Account)
	}
	for _, key := range []string{"gone", "nobody", ""} {
		_, err := d.DemoSignIn(d.ctx, key)
		d.refused(key, fault.Missing, err)
	}
	_, err = d.DemoSignIn(d.Partnership("cornwall").Anonymous(), "staff")
	d.refused("a key of another partnership", fault.Missing, err)
}

func TestNoOneClickOutsideADemo(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	anna := d.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}})
	d.offer(access.DemoPerson{Key: "administrator", PersonID: anna.ID, Role: actor.Administrator, Position: 1})
	_, err := d.DemoPeople(anna.Ctx())
	d.refused("list", fault.Missing, err)
	_, err = d.DemoSignIn(d.ctx, "administrator")
	d.refused("sign in", fault.Missing, err)
	if _, err := d.DB.Pool.Exec(d.ctx, `UPDATE deployment SET demo = true`); err == nil {
		t.Error("the server may turn its deployment into a demo")
	}
}
