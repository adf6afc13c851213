package catalogue_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func newCourse(change ...func(*catalogue.CourseFields)) catalogue.CourseFields {
	in := catalogue.CourseFields{
		Title: "Neglect", Format: catalogue.InPerson, DurationClass: catalogue.HalfDay, CertificateRule: catalogue.AllParts, Status: catalogue.CoursePublished,
	}
	for _, f := range change {
		f(&in)
	}
	return in
}

// asking is a line for each list of courses.
func asking(lines ...[]uuid.UUID) []catalogue.RequirementInput {
	all := make([]catalogue.RequirementInput, len(lines))
	for i, line := range lines {
		all[i].Courses = line
	}
	return all
}

func TestCreateAndUpdateCourse(t *testing.T) {
	s := set(t)
	s.Devon.Course(fixture.Course{Tags: []string{"Level 3"}, Priorities: []string{"Neglect"}})
	required := s.Devon.Course(fixture.Course{Title: "Working together"})
	code, minutes := " N-1 ", 120
	in := newCourse(func(in *catalogue.CourseFields) {
		in.Title, in.Code, in.CertificateRule, in.CertificateMinutes = " Neglect and poverty ", &code, catalogue.ByMinutes, &minutes
		in.LevelTags = []string{"level  3", "Group 4", "LEVEL 3"}
		in.Priorities = []catalogue.PriorityInput{{Name: "neglect", Year: 2025}, {Name: "Neglect", Year: 2025}, {Name: "Poverty", Year: 2026}}
		in.Prerequisites = []catalogue.RequirementInput{{Courses: fixture.IDs(required.ID, s.course), Outside: []string{" Skills  passport", "skills Passport"}}, {Courses: fixture.IDs(required.ID, required.ID)}}
	})
	c, err := s.Catalogue.CreateCourse(s.Staff, in)
	if err != nil {
		t.Fatalf("%v %v", err, fault.Of(err).Fields)
	}
	if c.Title != "Neglect and poverty" || *c.Code != "N-1" || c.PolicyGroup != "standard" || *c.CertificateMinutes != 120 {
		t.Errorf("%+v", c.Course)
	}
	if diff := cmp.Diff([]string{"Group 4", "Level 3"}, c.LevelTags); diff != "" {
		t.Error(diff)
	}
	if len(c.Priorities) != 2 || c.Priorities[0].Name != "Neglect" || c.Priorities[1].Year != 2026 || s.Count(`SELECT count(*) FROM priorities`) != 2 {
		t.Errorf("%+v", c.Priorities)
	}
	first, second := c.Prerequisites[0], c.Prerequisites[1]
	if len(first.Courses) != 2 || first.Courses[0].Name != "Working together" || len(second.Courses) != 1 {
		t.Errorf("%+v", c.Prerequisites)
	}
	if diff := cmp.Diff([]string{"Skills passport"}, first.Outside); diff != "" {
		t.Error(diff)
	}
	before := s.rows()
	if _, err := s.Catalogue.UpdateCourse(s.Staff, c.ID, in); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Errorf("the same again is written:\n%s", diff)
	}
	in.LevelTags, in.Prerequisites, in.Summary = []string{"Level 3"}, nil, "Shorter"
	changed, err := s.Catalogue.UpdateCourse(s.Staff, c.ID, in)
	if err != nil || changed.Summary != "Shorter" || len(changed.LevelTags) != 1 || len(changed.Prerequisites) != 0 {
		t.Errorf("%+v, %v", changed, err)
	}
	if s.audited("course.create") != 1 || s.audited("course.update") != 1 {
		t.Error("not audited once each")
	}
}

func TestACourseMayCorrectItsOwnTag(t *testing.T) {
	s := set(t)
	c, err := s.Catalogue.CreateCourse(s.Staff, newCourse(func(in *catalogue.CourseFields) { in.LevelTags = []string{"levle 3"} }))
	if err != nil {
		t.Fatal(err)
	}
	c, err = s.Catalogue.UpdateCourse(s.Staff, c.ID, newCourse(func(in *catalogue.CourseFields) { in.LevelTags = []string{"Level 3"} }))
	if err != nil || c.LevelTags[0] != "Level 3" {
		t.Errorf("%v, %v", c.LevelTags, err)
	}
}

func TestBadCoursesChangeNothing(t *testing.T) {
	s := set(t)
	theirs := s.Partnership("durham").Course(fixture.Course{})
	other := s.Devon.Course(fixture.Course{})
	taken := s.Devon.Course(fixture.Course{Code: "N-1", Prerequisites: fixture.Line(s.course)})
	n := func(n int) *int { return &n }
	before := s.rows()
	for name, c := range map[string]struct {
		change func(*catalogue.CourseFields)
		want   []string
	}{
		"no title":                 {func(in *catalogue.CourseFields) { in.Title = " \t" }, []string{"title required"}},
		"a code that is taken":     {func(in *catalogue.CourseFields) { in.Code = &taken.Code }, []string{"code taken"}},
		"minutes without a number": {func(in *catalogue.CourseFields) { in.CertificateRule = catalogue.ByMinutes }, []string{"certificateMinutes required"}},
		"a number without minutes": {func(in *catalogue.CourseFields) { in.CertificateMinutes = n(90) }, []string{"certificateMinutes not_used"}},
		"no minutes at all": {func(in *catalogue.CourseFields) {
			in.CertificateRule, in.CertificateMinutes = catalogue.ByMinutes, n(0)
		}, []string{"certificateMinutes out_of_range"}},
		"a minimum of a week": {func(in *catalogue.CourseFields) { in.MinimumMinutes = n(10080) }, []string{"minimumMinutes out_of_range"}},
		"CPD below nothing":   {func(in *catalogue.CourseFields) { in.CPDMinutes = -1 }, []string{"cpdMinutes out_of_range"}},
		"an empty tag":        {func(in *catalogue.CourseFields) { in.LevelTags = []string{"Level 3", " "} }, []string{"levelTags.1 required"}},
		"an empty priority":   {func(in *catalogue.CourseFields) { in.Priorities = []catalogue.PriorityInput{{Year: 2025}} }, []string{"priorities.0.name required"}},
		"a course that is not there": {func(in *catalogue.CourseFields) {
			in.Prerequisites = asking(fixture.IDs(other.ID), fixture.IDs(uuid.New()))
		}, []string{"prerequisites.1.courses.0 unknown"}},
		"another tenant's course": {func(in *catalogue.CourseFields) { in.Prerequisites = asking(fixture.IDs(theirs.ID)) }, []string{"prerequisites.0.courses.0 unknown"}},
		"the unknown": {func(in *catalogue.CourseFields) {
			in.Format, in.DurationClass, in.CertificateRule, in.Status = "x", "x", "x", "x"
		}, []string{"certificateRule unknown", "durationClass unknown", "format unknown", "status unknown"}},
		"itself":                       {func(in *catalogue.CourseFields) { in.Prerequisites = asking(fixture.IDs(s.course)) }, []string{"prerequisites.0.courses.0 own_course"}},
		"one that asks for it":         {func(in *catalogue.CourseFields) { in.Prerequisites = asking(fixture.IDs(taken.ID)) }, []string{"prerequisites.0.courses.0 circle"}},
		"one that asks for it, or not": {func(in *catalogue.CourseFields) { in.Prerequisites = asking(fixture.IDs(taken.ID, theirs.ID)) }, []string{"prerequisites.0.courses.0 circle", "prerequisites.0.courses.1 unknown"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.UpdateCourse(s.Staff, s.course, newCourse(c.change))
			wantFields(t, err, c.want...)
		})
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Errorf("refused, and yet written:\n%s", diff)
	}
}

func TestTwoChangesAtOnceCloseNoCircle(t *testing.T) {
	s := set(t)
	a, b := s.Devon.Course(fixture.Course{Title: "A"}), s.Devon.Course(fixture.Course{Title: "B"})
	c, d := s.Devon.Course(fixture.Course{Title: "C", Prerequisites: fixture.Line(b.ID)}), s.Devon.Course(fixture.Course{Title: "D", Prerequisites: fixture.Line(a.ID)})
	// B asks for D, A asks for C: either is fine, both together are a circle of four.
	var wait sync.WaitGroup
	errs := make([]error, 2)
	for i, change := range []struct{ course, needs fixture.Course }{{b, d}, {a, c}} {
		wait.Go(func() {
			_, errs[i] = s.Catalogue.UpdateCourse(s.Staff, change.course.ID, newCourse(func(in *catalogue.CourseFields) {
				in.Title, in.Prerequisites = change.course.Title, asking(fixture.IDs(change.needs.ID))
			}))
		})
	}
	wait.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("want exactly one refused: %v, %v", errs[0], errs[1])
	}
}

func TestCourseStatus(t *testing.T) {
	s := set(t)
	to := func(course uuid.UUID, status catalogue.CourseStatus) error {
		_, err := s.Catalogue.UpdateCourse(s.Staff, course, newCourse(func(in *catalogue.CourseFields) { in.Status = status }))
		return err
	}
	if err := to(s.course, catalogue.CourseDraft); err != nil {
		t.Errorf("without sessions it may be a draft again: %v", err)
	}
	if err := to(s.course, catalogue.CoursePublished); err != nil {
		t.Error(err)
	}
	d := s.published()
	wantFields(t, to(s.course, catalogue.CourseWithdrawn), "status has_sessions")
	s.Clock.Set(d.EndsAt)
	wantFields(t, to(s.course, catalogue.CourseDraft), "status has_sessions")
	if err := to(s.course, catalogue.CourseWithdrawn); err != nil {
		t.Error(err)
	}
	s.ok(s.Catalogue.GetSession(s.Devon.Anonymous(), d.Session.ID)) // what took place stays
	_, err := s.Catalogue.GetCourse(s.Devon.Anonymous(), s.course)
	wantErr(t, err, fault.Missing)
}

func TestGetCourseShowsDatesToCome(t *testing.T) {
	s := set(t)
	at := func(day string) fixture.Session {
		return fixture.Session{Course: s.course, Starts: london(day + " 09:30")}
	}
	past, soon, later := s.Devon.Session(at("2025-05-16")), s.Devon.Session(at("2025-06-20")), s.Devon.Session(at("2025-07-16"))
	draft, off, breakOut := at("2025-06-21"), at("2025-06-22"), at("2025-06-23")
	draft.Status, off.Status, breakOut.Main = "draft", "cancelled", later.ID
	draft = s.Devon.Session(draft)
	s.Devon.Session(off)
	s.Devon.Session(breakOut)
	for name, c := range map[string]struct {
		staff bool
		want  []uuid.UUID
	}{"anyone": {false, fixture.IDs(soon.ID, later.ID)}, "staff": {true, fixture.IDs(soon.ID, draft.ID, later.ID)}} {
		ctx := s.Devon.Anonymous()
		if c.staff {
			ctx = s.Staff
		}
		course, err := s.Catalogue.GetCourse(ctx, s.course)
		if err != nil {
			t.Fatal(err)
		}
		var got []uuid.UUID
		for _, l := range course.Sessions {
			got = append(got, l.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s (past is %s)", name, diff, past.ID)
		}
		page, err := s.Catalogue.ListCourses(ctx, "", "")
		if err != nil || page.Courses[0].DatesToCome != len(c.want) {
			t.Errorf("%s: %+v, %v", name, page.Courses, err)
		}
	}
}

func TestListCoursesByPage(t *testing.T) {
	s := set(t)
	s.Devon.Course(fixture.Course{Title: "Hidden", Status: "draft"})
	for range 30 {
		s.Devon.Course(fixture.Course{Title: "Neglect", Tags: []string{"Level 3"}})
	}
	seen := map[uuid.UUID]bool{}
	cursor, pages := "", 0
	for {
		page, err := s.Catalogue.ListCourses(s.Devon.Anonymous(), "neglet", cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Courses {
			seen[c.ID] = true
		}
		pages++
		if cursor = page.Next; cursor == "" {
			break
		}
		_, err = s.Catalogue.ListCourses(s.Devon.Anonymous(), "another", cursor)
		wantFields(t, err, "cursor bad_cursor")
	}
	if len(seen) != 31 || pages != 2 {
		t.Errorf("%d courses on %d pages", len(seen), pages)
	}
	page, err := s.Catalogue.ListCourses(s.Staff, "hidden", "")
	if err != nil || len(page.Courses) != 1 {
		t.Errorf("staff find %+v, %v", page, err)
	}
}

func TestVenues(t *testing.T) {
	s := set(t)
	exeter := s.Devon.Locality("Exeter")
	elsewhere := s.Partnership("durham").Locality("Durham")
	in := catalogue.VenueFields{Name: " County Hall ", Postcode: "EX2 4QD", LocalityID: &exeter}
	venue, err := s.Catalogue.CreateVenue(s.Staff, in)
	if err != nil || venue.Name != "County Hall" || venue.Locality.Name != "Exeter" {
		t.Fatalf("%+v, %v", venue, err)
	}
	before := s.rows()
	if _, err := s.Catalogue.UpdateVenue(s.Staff, venue.ID, in); err != nil {
		t.Error(err)
	}
	_, err = s.Catalogue.CreateVenue(s.Staff, catalogue.VenueFields{Name: "County Hall", LocalityID: &elsewhere})
	wantFields(t, err, "localityId unknown", "name taken")
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Error(diff)
	}
	in.LocalityID = nil
	if venue, err = s.Catalogue.UpdateVenue(s.Staff, venue.ID, in); err != nil || venue.Locality != nil {
		t.Errorf("%+v, %v", venue, err)
	}
}

func TestProgrammes(t *testing.T) {
	s := set(t)
	p, err := s.Catalogue.CreateProgramme(s.Staff, 2026, catalogue.ProgrammeFields{Title: "Training 2026-27", Status: catalogue.ProgrammePublished})
	if err != nil || p.Status != catalogue.ProgrammeDraft || p.PublishedAt != nil {
		t.Fatalf("%+v, %v", p, err)
	}
	_, err = s.Catalogue.CreateProgramme(s.Staff, 2026, catalogue.ProgrammeFields{Title: "Again"})
	wantFields(t, err, "financialYear taken")
	_, err = s.Catalogue.CreateProgramme(s.Staff, 1026, catalogue.ProgrammeFields{})
	wantFields(t, err, "financialYear out_of_range", "title required")
	fields := catalogue.ProgrammeFields{Title: "Training 2026-27", Status: catalogue.ProgrammeClosed}
	_, err = s.Catalogue.UpdateProgramme(s.Staff, p.ID, fields)
	wantFields(t, err, "status not_possible")
	fields.Status = catalogue.ProgrammePublished
	for range 2 {
		if p, err = s.Catalogue.UpdateProgramme(s.Staff, p.ID, fields); err != nil || p.Status != catalogue.ProgrammePublished || p.PublishedAt == nil {
			t.Errorf("%+v, %v", p, err)
		}
	}
	if n := s.audited("programme.update"); n != 1 {
		t.Errorf("audited %d times", n)
	}
	s.create()
	s.published()
	all, err := s.Catalogue.ListProgrammes(s.Staff)
	if err != nil || len(all) != 2 || all[0].FinancialYear != 2026 || all[1].Sessions != 1 || all[1].Drafts != 1 {
		t.Errorf("%+v, %v", all, err)
	}
	_, err = s.Catalogue.ListProgrammes(s.Devon.Anonymous())
	wantErr(t, err, fault.Missing)
}

func TestChoices(t *testing.T) {
	s := set(t)
	police := s.Devon.Agency(fixture.Agency{Name: "Police"})
	trainer := s.Devon.Trainer()
	s.Devon.Membership(trainer.ID, police.ID)
	s.Devon.Locality("Exeter")
	s.Devon.Course(fixture.Course{Tags: []string{"Level 3"}, Priorities: []string{"Neglect"}})
	s.Devon.Course(fixture.Course{Tags: []string{"Secret"}, Priorities: []string{"Hidden"}, Status: "draft"})
	s.Devon.Venue("Hall", uuid.Nil)
	c, err := s.Catalogue.Choices(s.Staff)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Localities) != 1 || len(c.Priorities) != 2 || len(c.LevelTags) != 2 || len(c.Venues) != 1 || len(c.Programmes) != 1 {
		t.Errorf("%+v", c)
	}
	if len(c.Trainers) != 1 || len(c.Trainers[0].Agencies) != 2 || c.PolicyGroups[0] != "standard" {
		t.Errorf("%+v %v", c.Trainers, c.PolicyGroups)
	}
	_, err = s.Catalogue.Choices(trainer.Ctx())
	wantErr(t, err, fault.Missing)
	open, err := s.Catalogue.FilterChoices(s.Devon.Anonymous())
	if err != nil || len(open.LevelTags) != 1 || len(open.Priorities) != 1 || open.Priorities[0].Name != "Neglect" {
		t.Errorf("%+v, %v", open, err)
	}
}
