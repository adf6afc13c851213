package people_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
)

// office is the service in one partnership, beside another that must notice nothing.
type office struct {
	*fixture.World
	*people.Service
	t      *testing.T
	devon  *fixture.Partnership
	torbay *fixture.Partnership
	staff  context.Context
	admin  context.Context
}

func newOffice(t *testing.T) *office {
	w := fixture.Start(t)
	devon, torbay := w.Partnership("devon"), w.Partnership("torbay")
	admin := devon.Person(fixture.Person{Name: "Admin", Roles: []actor.Role{actor.Administrator}})
	o := &office{
		World: w, Service: people.New(w.DB, siteOf()), t: t,
		devon: devon, torbay: torbay, staff: devon.Staff().Ctx(), admin: admin.Ctx(),
	}
	t.Cleanup(o.leaveInOrder)
	return o
}

// leaveInOrder asserts, after each test, what must always be true of the database.
func (o *office) leaveInOrder() {
	o.t.Helper()
	tx, err := o.Owner.Begin(context.Background())
	if err != nil {
		o.t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	results, err := invariants.Run(context.Background(), tx)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range results {
		for _, breach := range r.Listed {
			o.t.Errorf("%s: %s", r.Name, breach.What)
		}
	}
}

// in runs fn in a transaction of Devon that commits.
func (o *office) in(fn func(tx *database.Tx) error) {
	o.t.Helper()
	if err := database.Do(o.devon.System(), o.DB, fn); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) refused(what string, want, err error) {
	o.t.Helper()
	if !errors.Is(err, want) {
		o.t.Errorf("%s: %v, want %v", what, err, want)
	}
}

// audited asserts how often an action on an object was written down.
func (o *office) audited(want int, action string, object uuid.UUID) {
	o.t.Helper()
	if n := o.Count(`SELECT count(*) FROM audit WHERE action = $1 AND object_id = $2`, action, object); n != want {
		o.t.Errorf("%s was audited %d times, want %d", action, n, want)
	}
}

// mailed asserts how many letters of a kind went to an address.
func (o *office) mailed(want int, kind, to string) {
	o.t.Helper()
	if n := o.Count(`SELECT count(*) FROM outbox WHERE kind = $1 AND to_email = $2`, kind, to); n != want {
		o.t.Errorf("%d letters %s to %s, want %d", n, kind, to, want)
	}
}

// newcomer is somebody signed in who has no person anywhere.
func (o *office) newcomer(partnership *fixture.Partnership, address string) context.Context {
	o.t.Helper()
	id := uuid.Must(uuid.NewV7())
	o.Exec(`INSERT INTO accounts (id, email, email_key, created_at) VALUES ($1, $2, lower($2), now())`, id, address)
	return actor.With(context.Background(), actor.Principal{Partnership: partnership.ID, Account: id, Origin: actor.Web})
}

// fields are the fields of a fault, with their codes: "name required".
func fields(err error) []string {
	var found []string
	if err != nil {
		for _, f := range fault.Of(err).Fields {
			found = append(found, f.Field+" "+f.Code)
		}
	}
	return found
}

func ptr[T any](v T) *T { return &v }

func siteOf() notify.Site { return notify.Site{PublicURL: "https://turnout.example"} }
