package catalogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestABreakOutBelongsToAConferenceAndASlot(t *testing.T) {
	s := set(t)
	event := s.Devon.Event(fixture.Event{})
	main := s.create(func(in *catalogue.NewSession) {
		in.EventID = &event.ID
		in.ChooseUntil = catalogue.MomentInput{On: ukdate.MustParseDate("2025-06-10")}
	}).Session
	if main.ChooseUntil == nil || !main.ChooseUntil.Equal(london("2025-06-10 00:00")) {
		t.Errorf("break-outs may be chosen until %v", main.ChooseUntil)
	}
	breakOut := s.create(func(in *catalogue.NewSession) { in.MainSessionID, in.Slot = &main.ID, " Morning " })
	if b := breakOut.Listing; b.MainSession == nil || b.MainSession.ID != main.ID || b.Slot != "Morning" || b.Event == nil || b.Event.ID != event.ID {
		t.Errorf("%+v", b)
	}
	other := s.Devon.Event(fixture.Event{}).ID
	for name, c := range map[string]struct {
		change func(*catalogue.NewSession)
		want   string
	}{
		"no slot":                  {func(in *catalogue.NewSession) { in.MainSessionID = &main.ID }, "slot required"},
		"a slot of nothing":        {func(in *catalogue.NewSession) { in.Slot = "Morning" }, "slot not_a_break_out"},
		"a break-out's break-out":  {func(in *catalogue.NewSession) { in.MainSessionID, in.Slot = &breakOut.ID, "Noon" }, "mainSessionId is_break_out"},
		"another event":            {func(in *catalogue.NewSession) { in.MainSessionID, in.Slot, in.EventID = &main.ID, "Noon", &other }, "eventId other_event"},
		"choosing after the start": {func(in *catalogue.NewSession) { in.ChooseUntil.On = ukdate.MustParseDate("2025-06-17") }, "chooseUntilOn after_start"},
		"choices of a break-out": {func(in *catalogue.NewSession) {
			in.MainSessionID, in.Slot, in.ChooseUntil.On = &main.ID, "Noon", ukdate.MustParseDate("2025-06-10")
		}, "chooseUntilOn is_break_out"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.CreateSession(s.Staff, s.newSession(c.change))
			wantFields(t, err, c.want)
		})
	}
}

func TestBreakOutsEndWithTheirConference(t *testing.T) {
	s := set(t)
	main := s.Devon.Session(fixture.Session{})
	published := s.Devon.Session(fixture.Session{Main: main.ID, Slot: "Morning"})
	draft := s.Devon.Session(fixture.Session{Main: main.ID, Slot: "Morning", Status: "draft"})
	var told []uuid.UUID
	s.Catalogue.OnSessionsEnded = func(_ *database.Tx, e catalogue.Ending) error {
		for _, session := range e.Sessions {
			told = append(told, session.ID)
		}
		return nil
	}
	if _, err := s.Catalogue.EndSession(s.Staff, main.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "The venue is flooded."}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]uuid.UUID{main.ID, published.ID}, told); diff != "" {
		t.Error(diff)
	}
	_, err := s.Catalogue.PublishSession(s.Staff, draft.ID)
	wantErr(t, err, catalogue.ErrMainSessionEnded)
}

func TestForWhomACourseIsAndHowManyOnePersonMayHold(t *testing.T) {
	s := set(t)
	two := 2
	in := newCourse(func(in *catalogue.CourseFields) {
		in.Sectors, in.InAreaOnly, in.PersonLimit = []string{"police", "health", "police"}, true, &two
	})
	c, err := s.Catalogue.CreateCourse(s.Staff, in)
	if err != nil || !c.InAreaOnly || c.PersonLimit == nil || *c.PersonLimit != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	if diff := cmp.Diff([]string{"health", "police"}, c.Sectors); diff != "" {
		t.Error(diff)
	}
	before := s.rows()
	if _, err := s.Catalogue.UpdateCourse(s.Staff, c.ID, in); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Errorf("the same again is written:\n%s", diff)
	}
	in.Sectors, in.PersonLimit = []string{"police"}, nil
	if c, err = s.Catalogue.UpdateCourse(s.Staff, c.ID, in); err != nil || len(c.Sectors) != 1 || c.PersonLimit != nil {
		t.Errorf("%+v, %v", c, err)
	}
	zero := 0
	in.Sectors, in.PersonLimit = []string{"wizards"}, &zero
	_, err = s.Catalogue.UpdateCourse(s.Staff, c.ID, in)
	wantFields(t, err, "personLimit out_of_range", "sectors.0 unknown")
	event := s.newEvent(func(in *catalogue.EventFields) { in.PersonLimit = &two })
	e, err := s.Catalogue.CreateEvent(s.Staff, event)
	if err != nil || *e.PersonLimit != 2 {
		t.Fatalf("%+v, %v", e, err)
	}
	event.PersonLimit = nil
	if e, err = s.Catalogue.UpdateEvent(s.Staff, e.ID, event); err != nil || e.PersonLimit != nil {
		t.Errorf("%+v, %v", e, err)
	}
}
