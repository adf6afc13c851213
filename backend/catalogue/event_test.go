package catalogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func (s *setting) newEvent(change ...func(*catalogue.EventFields)) catalogue.EventFields {
	in := catalogue.EventFields{
		ProgrammeID: s.programme, Kind: catalogue.ThemedWeek, Title: "SaFest", Series: "safest",
		StartsOn: ukdate.MustParseDate("2025-06-16"), EndsOn: ukdate.MustParseDate("2025-06-20"),
		OpenTo: catalogue.OpenToPartnership, Status: catalogue.EventDraft,
	}
	for _, f := range change {
		f(&in)
	}
	return in
}

func TestEvents(t *testing.T) {
	s := set(t)
	s.Partnership("durham")
	in := s.newEvent(func(in *catalogue.EventFields) {
		in.OpenTo, in.Guests = catalogue.OpenToListed, []string{"durham", "durham"}
	})
	e, err := s.Catalogue.CreateEvent(s.Staff, in)
	if err != nil {
		t.Fatalf("%v %v", err, fault.Of(err).Fields)
	}
	if len(e.Guests) != 1 || e.Guests[0].Slug != "durham" || e.Status != catalogue.EventDraft {
		t.Errorf("%+v", e)
	}
	_, err = s.Catalogue.GetEvent(s.Devon.Anonymous(), e.ID)
	wantErr(t, err, fault.Missing)
	before := s.rows()
	if _, err = s.Catalogue.UpdateEvent(s.Staff, e.ID, in); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Error(diff)
	}
	in.Status, in.OpenTo, in.Guests = catalogue.EventPublished, catalogue.OpenToEveryone, nil
	if e, err = s.Catalogue.UpdateEvent(s.Staff, e.ID, in); err != nil || len(e.Guests) != 0 || e.Status != catalogue.EventPublished {
		t.Errorf("%+v, %v", e, err)
	}
	if _, err = s.Catalogue.GetEvent(s.Devon.Anonymous(), e.ID); err != nil {
		t.Error(err)
	}
	if s.audited("event.create") != 1 || s.audited("event.update") != 1 {
		t.Error("not audited once each")
	}
	_, err = s.Catalogue.UpdateEvent(s.Devon.Trainer().Ctx(), e.ID, in)
	wantErr(t, err, fault.Missing)
	_, err = s.Catalogue.CreateEvent(s.Devon.Anonymous(), in)
	wantErr(t, err, fault.Missing)
}

func TestBadEventsChangeNothing(t *testing.T) {
	s := set(t)
	theirs := s.Partnership("durham").Programme(fixture.Programme{})
	code := s.Devon.Event(fixture.Event{Code: "E-1"}).Code
	before := s.rows()
	for name, c := range map[string]struct {
		change func(*catalogue.EventFields)
		want   []string
	}{
		"no title":              {func(in *catalogue.EventFields) { in.Title = "" }, []string{"title required"}},
		"ends before it starts": {func(in *catalogue.EventFields) { in.EndsOn = in.StartsOn.AddDays(-1) }, []string{"endsOn ends_before_start"}},
		"begins on 1 April": {func(in *catalogue.EventFields) {
			in.StartsOn, in.EndsOn = ukdate.MustParseDate("2026-04-01"), ukdate.MustParseDate("2026-04-01")
		}, []string{"startsOn outside_programme"}},
		"another tenant's programme": {func(in *catalogue.EventFields) { in.ProgrammeID = theirs.ID }, []string{"programmeId unknown"}},
		"a code that is taken":       {func(in *catalogue.EventFields) { in.Code = &code }, []string{"code taken"}},
		"open to nobody listed":      {func(in *catalogue.EventFields) { in.OpenTo = catalogue.OpenToListed }, []string{"guests required"}},
		"a list for nothing":         {func(in *catalogue.EventFields) { in.Guests = []string{"durham"} }, []string{"guests not_used"}},
		"open to itself": {func(in *catalogue.EventFields) {
			in.OpenTo, in.Guests = catalogue.OpenToListed, []string{"durham", "devon"}
		}, []string{"guests.1 unknown"}},
		"the unknown": {func(in *catalogue.EventFields) { in.Kind, in.OpenTo, in.Status = "x", "x", "x" }, []string{"kind unknown", "openTo unknown", "status not_possible"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.CreateEvent(s.Staff, s.newEvent(c.change))
			wantFields(t, err, c.want...)
		})
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Errorf("refused, and yet written:\n%s", diff)
	}
}

func TestAnEventWithPublishedSessionsStays(t *testing.T) {
	s := set(t)
	in := s.newEvent(func(in *catalogue.EventFields) { in.Status = catalogue.EventPublished })
	e, err := s.Catalogue.CreateEvent(s.Staff, in)
	if err != nil {
		t.Fatal(err)
	}
	d := s.published(func(in *catalogue.NewSession) { in.EventID = &e.ID })
	for _, status := range []catalogue.EventStatus{catalogue.EventDraft, catalogue.EventCancelled} {
		in.Status = status
		_, err = s.Catalogue.UpdateEvent(s.Staff, e.ID, in)
		wantFields(t, err, "status has_sessions")
	}
	s.ok(s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "Snow"}))
	if _, err = s.Catalogue.UpdateEvent(s.Staff, e.ID, in); err != nil {
		t.Error(err)
	}
	if got, err := s.Catalogue.GetEvent(s.Devon.Anonymous(), e.ID); err != nil || got.Status != catalogue.EventCancelled {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTimetable(t *testing.T) {
	s := set(t)
	e := s.Devon.Event(fixture.Event{Kind: "conference", Title: "Conference"})
	trainer := s.Devon.Trainer()
	at := func(title, starts, ends string) fixture.Session {
		return fixture.Session{Event: e.ID, Title: title, Course: s.course, Starts: london("2025-06-" + starts), Ends: london("2025-06-" + ends)}
	}
	main := at("Main", "16 09:00", "16 16:00")
	main.Parts = []fixture.Part{
		{Starts: london("2025-06-16 09:00"), Ends: london("2025-06-16 16:00")},
		{Starts: london("2025-06-17 09:00"), Ends: london("2025-06-17 12:00")},
		{Starts: london("2025-06-18 09:00"), Ends: london("2025-06-18 12:00"), Cancelled: true},
	}
	main = s.Devon.Session(main)
	second, first := at("Zebra", "16 11:00", "16 12:00"), at("Aardvark", "16 11:00", "16 12:00")
	second.Main, second.Slot, first.Main, first.Slot = main.ID, "A2", main.ID, "A1"
	s.Devon.Session(second)
	s.Devon.Session(first)
	beside := at("Beside", "16 11:00", "16 12:00")
	s.Devon.Session(beside)
	off, draft := at("Off", "17 08:00", "17 09:00"), at("Draft", "16 08:00", "16 08:30")
	off.Status, draft.Status, draft.Trainers = "cancelled", "draft", fixture.IDs(trainer.ID)
	s.Devon.Session(off)
	s.Devon.Session(draft)
	s.Devon.Session(fixture.Session{Title: "Elsewhere"})
	public := []string{"2025-06-16 Main", "2025-06-16 Beside", "2025-06-16 Aardvark", "2025-06-16 Zebra", "2025-06-17 Off", "2025-06-17 Main"}
	all := append([]string{"2025-06-16 Draft"}, public...)
	for name, c := range map[string]struct {
		who  func() (catalogue.EventDetail, error)
		want []string
		n    int
	}{
		"anyone":  {func() (catalogue.EventDetail, error) { return s.Catalogue.GetEvent(s.Devon.Anonymous(), e.ID) }, public, 2},
		"trainer": {func() (catalogue.EventDetail, error) { return s.Catalogue.GetEvent(trainer.Ctx(), e.ID) }, all, 2},
		"staff":   {func() (catalogue.EventDetail, error) { return s.Catalogue.GetEvent(s.Staff, e.ID) }, all, 3},
	} {
		got, err := c.who()
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, day := range got.Days {
			for _, entry := range day.Entries {
				if entry.PartID == uuid.Nil {
					t.Error("an entry without its part")
				}
				lines = append(lines, day.Date.String()+" "+entry.Session.Title)
			}
		}
		if diff := cmp.Diff(c.want, lines); diff != "" || got.Sessions != c.n {
			t.Errorf("%s: %d sessions %s", name, got.Sessions, diff)
		}
	}
}

func TestListEvents(t *testing.T) {
	s := set(t)
	closed := s.Devon.Programme(fixture.Programme{Year: 2024, Status: "closed"})
	s.Devon.Event(fixture.Event{Title: "Later", From: ukdate.MustParseDate("2025-07-01")})
	s.Devon.Event(fixture.Event{Title: "Sooner"})
	s.Devon.Event(fixture.Event{Title: "Draft", Status: "draft", From: ukdate.MustParseDate("2025-05-01")})
	s.Devon.Event(fixture.Event{Title: "Closed", Programme: closed.ID, From: ukdate.MustParseDate("2024-06-01")})
	s.Partnership("durham").Event(fixture.Event{Title: "Theirs"})
	titles := func(events []catalogue.EventSummary, err error) []string {
		var all []string
		for _, e := range events {
			all = append(all, e.Title)
		}
		if err != nil {
			t.Error(err)
		}
		return all
	}
	if diff := cmp.Diff([]string{"Later", "Sooner"}, titles(s.Catalogue.ListEvents(s.Devon.Anonymous()))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Later", "Sooner", "Draft", "Closed"}, titles(s.Catalogue.ListEvents(s.Staff))); diff != "" {
		t.Error(diff)
	}
}
