package upkeep_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/upkeep"
)

// office is a partnership with staff, a mail server and the service under test.
type office struct {
	*fixture.World
	*upkeep.Service
	t      *testing.T
	devon  *fixture.Partnership
	staff  fixture.Person
	post   *notify.Service
	people *people.Service
	server *smtptest.Server
}

func newOffice(t *testing.T) *office {
	t.Helper()
	w, server := fixture.Start(t), smtptest.New(t)
	config, err := mailer.ParseURL(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	devon := w.Partnership("devon")
	return &office{
		World: w, Service: upkeep.New(w.DB), t: t, devon: devon, staff: devon.Staff(), server: server,
		post:   notify.New(w.DB, notify.Options{Mailer: mailer.NewSMTP(config), From: "no-reply@turnout.example"}),
		people: people.New(w.DB, notify.Site{PublicURL: "https://turnout.example"}),
	}
}

// write sends a person a message and has it delivered, the server behaving so.
func (o *office) write(to fixture.Person, key string, behaviour smtptest.Behaviour) {
	o.t.Helper()
	err := database.Do(o.devon.System(), o.DB, func(tx *database.Tx) error {
		return notify.Enqueue(tx, notify.Message{DedupeKey: key, Kind: "test", PersonID: &to.ID, ToName: to.Name, ToEmail: to.Email, Subject: "S", Text: "T\n"})
	})
	if err != nil {
		o.t.Fatal(err)
	}
	o.server.Next(behaviour)
	o.deliver()
}

func (o *office) deliver() {
	o.t.Helper()
	if _, err := o.post.Deliver(o.t.Context(), o.devon.ID); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) coordinatorOf(agency fixture.Agency) fixture.Person {
	return o.devon.Person(fixture.Person{Agency: agency.ID, Roles: []actor.Role{actor.Coordinator}})
}
