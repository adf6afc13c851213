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

// A conference that moves takes its break-outs along where staff say so: as many days and minutes later, and to its new
// venue. Else they stay.
func TestBreakOutsMoveAlongWithTheirConference(t *testing.T) {
	s := set(t)
	tavy, torridge := s.Devon.Venue("Tavy", uuid.Nil), s.Devon.Venue("Torridge", uuid.Nil)
	main := s.published(func(in *catalogue.NewSession) { in.VenueID = &tavy })
	of := func(change ...func(*catalogue.NewSession)) catalogue.SessionDetail {
		return s.published(append(change, func(in *catalogue.NewSession) {
			in.MainSessionID, in.Slot = &main.Session.ID, "Morning"
			in.Parts = []catalogue.PartInput{typed("2025-06-16 11:00-12:00")}
		})...)
	}
	there, elsewhere := of(func(in *catalogue.NewSession) { in.VenueID = &tavy }), of()
	var told []catalogue.Moved
	s.Catalogue.OnSessionsMoved = func(_ *database.Tx, m catalogue.Moving) error {
		told = m.Sessions
		return nil
	}
	move := asItIs(main)
	move.VenueID = &torridge
	move.Parts[0] = catalogue.PartInput{ID: main.Parts[0].ID, Date: ukdate.MustParseDate("2025-06-18"), StartWall: ukdate.MustParseWall("10:00"), EndWall: ukdate.MustParseWall("13:00")}
	moved := s.ok(s.Catalogue.UpdateSession(s.Staff, main.Session.ID, move))
	if len(told) != 1 || !s.ok(s.Catalogue.GetSession(s.Staff, there.Session.ID)).Session.StartsAt.Equal(there.Session.StartsAt) {
		t.Fatalf("break-outs were not asked to move: %d told of", len(told))
	}

	back := asItIs(moved)
	back.VenueID, back.BreakOutsToo = &tavy, true
	back.Parts[0].Date, back.Parts[0].StartWall, back.Parts[0].EndWall = ukdate.MustParseDate("2025-06-23"), ukdate.MustParseWall("09:15"), ukdate.MustParseWall("12:15")
	s.ok(s.Catalogue.UpdateSession(s.Staff, main.Session.ID, back))
	for name, c := range map[string]struct {
		id    uuid.UUID
		venue *uuid.UUID
	}{"at the old venue": {there.Session.ID, &tavy}, "at none": {elsewhere.Session.ID, nil}} {
		got := s.ok(s.Catalogue.GetSession(s.Staff, c.id)).Session
		if !got.StartsAt.Equal(london("2025-06-21 10:15")) || !got.EndsAt.Equal(london("2025-06-21 11:15")) || (got.VenueID == nil) != (c.venue == nil) {
			t.Errorf("%s: %v to %v at %v", name, got.StartsAt, got.EndsAt, got.VenueID)
		}
	}
	if len(told) != 3 {
		t.Errorf("people are told of %d sessions, want 3", len(told))
	}
}
