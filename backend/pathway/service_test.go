package pathway_test

import (
	"errors"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/pathway"
)

type school struct {
	*fixture.World
	devon          *fixture.Partnership
	paths          *pathway.Service
	first, second  uuid.UUID // courses
	agency         uuid.UUID
	ann, ben, lead fixture.Person
}

// start is an induction of two courses, and an agency of two and their lead.
func start(t *testing.T) school {
	w := fixture.Start(t)
	d := w.Partnership("devon")
	s := school{World: w, devon: d, paths: pathway.New(w.DB, catalogue.New(w.DB))}
	s.first, s.second = d.Course(fixture.Course{Title: "Level 1"}).ID, d.Course(fixture.Course{Title: "Level 2"}).ID
	s.agency = d.Agency(fixture.Agency{Sector: "education"}).ID
	s.ann, s.ben = d.Person(fixture.Person{Name: "Ann", Agency: s.agency}), d.Person(fixture.Person{Name: "Ben", Agency: s.agency})
	s.lead = d.Person(fixture.Person{Name: "Lea", Agency: s.agency, Roles: []actor.Role{actor.Coordinator}})
	return s
}

func (s school) completed(p fixture.Person, course uuid.UUID) {
	s.Exec(`INSERT INTO completions (partnership_id, id, person_id, course_id, completed_on, source, created_at)
		VALUES ($1, $2, $3, $4, '2025-05-02', 'import', $5)`, s.devon.ID, uuid.New(), p.ID, course, fixture.Now)
}

func (s school) make(t *testing.T, in pathway.Fields) pathway.Pathway {
	t.Helper()
	p, err := s.paths.Create(s.devon.Staff().Ctx(), in)
	if err != nil {
		t.Fatal(err, fault.Of(err).Fields)
	}
	return p
}

func (s school) induction() pathway.Fields {
	return pathway.Fields{Title: "Induction", Status: pathway.Published, Steps: []pathway.StepInput{
		{Courses: fixture.IDs(s.first), Outside: []string{" Passport ", "passport"}}, {Courses: fixture.IDs(s.second)},
	}}
}

func TestAPathwayShowsWhatIsDoneBookedAndNextWithItsDates(t *testing.T) {
	s := start(t)
	s.make(t, s.induction())
	draft := s.induction()
	draft.Status = pathway.Draft
	s.make(t, draft)
	police := s.induction()
	police.Sectors = []string{"police"}
	s.make(t, police)
	s.completed(s.ann, s.first)
	session := s.devon.Session(fixture.Session{Course: s.second})
	mine, err := s.paths.Mine(s.ann.Ctx())
	if err != nil || len(mine) != 1 {
		t.Fatalf("%d pathways, %v", len(mine), err)
	}
	steps := mine[0].Steps
	if steps[0].State != pathway.Done || steps[0].On.String() != "2025-05-02" || len(steps[0].Outside) != 1 {
		t.Errorf("%+v", steps[0])
	}
	if steps[1].State != pathway.Next || len(steps[1].Dates) != 1 || steps[1].Dates[0].ID != session.ID {
		t.Errorf("%+v", steps[1])
	}
	s.devon.Booking(fixture.Booking{Session: session.ID, Person: s.ann})
	if mine, err = s.paths.Mine(s.ann.Ctx()); err != nil || mine[0].Steps[1].State != pathway.Booked || mine[0].Steps[1].Dates != nil {
		t.Errorf("%+v, %v", mine, err)
	}
}

func TestACoordinatorSeesWhoIsWhere(t *testing.T) {
	s := start(t)
	s.make(t, s.induction())
	s.completed(s.ann, s.first)
	s.completed(s.ann, s.second)
	s.devon.Booking(fixture.Booking{Session: s.devon.Session(fixture.Session{Course: s.first}).ID, Person: s.ben})
	s.devon.Person(fixture.Person{}) // of another agency
	views, err := s.paths.OfAgency(s.lead.Ctx(), uuid.Nil)
	if err != nil || len(views) != 1 || len(views[0].People) != 3 || views[0].Finished != 1 {
		t.Fatalf("%+v, %v", views, err)
	}
	if first := views[0].Counts[0]; first != (pathway.StepCount{Done: 1, Booked: 1, ToDo: 1}) {
		t.Errorf("%+v", first)
	}
	if last := views[0].People[2]; last.Name != "Ann" || last.At != 2 || last.Done != 2 {
		t.Errorf("%+v", views[0].People)
	}
	if _, err := s.paths.OfAgency(s.ann.Ctx(), uuid.Nil); !errors.Is(err, fault.Missing) {
		t.Error(err)
	}
	if _, err := s.paths.OfAgency(s.lead.Ctx(), s.devon.Agency(fixture.Agency{}).ID); !errors.Is(err, fault.Missing) {
		t.Error(err)
	}
}

func TestBadPathwaysChangeNothing(t *testing.T) {
	s := start(t)
	theirs := s.Partnership("durham").Course(fixture.Course{}).ID
	for name, c := range map[string]struct {
		change func(*pathway.Fields)
		want   string
	}{
		"no title":              {func(f *pathway.Fields) { f.Title = " " }, "title required"},
		"no steps":              {func(f *pathway.Fields) { f.Steps = nil }, "steps required"},
		"a step of nothing":     {func(f *pathway.Fields) { f.Steps[1].Courses = nil }, "steps.1.courses required"},
		"another tenant's":      {func(f *pathway.Fields) { f.Steps[1].Courses = fixture.IDs(theirs) }, "steps.1.courses.0 unknown"},
		"the same course twice": {func(f *pathway.Fields) { f.Steps[1].Courses = fixture.IDs(s.second, s.first) }, "steps.1.courses.1 twice"},
		"no such sector":        {func(f *pathway.Fields) { f.Sectors = []string{"navy"} }, "sectors.0 unknown"},
		"no such status":        {func(f *pathway.Fields) { f.Status = "open" }, "status unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			in := s.induction()
			c.change(&in)
			_, err := s.paths.Create(s.devon.Staff().Ctx(), in)
			if f := fault.Of(err); f == nil || len(f.Fields) != 1 || f.Fields[0].Field+" "+f.Fields[0].Code != c.want {
				t.Errorf("%+v", err)
			}
		})
	}
	if n := s.Count(`SELECT count(*) FROM pathways`); n != 0 {
		t.Errorf("%d pathways", n)
	}
}

func TestAPathwayChangedMeanwhileIsNotOverwritten(t *testing.T) {
	s := start(t)
	p := s.make(t, s.induction())
	in := s.induction()
	in.Version, in.Steps = p.Version(), in.Steps[:1]
	staff := s.devon.Staff()
	if changed, err := s.paths.Update(staff.Ctx(), p.ID, in); err != nil || len(changed.Steps) != 1 {
		t.Fatalf("%+v, %v", changed, err)
	}
	in.Title = "Another"
	if _, err := s.paths.Update(staff.Ctx(), p.ID, in); fault.KindOf(err) != fault.Conflict {
		t.Error(err)
	}
	if n := s.Count(`SELECT count(*) FROM audit WHERE action = 'pathway.update'`); n != 1 {
		t.Errorf("%d rows of audit", n)
	}
}
