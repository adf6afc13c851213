package catalogue_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// titles are what a search finds, by start.
func (s *setting) titles(ctx context.Context, f catalogue.Filter) string {
	s.t.Helper()
	found, err := s.Catalogue.FindSessions(ctx, f, "", 100)
	if err != nil {
		s.t.Fatal(err)
	}
	if found.Total != len(found.Sessions) {
		s.t.Errorf("total %d of %d", found.Total, len(found.Sessions))
	}
	return strings.Join(titlesOf(found.Sessions), ", ")
}

func titlesOf(sessions []catalogue.Listing) []string {
	var all []string
	for _, l := range sessions {
		all = append(all, l.Title)
	}
	return all
}

func TestFindByWords(t *testing.T) {
	s := set(t)
	day := 0
	session := func(title string, course fixture.Course, event uuid.UUID, own string) {
		course.Title = title
		day++
		s.Devon.Session(fixture.Session{Course: s.Devon.Course(course).ID, Event: event, Title: own, Starts: fixture.Now.AddDate(0, 0, day)})
	}
	week := s.Devon.Event(fixture.Event{Title: "SaFest 2025"})
	session("Recognising neglect", fixture.Course{Tags: []string{"Level 3"}}, uuid.Nil, "")
	session("Recognising neglect, again", fixture.Course{Tags: []string{"Level 2"}, Summary: "About 30 minutes"}, uuid.Nil, "")
	session("Domestic abuse and coercion", fixture.Course{Tags: []string{"Level 3", "Group 4"}}, uuid.Nil, "")
	session("Safeguarding children", fixture.Course{Summary: "Physical signs of harm", Priorities: []string{"Neglect"}}, uuid.Nil, "")
	session("Adult at risk", fixture.Course{}, week.ID, "Hoarding: café évening")
	session("Harmful behaviour", fixture.Course{}, uuid.Nil, "")
	s.Exec(`UPDATE sessions SET venue_id = $1 WHERE starts_at = $2`,
		s.Devon.Venue("Exeter Corn Exchange", s.Devon.Locality("Mid Devon")), fixture.Now.AddDate(0, 0, day))
	for words, want := range map[string]string{
		"neglect":               "Recognising neglect, Recognising neglect, again, Safeguarding children",
		"neglet level 3":        "Recognising neglect",
		"NEGELCT":               "Recognising neglect, Recognising neglect, again, Safeguarding children",
		"level 3":               "Recognising neglect, Domestic abuse and coercion",
		"abuse of the domestic": "Domestic abuse and coercion",
		"domestik abuse":        "Domestic abuse and coercion",
		"safegarding":           "Safeguarding children",
		"children":              "Safeguarding children",
		"child":                 "Safeguarding children",
		"group 4":               "Domestic abuse and coercion",
		"safest":                "Hoarding: café évening",
		"hoarding safest adult": "Hoarding: café évening",
		"cafe evening":          "Hoarding: café évening",
		"recognise":             "Recognising neglect, Recognising neglect, again",
		"harm":                  "Safeguarding children, Harmful behaviour",
		"neglect zebra":         "",
		"3":                     "Recognising neglect, Domestic abuse and coercion",
		"% _ ' \\":              "",
		"🙂":                     "",
		"  ":                    "Recognising neglect, Recognising neglect, again, Domestic abuse and coercion, Safeguarding children, Hoarding: café évening, Harmful behaviour",
		"Level3":                "Recognising neglect, Domestic abuse and coercion",
		"exeter":                "Harmful behaviour",
		"exetter":               "Harmful behaviour",
		"mid devon harmful":     "Harmful behaviour",
		"exeter neglect":        "",
	} {
		if got := s.titles(s.Devon.Anonymous(), catalogue.Filter{Words: words}); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

func TestDraftsDoNotColourAPublicSearch(t *testing.T) {
	s := set(t)
	s.Devon.Course(fixture.Course{Title: "Neglet", Status: "draft"})
	s.Devon.Session(fixture.Session{Title: "Neglet", Status: "draft"})
	s.Devon.Session(fixture.Session{Course: s.course})
	if got := s.titles(s.Devon.Anonymous(), catalogue.Filter{Words: "neglet"}); got != "Neglect" {
		t.Errorf("found %q", got)
	}
	if got := s.titles(s.Staff, catalogue.Filter{Words: "neglet"}); got != "Neglet" {
		t.Errorf("staff found %q", got)
	}
}

func TestFindByFacts(t *testing.T) {
	s := set(t)
	exeter, torbay := s.Devon.Locality("Exeter"), s.Devon.Locality("Torbay")
	hall, barn := s.Devon.Venue("Hall", exeter), s.Devon.Venue("Barn", torbay)
	three := s.Devon.Course(fixture.Course{Title: "Three", Tags: []string{"Level 3"}, Priorities: []string{"Neglect"}})
	two := s.Devon.Course(fixture.Course{Title: "Two", Tags: []string{"Level 2", "Group 4"}})
	week := s.Devon.Event(fixture.Event{})
	add := func(title, day string, session fixture.Session) fixture.Session {
		session.Title, session.Starts = title, london(day+" 09:30")
		if session.Course == uuid.Nil {
			session.Course = two.ID
		}
		return s.Devon.Session(session)
	}
	add("past", "2025-05-20", fixture.Session{})
	add("this morning", "2025-06-02", fixture.Session{})
	add("tomorrow", "2025-06-03", fixture.Session{Venue: barn})
	add("hall", "2025-06-10", fixture.Session{Course: three.ID, Venue: hall})
	add("online", "2025-06-11", fixture.Session{Mode: "virtual", Event: week.ID})
	add("blended", "2025-06-12", fixture.Session{Course: three.ID, Mode: "blended", Venue: barn, Seats: []fixture.Seat{{Seat: "room"}, {Seat: "online", Unlimited: true}}})
	full := add("full", "2025-06-13", fixture.Session{Capacity: 1})
	s.Devon.Booking(fixture.Booking{Session: full.ID})
	add("no places", "2025-06-14", fixture.Session{Seats: []fixture.Seat{{Seat: "room"}}})
	add("next year", "2026-04-01", fixture.Session{Course: three.ID})
	day := ukdate.MustParseDate
	priority := s.Devon.Priority("Neglect")
	for name, c := range map[string]struct {
		f    catalogue.Filter
		want string
	}{
		"what has not started":    {catalogue.Filter{}, "tomorrow, hall, online, blended, full, no places, next year"},
		"from a date":             {catalogue.Filter{From: day("2025-05-01"), To: day("2025-06-02")}, "past, this morning"},
		"from today":              {catalogue.Filter{From: day("2025-06-02"), To: day("2025-06-03")}, "this morning, tomorrow"},
		"one day":                 {catalogue.Filter{From: day("2025-06-10"), To: day("2025-06-10")}, "hall"},
		"until 31 March":          {catalogue.Filter{From: day("2025-06-14"), To: day("2026-03-31")}, "no places"},
		"from 1 April":            {catalogue.Filter{From: day("2026-04-01")}, "next year"},
		"online":                  {catalogue.Filter{Modes: []catalogue.Mode{catalogue.Virtual}}, "online"},
		"online or blended":       {catalogue.Filter{Modes: []catalogue.Mode{catalogue.Virtual, catalogue.Blended}}, "online, blended"},
		"level 3":                 {catalogue.Filter{Levels: []string{"Level 3"}}, "hall, blended, next year"},
		"either level":            {catalogue.Filter{Levels: []string{"Level 3", "Group 4"}, To: day("2025-06-11")}, "tomorrow, hall, online"},
		"Torbay":                  {catalogue.Filter{Localities: fixture.IDs(torbay)}, "tomorrow, blended"},
		"level 3 in Torbay":       {catalogue.Filter{Localities: fixture.IDs(torbay), Levels: []string{"Level 3"}}, "blended"},
		"a priority of its year":  {catalogue.Filter{Priorities: fixture.IDs(priority)}, "hall, blended"},
		"places left":             {catalogue.Filter{PlacesLeft: true, To: day("2025-12-31")}, "tomorrow, hall, online, blended"},
		"an event":                {catalogue.Filter{Event: week.ID}, "online"},
		"a course":                {catalogue.Filter{Course: three.ID, To: day("2025-12-31")}, "hall, blended"},
		"nobody's course":         {catalogue.Filter{Course: uuid.New()}, ""},
		"words and facts":         {catalogue.Filter{Words: "three", Localities: fixture.IDs(exeter)}, "hall"},
		"a level with a NUL byte": {catalogue.Filter{Levels: []string{"Level 3\x00", "\xff"}}, ""},
	} {
		if got := s.titles(s.Devon.Anonymous(), c.f); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	_, err := s.Catalogue.FindSessions(s.Staff, catalogue.Filter{From: day("2025-06-02"), To: day("2025-06-01")}, "", 0)
	wantFields(t, err, "to before_from")
}

func TestWhoFindsWhat(t *testing.T) {
	s := set(t)
	trainer := s.Devon.Trainer()
	closed, draftYear := s.Devon.Programme(fixture.Programme{Year: 2024, Status: "closed"}), s.Devon.Programme(fixture.Programme{Year: 2026, Status: "draft"})
	draftEvent := s.Devon.Event(fixture.Event{Status: "draft"})
	draftCourse := s.Devon.Course(fixture.Course{Status: "draft"})
	withdrawn := s.Devon.Course(fixture.Course{Status: "withdrawn"})
	sessions := map[string]fixture.Session{}
	add := func(title string, session fixture.Session) {
		session.Title = title
		session.Starts = fixture.Now.AddDate(0, 0, 1+len(sessions))
		sessions[title] = s.Devon.Session(session)
	}
	add("open", fixture.Session{})
	add("draft", fixture.Session{Status: "draft"})
	add("trained draft", fixture.Session{Status: "draft", Trainers: fixture.IDs(trainer.ID)})
	add("cancelled", fixture.Session{Status: "cancelled"})
	add("did not run", fixture.Session{Status: "did_not_run"})
	add("closed year", fixture.Session{Programme: closed.ID})
	add("draft year", fixture.Session{Programme: draftYear.ID})
	add("draft event", fixture.Session{Event: draftEvent.ID})
	add("draft course", fixture.Session{Course: draftCourse.ID})
	add("withdrawn course", fixture.Session{Course: withdrawn.ID})
	add("break-out", fixture.Session{Main: sessions["open"].ID, Slot: "A"})
	durham := s.Partnership("durham")
	durham.Session(fixture.Session{Title: "theirs"})
	all := "open, draft, trained draft, cancelled, did not run, closed year, draft year, draft event, draft course, withdrawn course"
	lists := map[string]struct {
		ctx  context.Context
		f    catalogue.Filter
		want string
	}{
		"anyone":                     {s.Devon.Anonymous(), catalogue.Filter{}, "open, withdrawn course"},
		"anyone asking for drafts":   {s.Devon.Anonymous(), catalogue.Filter{Status: catalogue.Draft}, "open, withdrawn course"},
		"practitioner":               {s.Devon.Person(fixture.Person{}).Ctx(), catalogue.Filter{}, "open, withdrawn course"},
		"coordinator":                {s.Devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}}).Ctx(), catalogue.Filter{}, "open, withdrawn course"},
		"trainer":                    {trainer.Ctx(), catalogue.Filter{}, "open, trained draft, withdrawn course"},
		"staff":                      {s.Staff, catalogue.Filter{}, all},
		"staff asking for drafts":    {s.Staff, catalogue.Filter{Status: catalogue.Draft}, "draft, trained draft"},
		"staff asking for cancelled": {s.Staff, catalogue.Filter{Status: catalogue.Cancelled}, "cancelled"},
		"staff of another":           {durham.Staff().Ctx(), catalogue.Filter{}, "theirs"},
	}
	for name, c := range lists {
		if got := s.titles(c.ctx, c.f); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	pages := map[string][]string{
		"anyone":           {"open", "cancelled", "did not run", "withdrawn course", "break-out"},
		"trainer":          {"open", "trained draft", "cancelled", "did not run", "withdrawn course", "break-out"},
		"staff":            {"open", "draft", "trained draft", "cancelled", "did not run", "closed year", "draft year", "draft event", "draft course", "withdrawn course", "break-out"},
		"staff of another": nil,
	}
	for name, seen := range pages {
		for title, session := range sessions {
			_, err := s.Catalogue.GetSession(lists[name].ctx, session.ID)
			if (err == nil) != slices.Contains(seen, title) {
				t.Errorf("%s opens %q: %v", name, title, err)
			}
			if err != nil {
				wantErr(t, err, fault.Missing)
			}
		}
	}
	_, err := s.Catalogue.GetSession(s.Staff, uuid.New())
	wantErr(t, err, fault.Missing)
}

func TestFindByPage(t *testing.T) {
	s := set(t)
	for i := range 7 { // three at one instant, so that the id decides
		s.Devon.Session(fixture.Session{Course: s.course, Starts: fixture.Now.Add(time.Duration(1+i/3) * time.Hour)})
	}
	whole, err := s.Catalogue.FindSessions(s.Devon.Anonymous(), catalogue.Filter{}, "", 100)
	if err != nil || len(whole.Sessions) != 7 || whole.Next != "" {
		t.Fatalf("%d, %q, %v", len(whole.Sessions), whole.Next, err)
	}
	var got []uuid.UUID
	cursor, pages := "", 0
	for {
		page, err := s.Catalogue.FindSessions(s.Devon.Anonymous(), catalogue.Filter{}, cursor, 2)
		if err != nil || page.Total != 7 {
			t.Fatalf("total %d, %v", page.Total, err)
		}
		for _, l := range page.Sessions {
			got = append(got, l.ID)
		}
		pages++
		if cursor = page.Next; cursor == "" {
			break
		}
		_, err = s.Catalogue.FindSessions(s.Devon.Anonymous(), catalogue.Filter{PlacesLeft: true}, cursor, 2)
		wantFields(t, err, "cursor bad_cursor")
	}
	var want []uuid.UUID
	for _, l := range whole.Sessions {
		want = append(want, l.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" || pages != 4 {
		t.Errorf("%d pages\n%s", pages, diff)
	}
	_, err = s.Catalogue.FindSessions(s.Devon.Anonymous(), catalogue.Filter{}, "rubbish", 2)
	wantFields(t, err, "cursor bad_cursor")
}

// While somebody turns the pages a session starts: the list begins later, and leaves nothing out.
func TestASessionStartsBetweenTwoPages(t *testing.T) {
	s := set(t)
	for i := range 4 {
		s.Devon.Session(fixture.Session{Course: s.course, Starts: fixture.Now.Add(time.Duration(i) * time.Hour)})
	}
	find := func(cursor string) catalogue.SessionPage {
		t.Helper()
		found, err := s.Catalogue.FindSessions(s.Devon.Anonymous(), catalogue.Filter{}, cursor, 2)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	first := find("") // the one that starts now has started
	if first.Total != 3 || len(first.Sessions) != 2 || !first.Sessions[0].StartsAt.Equal(fixture.Now.Add(time.Hour)) {
		t.Errorf("%d: %v", first.Total, first.Sessions)
	}
	s.Clock.Set(fixture.Now.Add(time.Hour))
	second := find(first.Next)
	if second.Total != 2 || len(second.Sessions) != 1 || second.Next != "" || !second.Sessions[0].StartsAt.Equal(fixture.Now.Add(3*time.Hour)) {
		t.Errorf("%d: %v, then %q", second.Total, second.Sessions, second.Next)
	}
}

func TestMonth(t *testing.T) {
	s := set(t)
	part := func(day string) fixture.Part {
		return fixture.Part{Starts: london(day + " 23:00"), Ends: london(day + " 23:59")}
	}
	add := func(title string, parts ...fixture.Part) {
		s.Devon.Session(fixture.Session{Course: s.course, Title: title, Parts: parts})
	}
	add("May", part("2025-05-31"))
	add("May and June", part("2025-05-30"), part("2025-06-30"))
	add("June", part("2025-06-01"), part("2025-06-15"))
	add("June off", part("2025-06-16"), fixture.Part{Starts: london("2025-07-01 09:00"), Cancelled: true})
	add("July", part("2025-07-01"))
	for month, want := range map[string]string{"2025-05": "May and June, May", "2025-06": "May and June, June, June off", "2025-07": "July"} {
		m, _ := ukdate.ParseMonth(month)
		sessions, err := s.Catalogue.Month(s.Devon.Anonymous(), m, catalogue.Filter{Words: "neglect"})
		if got := strings.Join(titlesOf(sessions), ", "); got != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", month, got, err, want)
		}
	}
}

func TestListingsTellPlacesToStaffAndTrainersOnly(t *testing.T) {
	s := set(t)
	trainer, other := s.Devon.Trainer(), s.Devon.Trainer()
	session := s.Devon.Session(fixture.Session{Trainers: fixture.IDs(trainer.ID), Capacity: 3})
	s.Devon.Booking(fixture.Booking{Session: session.ID})
	for name, c := range map[string]struct {
		ctx          context.Context
		taken, first bool
	}{
		"anyone": {s.Devon.Anonymous(), false, false}, "trainer": {trainer.Ctx(), true, false},
		"trainer of another": {other.Ctx(), false, false}, "staff": {s.Staff, true, true},
	} {
		found, err := s.Catalogue.FindSessions(c.ctx, catalogue.Filter{}, "", 0)
		if err != nil {
			t.Fatal(err)
		}
		seat := found.Sessions[0].Seats[0]
		if *seat.Capacity != 3 || *seat.Free != 2 || (seat.Taken != nil) != c.taken || (seat.FirstCapacity != nil) != c.first {
			t.Errorf("%s: %+v", name, seat)
		}
	}
}

func TestJoiningIsForThoseWhoTakePart(t *testing.T) {
	s := set(t)
	trainer, delegate := s.Devon.Trainer(), s.Devon.Person(fixture.Person{})
	session := s.Devon.Session(fixture.Session{Trainers: fixture.IDs(trainer.ID), Joining: "Ring the bell", Link: "https://example.org/"})
	s.Catalogue.HoldsPlace = holds(session.ID, delegate.ID)
	for name, c := range map[string]struct {
		ctx context.Context
		may bool
	}{
		"anyone": {s.Devon.Anonymous(), false}, "a passer-by": {s.Devon.Person(fixture.Person{}).Ctx(), false},
		"trainer of another": {s.Devon.Trainer().Ctx(), false}, "staff of another": {s.Partnership("durham").Staff().Ctx(), false},
		"delegate": {delegate.Ctx(), true}, "trainer": {trainer.Ctx(), true}, "staff": {s.Staff, true},
	} {
		joining, err := s.Catalogue.GetJoining(c.ctx, session.ID)
		if c.may && (err != nil || joining.Details != "Ring the bell") {
			t.Errorf("%s: %+v, %v", name, joining, err)
		}
		if !c.may {
			wantErr(t, err, fault.Missing)
		}
		if name == "staff of another" {
			continue
		}
		d := s.ok(s.Catalogue.GetSession(c.ctx, session.ID))
		if (d.Joining != nil) != c.may {
			t.Errorf("%s reads %+v on the session", name, d.Joining)
		}
	}
	bare := s.Devon.Session(fixture.Session{})
	if joining, err := s.Catalogue.GetJoining(s.Staff, bare.ID); err != nil || cmp.Diff(catalogue.Joining{}, joining) != "" {
		t.Errorf("%+v, %v", joining, err)
	}
}

func TestTenantsDoNotMeet(t *testing.T) {
	s := set(t)
	durham := s.Partnership("durham")
	staff := durham.Staff().Ctx()
	mine := s.published()
	event := s.Devon.Event(fixture.Event{})
	venue := s.Devon.Venue("Hall", uuid.Nil)
	before := s.rows()
	for name, try := range map[string]func() error{
		"course":    func() error { _, err := s.Catalogue.GetCourse(staff, s.course); return err },
		"its title": func() error { _, err := s.Catalogue.UpdateCourse(staff, s.course, newCourse()); return err },
		"event":     func() error { _, err := s.Catalogue.GetEvent(staff, event.ID); return err },
		"its name":  func() error { _, err := s.Catalogue.UpdateEvent(staff, event.ID, s.newEvent()); return err },
		"venue": func() error {
			_, err := s.Catalogue.UpdateVenue(staff, venue, catalogue.VenueFields{Name: "Mine"})
			return err
		},
		"programme": func() error {
			_, err := s.Catalogue.UpdateProgramme(staff, s.programme, catalogue.ProgrammeFields{Title: "Mine", Status: "published"})
			return err
		},
		"session":   func() error { _, err := s.Catalogue.GetSession(staff, mine.Session.ID); return err },
		"its dates": func() error { _, err := s.Catalogue.UpdateSession(staff, mine.Session.ID, asItIs(mine)); return err },
	} {
		if err := try(); fault.CodeOf(err) != "not_found" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Error(diff)
	}
}
