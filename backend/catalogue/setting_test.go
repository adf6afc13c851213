package catalogue_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

// setting is a partnership with staff, in a database of its own.
type setting struct {
	*fixture.World
	t         *testing.T
	Catalogue *catalogue.Service
	Devon     *fixture.Partnership
	Staff     context.Context
	programme uuid.UUID
	course    uuid.UUID
}

func set(t *testing.T) *setting {
	t.Helper()
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	return &setting{
		World: w, t: t, Catalogue: catalogue.New(w.DB), Devon: devon, Staff: devon.Staff().Ctx(),
		programme: devon.Programme(fixture.Programme{}).ID, course: devon.Course(fixture.Course{Title: "Neglect"}).ID,
	}
}

// newSession is a valid one: a morning two weeks away, 20 places in the room.
func (s *setting) newSession(change ...func(*catalogue.NewSession)) catalogue.NewSession {
	twenty := 20
	in := catalogue.NewSession{ProgrammeID: s.programme, CourseID: s.course}
	in.Mode = catalogue.InPerson
	in.Parts = []catalogue.PartInput{typed("2025-06-16 09:30-12:30")}
	in.Seats = []catalogue.SeatInput{{Seat: places.Room, Capacity: &twenty}}
	for _, f := range change {
		f(&in)
	}
	return in
}

func (s *setting) create(change ...func(*catalogue.NewSession)) catalogue.SessionDetail {
	s.t.Helper()
	return s.ok(s.Catalogue.CreateSession(s.Staff, s.newSession(change...)))
}

// published makes a session and publishes it.
func (s *setting) published(change ...func(*catalogue.NewSession)) catalogue.SessionDetail {
	s.t.Helper()
	return s.ok(s.Catalogue.PublishSession(s.Staff, s.create(change...).Session.ID))
}

func (s *setting) ok(d catalogue.SessionDetail, err error) catalogue.SessionDetail {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%v %v", err, fault.Of(err).Fields)
	}
	return d
}

// asItIs is the update that changes nothing.
func asItIs(d catalogue.SessionDetail) catalogue.SessionUpdate {
	var in catalogue.SessionUpdate
	in.EventID, in.OwnTitle, in.Mode, in.VenueID = d.Session.EventID, d.Session.Title, d.Session.Mode, d.Session.VenueID
	in.Room, in.PublicNote, in.OnlyAgencyID = d.Session.Room, d.Session.PublicNote, d.Session.OnlyAgencyID
	in.RegisterOpensMinutes = &d.Session.RegisterOpensMinutes
	for _, p := range d.Parts {
		in.Parts = append(in.Parts, catalogue.PartInput{
			ID: p.ID, Date: p.LocalDate, StartWall: p.StartWall, EndWall: p.EndWall, Cancelled: p.CancelledAt != nil,
		})
	}
	return in
}

// wantFields fails unless err says exactly these things, as "field code".
func wantFields(t *testing.T, err error, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, said(fault.Of(orNone(err)).Fields)); diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func orNone(err error) error {
	if err == nil {
		return errors.New("no fault at all")
	}
	return err
}

func wantErr(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// rows counts everything that a refused change must leave alone.
func (s *setting) rows() map[string]int {
	counts := map[string]int{}
	for _, table := range []string{
		"programmes", "courses", "venues", "events", "sessions", "parts", "session_places", "place_changes",
		"session_trainers", "session_joining", "priorities", "course_level_tags", "course_priorities", "course_prerequisites", "audit",
	} {
		counts[table] = s.Count(`SELECT count(*) FROM ` + table)
	}
	return counts
}

func (s *setting) audited(action string) int {
	return s.Count(`SELECT count(*) FROM audit WHERE action = $1`, action)
}

// contexts is everybody who may change nothing in devon.
func contexts(s *setting, trainer, elsewhere fixture.Person) map[string]context.Context {
	return map[string]context.Context{
		"anonymous":        s.Devon.Anonymous(),
		"practitioner":     s.Devon.Person(fixture.Person{}).Ctx(),
		"coordinator":      s.Devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}}).Ctx(),
		"trainer of it":    trainer.Ctx(),
		"suspended staff":  s.Devon.Person(fixture.Person{Roles: []actor.Role{actor.Staff}, Suspended: true}).Ctx(),
		"staff of another": elsewhere.Ctx(),
	}
}

// holds is a hook in which one person holds a place of one session.
func holds(session, person uuid.UUID) func(*database.Tx, uuid.UUID, uuid.UUID) (bool, error) {
	return func(_ *database.Tx, s, p uuid.UUID) (bool, error) { return s == session && p == person, nil }
}
