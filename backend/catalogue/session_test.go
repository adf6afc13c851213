package catalogue_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

func TestCreateSession(t *testing.T) {
	s := set(t)
	venue, trainer, agency := s.Devon.Venue("County Hall", uuid.Nil), s.Devon.Trainer(), s.Devon.Agency(fixture.Agency{Name: "Police"})
	d := s.create(func(in *catalogue.NewSession) {
		in.VenueID, in.Room, in.OwnTitle = &venue, "Committee room 2", "  Neglect for schools "
		in.Parts = []catalogue.PartInput{typed("2025-06-17 09:30-12:30"), typed("2025-06-16 09:30-12:30")}
		in.Trainers = []catalogue.TrainerInput{{PersonID: trainer.ID, LendingAgencyID: &agency.ID}}
		in.Joining = &catalogue.Joining{Details: "Ring the bell", Link: "https://example.org/join"}
	})
	got := d.Session
	if got.Status != catalogue.Draft || got.Title != "Neglect for schools" || !strings.HasPrefix(got.Reference, "DEV-") || got.RegisterOpensMinutes != 15 {
		t.Errorf("%+v", got)
	}
	if !got.StartsAt.Equal(london("2025-06-16 09:30")) || !got.EndsAt.Equal(london("2025-06-17 12:30")) ||
		got.FirstDate != ukdate.MustParseDate("2025-06-16") || got.FinancialYear != 2025 {
		t.Errorf("when: %+v", got)
	}
	if !got.OpensAt.Equal(fixture.Now) || !got.ClosesAt.Equal(got.StartsAt) {
		t.Errorf("open from %s until %s", got.OpensAt, got.ClosesAt)
	}
	if len(d.Parts) != 2 || d.Parts[0].Position != 1 || d.Parts[0].LocalDate.Day != 16 || d.Title != "Neglect for schools" || d.Venue.Name != "County Hall" {
		t.Errorf("%+v", d.Listing)
	}
	if len(d.Trainers) != 1 || d.Trainers[0].LendingAgency.Name != "Police" || d.Joining == nil || d.Joining.Link != "https://example.org/join" {
		t.Errorf("%+v %+v", d.Trainers, d.Joining)
	}
	if n := s.Count(`SELECT count(*) FROM session_places WHERE session_id = $1 AND seat = 'room' AND capacity = 20 AND ceiling = 20
		AND first_capacity IS NULL AND status = 'draft' AND starts_at = $2`, got.ID, got.StartsAt); n != 1 {
		t.Error("the places are not as they should be")
	}
	if s.audited("session.create") != 1 {
		t.Error("not audited once")
	}
}

func TestBadSessionsChangeNothing(t *testing.T) {
	s := set(t)
	durham := s.Partnership("durham")
	theirs := durham.Session(fixture.Session{})
	venue, nobody := s.Devon.Venue("Hall", uuid.Nil), s.Devon.Person(fixture.Person{})
	theirTrainer, theirVenue, theirAgency := durham.Trainer(), durham.Venue("Hall", uuid.Nil), durham.Agency(fixture.Agency{})
	withdrawn := s.Devon.Course(fixture.Course{Status: "withdrawn"})
	before := s.rows()
	parts := func(texts ...string) func(*catalogue.NewSession) {
		return func(in *catalogue.NewSession) {
			in.Parts = nil
			for _, text := range texts {
				in.Parts = append(in.Parts, typed(text))
			}
		}
	}
	for name, c := range map[string]struct {
		change func(*catalogue.NewSession)
		want   []string
	}{
		"a past date":                {parts("2025-05-16 09:30-12:30"), []string{"parts.0.date in_the_past"}},
		"ends before it starts":      {parts("2025-06-16 12:30-09:30"), []string{"parts.0.endWall ends_before_start"}},
		"overlapping parts":          {parts("2025-06-16 09:30-12:30", "2025-06-16 11:00-13:00"), []string{"parts.1.startWall overlaps_part"}},
		"the March gap":              {parts("2026-03-29 01:30-03:30"), []string{"parts.0.startWall nonexistent_time"}},
		"the October hour":           {parts("2025-10-26 01:30-03:30"), []string{"parts.0.startWall ambiguous_time"}},
		"next year":                  {parts("2026-04-01 09:30-12:30"), []string{"parts.0.date outside_programme"}},
		"another year's part first":  {parts("2027-04-02 09:30-12:30", "2026-04-01 09:30-12:30"), []string{"parts.1.date outside_programme"}},
		"no programme":               {func(in *catalogue.NewSession) { in.ProgrammeID = uuid.New() }, []string{"programmeId unknown"}},
		"another tenant's programme": {func(in *catalogue.NewSession) { in.ProgrammeID = theirs.Programme }, []string{"programmeId unknown"}},
		"another tenant's course":    {func(in *catalogue.NewSession) { in.CourseID = theirs.Course }, []string{"courseId unknown"}},
		"another tenant's venue":     {func(in *catalogue.NewSession) { in.VenueID = &theirVenue }, []string{"venueId unknown"}},
		"another tenant's agency":    {func(in *catalogue.NewSession) { in.OnlyAgencyID = &theirAgency.ID }, []string{"onlyAgencyId unknown"}},
		"another tenant's session":   {func(in *catalogue.NewSession) { in.MainSessionID = &theirs.ID }, []string{"mainSessionId unknown"}},
		"another tenant's trainer":   {func(in *catalogue.NewSession) { in.Trainers = []catalogue.TrainerInput{{PersonID: theirTrainer.ID}} }, []string{"trainers.0.personId unknown"}},
		"no trainer at all":          {func(in *catalogue.NewSession) { in.Trainers = []catalogue.TrainerInput{{PersonID: nobody.ID}} }, []string{"trainers.0.personId not_a_trainer"}},
		"a withdrawn course":         {func(in *catalogue.NewSession) { in.CourseID = withdrawn.ID }, []string{"courseId withdrawn"}},
		"no event":                   {func(in *catalogue.NewSession) { id := uuid.New(); in.EventID = &id }, []string{"eventId unknown"}},
		"a venue online": {func(in *catalogue.NewSession) {
			in.Mode, in.VenueID = catalogue.Virtual, &venue
			in.Seats[0].Seat = places.Online
		}, []string{"venueId not_of_this_mode"}},
		"seats of another mode":    {func(in *catalogue.NewSession) { in.Mode = catalogue.Virtual }, []string{"seats missing_seat", "seats.0.seat not_of_this_mode"}},
		"an unknown mode":          {func(in *catalogue.NewSession) { in.Mode = "by_post"; in.Seats = nil }, []string{"mode unknown"}},
		"closing after the start":  {func(in *catalogue.NewSession) { in.Window.ClosesOn = ukdate.MustParseDate("2025-06-17") }, []string{"closesOn after_start"}},
		"a register open for days": {func(in *catalogue.NewSession) { m := 1441; in.RegisterOpensMinutes = &m }, []string{"registerOpensMinutes out_of_range"}},
		"a title that goes on":     {func(in *catalogue.NewSession) { in.OwnTitle = strings.Repeat("é", 161) }, []string{"ownTitle too_long"}},
		"a title that rings":       {func(in *catalogue.NewSession) { in.OwnTitle = "a\x00b" }, []string{"ownTitle bad_character"}},
		"a script for a link":      {func(in *catalogue.NewSession) { in.Joining = &catalogue.Joining{Link: "javascript:alert(1)"} }, []string{"joining.link not_a_link"}},
		"several things at once":   {func(in *catalogue.NewSession) { parts("2025-05-16 09:30-12:30")(in); in.CourseID = uuid.New() }, []string{"courseId unknown", "parts.0.date in_the_past"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.CreateSession(s.Staff, s.newSession(c.change))
			wantFields(t, err, c.want...)
		})
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Errorf("refused, and yet written:\n%s", diff)
	}
}

func TestSessionsAroundThe31stOfMarch(t *testing.T) {
	s := set(t)
	last := s.create(func(in *catalogue.NewSession) {
		in.Parts = []catalogue.PartInput{typed("2026-03-31 09:30-12:30"), typed("2026-04-01 09:30-12:30")}
	})
	if last.Session.FinancialYear != 2025 {
		t.Errorf("31 March belongs to %s", last.Session.FinancialYear)
	}
	fields := catalogue.ProgrammeFields{Title: "2025-26", ReachesIntoNextYear: true, Status: catalogue.ProgrammePublished}
	if _, err := s.Catalogue.UpdateProgramme(s.Staff, s.programme, fields); err != nil {
		t.Fatal(err)
	}
	next := s.create(func(in *catalogue.NewSession) { in.Parts = []catalogue.PartInput{typed("2026-04-01 09:30-12:30")} })
	if next.Session.FinancialYear != 2026 || next.Session.ProgrammeID != s.programme {
		t.Errorf("1 April belongs to %s", next.Session.FinancialYear)
	}
	fields.ReachesIntoNextYear = false
	_, err := s.Catalogue.UpdateProgramme(s.Staff, s.programme, fields)
	wantFields(t, err, "reachesIntoNextYear sessions_next_year")
	moved := asItIs(last)
	moved.Parts[0].Cancelled = true
	d := s.ok(s.Catalogue.UpdateSession(s.Staff, last.Session.ID, moved))
	if d.Session.FinancialYear != 2026 || d.Session.FirstDate.String() != "2026-04-01" {
		t.Errorf("without its first part: %s, %s", d.Session.FinancialYear, d.Session.FirstDate)
	}
}

func TestPublishSession(t *testing.T) {
	s := set(t)
	draft := s.create()
	if _, err := s.Catalogue.GetSession(s.Devon.Anonymous(), draft.Session.ID); !errors.Is(err, fault.Missing) {
		t.Errorf("a draft is public: %v", err)
	}
	d := s.ok(s.Catalogue.PublishSession(s.Staff, draft.Session.ID))
	if d.Status != catalogue.Published || d.BookingState != catalogue.StateOpen || d.Session.PublishedAt == nil || *d.Seats[0].FirstCapacity != 20 {
		t.Errorf("%+v", d.Listing)
	}
	s.ok(s.Catalogue.GetSession(s.Devon.Anonymous(), draft.Session.ID))
	s.ok(s.Catalogue.PublishSession(s.Staff, draft.Session.ID))
	if n := s.audited("session.publish"); n != 1 {
		t.Errorf("audited %d times", n)
	}
	late := s.create()
	s.Clock.Set(london("2025-06-16 09:30"))
	_, err := s.Catalogue.PublishSession(s.Staff, late.Session.ID)
	wantErr(t, err, catalogue.ErrStartsInPast)
}

func TestPublishNeedsCourseProgrammeAndPlaces(t *testing.T) {
	s := set(t)
	draftCourse := s.Devon.Course(fixture.Course{Status: "draft"})
	draftProgramme := s.Devon.Programme(fixture.Programme{Year: 2026, Status: "draft"})
	for name, c := range map[string]struct {
		change func(*catalogue.NewSession)
		want   error
	}{
		"a draft course": {func(in *catalogue.NewSession) { in.CourseID = draftCourse.ID }, catalogue.ErrCourseNotPublished},
		"a draft programme": {func(in *catalogue.NewSession) {
			in.ProgrammeID = draftProgramme.ID
			in.Parts[0] = typed("2026-06-16 09:30-12:30")
		}, catalogue.ErrProgrammeNotPublished},
		"no places": {func(in *catalogue.NewSession) { zero := 0; in.Seats[0].Capacity = &zero }, catalogue.ErrNoPlaces},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.PublishSession(s.Staff, s.create(c.change).Session.ID)
			wantErr(t, err, c.want)
		})
	}
}

func TestUpdateThatChangesNothingWritesNothing(t *testing.T) {
	s := set(t)
	trainer := s.Devon.Trainer()
	moved := 0
	s.Catalogue.OnSessionsMoved = func(*database.Tx, catalogue.Moving) error { moved++; return nil }
	d := s.published(func(in *catalogue.NewSession) {
		in.Trainers = []catalogue.TrainerInput{{PersonID: trainer.ID}}
		in.Joining = &catalogue.Joining{Details: "Ring the bell"}
	})
	before := s.rows()
	s.Clock.Advance(time.Hour)
	in := asItIs(d)
	s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	in.Trainers, in.Joining = &[]catalogue.TrainerInput{{PersonID: trainer.ID}}, &catalogue.Joining{Details: "Ring the bell "}
	s.Exec(`UPDATE role_grants SET revoked_at = granted_at`) // who trains already stays, even without the role
	s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if diff := cmp.Diff(before, s.rows()); diff != "" || moved != 0 {
		t.Errorf("moved %d times\n%s", moved, diff)
	}
}

func TestUpdateSession(t *testing.T) {
	s := set(t)
	event, agency := s.Devon.Event(fixture.Event{}), s.Devon.Agency(fixture.Agency{})
	first, second := s.Devon.Trainer(), s.Devon.Trainer()
	d := s.create(func(in *catalogue.NewSession) { in.Trainers = []catalogue.TrainerInput{{PersonID: first.ID}} })
	in := asItIs(d)
	in.OwnTitle, in.EventID, in.OnlyAgencyID, in.PublicNote = "Another", &event.ID, &agency.ID, "Bring lunch"
	in.Parts = append([]catalogue.PartInput{typed("2025-06-15 09:30-12:30")}, in.Parts...)
	in.Trainers = &[]catalogue.TrainerInput{{PersonID: second.ID}}
	in.Joining = &catalogue.Joining{Details: "Ring the bell"}
	got := s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if got.Title != "Another" || got.Event.ID != event.ID || got.OnlyAgency.ID != agency.ID || got.Session.PublicNote != "Bring lunch" {
		t.Errorf("%+v", got.Listing)
	}
	if len(got.Parts) != 2 || got.Parts[1].ID != d.Parts[0].ID || got.Parts[1].Position != 2 || got.Session.FirstDate.Day != 15 {
		t.Errorf("%+v", got.Parts)
	}
	if len(got.Trainers) != 1 || got.Trainers[0].ID != second.ID || got.Joining.Details != "Ring the bell" {
		t.Errorf("%+v %+v", got.Trainers, got.Joining)
	}
	if n := s.Count(`SELECT count(*) FROM session_places WHERE session_id = $1 AND starts_at = $2 AND closes_at = $2`, d.Session.ID, got.StartsAt); n != 1 {
		t.Error("the places still have the old start")
	}
	in = asItIs(got)
	in.Parts = in.Parts[1:]
	in.Trainers, in.Joining = &[]catalogue.TrainerInput{}, &catalogue.Joining{}
	got = s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if len(got.Parts) != 1 || len(got.Trainers) != 0 || *got.Joining != (catalogue.Joining{}) || got.Session.Sequence != 0 || !got.Session.MovedFrom.IsZero() {
		t.Errorf("%+v", got.Session)
	}
	if n := s.audited("session.update"); n != 2 {
		t.Errorf("audited %d times", n)
	}
}

func TestMovingAPublishedSession(t *testing.T) {
	s := set(t)
	var told []string
	s.Catalogue.OnSessionsMoved = func(_ *database.Tx, m catalogue.Moving) error {
		for _, one := range m.Sessions {
			told = append(told, one.Before.Parts[0].LocalDate.String()+" to "+one.After.Parts[0].LocalDate.String())
		}
		return nil
	}
	d := s.published()
	in := asItIs(d)
	in.Parts[0].Date = ukdate.MustParseDate("2025-06-20")
	got := s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if got.Session.Sequence != 1 || got.Session.MovedFrom.String() != "2025-06-16" || got.Session.FirstDate.String() != "2025-06-20" || got.Parts[0].ID != d.Parts[0].ID {
		t.Errorf("%+v", got.Session)
	}
	in.Parts[0].Date = ukdate.MustParseDate("2025-06-23")
	in.OwnTitle = "Neglect again"
	got = s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if got.Session.Sequence != 2 || got.Session.MovedFrom.String() != "2025-06-16" {
		t.Errorf("moved twice: %+v", got.Session)
	}
	in.OwnTitle = "Neglect once more"
	got = s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if got.Session.Sequence != 2 {
		t.Error("a title alone raised the sequence")
	}
	if diff := cmp.Diff([]string{"2025-06-16 to 2025-06-20", "2025-06-20 to 2025-06-23"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestAStartedSessionNeverMoves(t *testing.T) {
	s := set(t)
	d := s.published(func(in *catalogue.NewSession) {
		in.Parts = []catalogue.PartInput{typed("2025-06-16 09:30-12:30"), typed("2025-06-17 09:30-12:30")}
	})
	s.Clock.Set(london("2025-06-16 10:00"))
	first := asItIs(d)
	first.Parts[0].Date = ukdate.MustParseDate("2025-06-18")
	_, err := s.Catalogue.UpdateSession(s.Staff, d.Session.ID, first)
	wantFields(t, err, "parts.0.startWall part_started")
	later := asItIs(d)
	later.Parts[1].Date = ukdate.MustParseDate("2025-06-18")
	got := s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, later))
	if got.Session.FirstDate.Day != 16 || !got.Session.MovedFrom.IsZero() || got.Session.Sequence != 1 {
		t.Errorf("%+v", got.Session)
	}
}

func TestAFailedHookUndoesTheMove(t *testing.T) {
	s := set(t)
	d := s.published()
	s.Catalogue.OnSessionsMoved = func(*database.Tx, catalogue.Moving) error { return errors.New("no paper") }
	in := asItIs(d)
	in.Parts[0].Date = ukdate.MustParseDate("2025-06-20")
	if _, err := s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in); err == nil {
		t.Fatal("no error")
	}
	if got := s.ok(s.Catalogue.GetSession(s.Staff, d.Session.ID)); got.Session.FirstDate.Day != 16 {
		t.Errorf("moved to %s", got.Session.FirstDate)
	}
}

func TestChangingTheMode(t *testing.T) {
	s := set(t)
	modeOf := func(d catalogue.SessionDetail, mode catalogue.Mode) (catalogue.SessionDetail, error) {
		in := asItIs(d)
		in.Mode = mode
		return s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in)
	}
	seats := func(d catalogue.SessionDetail) string {
		var all []string
		for _, seat := range d.Seats {
			all = append(all, string(seat.Seat)+" "+string(rune('0'+*seat.Capacity/10)))
		}
		return strings.Join(all, ", ")
	}
	draft := s.create()
	if d := s.ok(modeOf(draft, catalogue.Virtual)); seats(d) != "online 2" {
		t.Errorf("a draft online: %s", seats(d))
	}
	thirty := 30
	changed := s.ok(s.Catalogue.SetPlaces(s.Staff, s.create().Session.ID, catalogue.SeatInput{Seat: places.Room, Capacity: &thirty}, ""))
	for _, mode := range []catalogue.Mode{catalogue.Virtual, catalogue.InPerson, catalogue.Virtual} {
		changed = s.ok(modeOf(changed, mode))
	}
	if changed = s.ok(s.Catalogue.PublishSession(s.Staff, changed.Session.ID)); seats(changed) != "online 3" {
		t.Errorf("a draft whose places were changed, online: %s", seats(changed))
	}
	if n := s.Count(`SELECT sum(first_capacity) FROM session_places WHERE session_id = $1`, changed.Session.ID); n != 30 {
		t.Errorf("%d places offered", n)
	}
	public := s.published()
	d := s.ok(modeOf(public, catalogue.Blended))
	if seats(d) != "room 2, online 0" || d.Session.Sequence != 1 {
		t.Errorf("blended: %s", seats(d))
	}
	s.Devon.Booking(fixture.Booking{Session: public.Session.ID})
	if d = s.ok(modeOf(d, catalogue.Virtual)); seats(d) != "online 0" || d.BookingState != catalogue.StateFull {
		t.Errorf("online: %s, %s", seats(d), d.BookingState)
	}
	if n := s.Count(`SELECT taken FROM session_places WHERE session_id = $1 AND seat = 'online' AND ceiling = 1`, public.Session.ID); n != 1 {
		t.Errorf("%d places carried over", n)
	}
	if d = s.ok(modeOf(d, catalogue.InPerson)); seats(d) != "room 0" {
		t.Errorf("back in the room: %s", seats(d))
	}
}

func TestSetPlaces(t *testing.T) {
	s := set(t)
	d := s.published()
	s.Devon.Booking(fixture.Booking{Session: d.Session.ID})
	s.Devon.Booking(fixture.Booking{Session: d.Session.ID})
	put := func(capacity int, reason string) (catalogue.SessionDetail, error) {
		return s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Room, Capacity: &capacity}, reason)
	}
	got := s.ok(put(25, ""))
	if *got.Seats[0].Capacity != 25 || *got.Seats[0].Free != 23 || *got.Seats[0].Taken != 2 || *got.Seats[0].FirstCapacity != 20 || len(got.PlaceChanges) != 1 {
		t.Errorf("%+v", got.Seats[0])
	}
	s.ok(put(25, ""))
	if n := s.audited("session.set_places"); n != 1 {
		t.Errorf("audited %d times", n)
	}
	_, err := put(1, " ")
	wantErr(t, err, places.ErrReasonNeeded)
	got = s.ok(put(1, "A smaller room"))
	if *got.Seats[0].Free != 0 || *got.Seats[0].Taken != 2 || got.PlaceChanges[0].Reason != "A smaller room" {
		t.Errorf("%+v", got.Seats[0])
	}
	got = s.ok(s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Room, Unlimited: true}, ""))
	if !got.Seats[0].Unlimited() || got.Seats[0].Free != nil {
		t.Errorf("%+v", got.Seats[0])
	}
	_, err = s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Online, Unlimited: true}, "")
	wantFields(t, err, "seat not_of_this_mode")
	_, err = s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Room}, "")
	wantFields(t, err, "capacity required")
}

func TestEndSession(t *testing.T) {
	s := set(t)
	var told []string
	s.Catalogue.OnSessionsEnded = func(_ *database.Tx, e catalogue.Ending) error {
		told = append(told, string(e.Outcome)+": "+e.Words)
		return nil
	}
	d := s.published()
	_, err := s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Cause: "boredom"})
	wantFields(t, err, "cause unknown")
	_, err = s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: " "})
	wantFields(t, err, "reason required")
	got := s.ok(s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "The trainer is ill"}))
	if got.Status != catalogue.Cancelled || got.Session.EndReason != "The trainer is ill" || got.Session.EndedAt == nil || got.Session.Sequence != 1 || got.BookingState != catalogue.StateCancelled {
		t.Errorf("%+v", got.Session)
	}
	s.ok(s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "Again"}))
	_, err = s.Catalogue.UpdateSession(s.Staff, d.Session.ID, asItIs(got))
	wantErr(t, err, catalogue.ErrSessionEnded)
	_, err = s.Catalogue.PublishSession(s.Staff, d.Session.ID)
	wantErr(t, err, catalogue.ErrSessionEnded)
	_, err = s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Room, Unlimited: true}, "")
	wantErr(t, err, catalogue.ErrSessionEnded)
	if n := s.Count(`SELECT count(*) FROM session_places WHERE session_id = $1 AND status = 'cancelled'`, d.Session.ID); n != 1 {
		t.Error("its places can still be booked")
	}
	s.ok(s.Catalogue.GetSession(s.Devon.Anonymous(), d.Session.ID))
	missed := s.published()
	s.Clock.Set(missed.StartsAt.Add(time.Hour))
	s.ok(s.Catalogue.EndSession(s.Staff, missed.Session.ID, catalogue.End{Outcome: catalogue.DidNotRun, Words: "Nobody came"}))
	if diff := cmp.Diff([]string{"cancelled: The trainer is ill", "did_not_run: Nobody came"}, told); diff != "" {
		t.Error(diff)
	}
	if s.audited("session.cancel") != 1 || s.audited("session.did_not_run") != 1 {
		t.Error("not audited once each")
	}
}

func TestASessionSomebodyAttendedDidRun(t *testing.T) {
	s := set(t)
	d := s.published()
	b := s.Devon.Booking(fixture.Booking{Session: d.Session.ID})
	s.Clock.Set(d.StartsAt.Add(time.Hour))
	s.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, attended, marked_at)
		VALUES ($1, $2, $3, $4, $5, 'present', true, now())`, s.Devon.ID, uuid.New(), d.Parts[0].ID, d.Session.ID, b.ID)
	_, err := s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.DidNotRun, Words: "Nobody came"})
	wantErr(t, err, catalogue.ErrAttended)
	s.Exec(`UPDATE marks SET superseded_at = now()`)
	s.ok(s.Catalogue.EndSession(s.Staff, d.Session.ID, catalogue.End{Outcome: catalogue.DidNotRun, Words: "Nobody came"}))
}

func TestImportedSessions(t *testing.T) {
	s := set(t)
	ctx := s.Devon.System()
	old := s.Devon.Programme(fixture.Programme{Year: 2023, Status: "closed"})
	presenter := s.Devon.Person(fixture.Person{})
	session := func(imported catalogue.Imported, course uuid.UUID) catalogue.NewSession {
		return s.newSession(func(in *catalogue.NewSession) {
			in.ProgrammeID, in.CourseID, in.Imported = old.ID, course, &imported
			in.Parts = []catalogue.PartInput{typed("2024-03-31 09:30-12:30")}
			in.Trainers = []catalogue.TrainerInput{{PersonID: presenter.ID}}
		})
	}
	create := func(in catalogue.NewSession) (catalogue.Session, error) {
		return database.InTx(ctx, s.DB, func(tx *database.Tx) (catalogue.Session, error) { return s.Catalogue.CreateSessionTx(tx, in) })
	}
	withdrawn := s.Devon.Course(fixture.Course{Status: "withdrawn"})
	ran, err := create(session(catalogue.Imported{Source: "register.xlsx", Reference: "OLD-1", Status: catalogue.Published}, withdrawn.ID))
	if err != nil {
		t.Fatalf("%v %v", err, fault.Of(err).Fields)
	}
	if ran.Reference != "OLD-1" || ran.FinancialYear != 2023 || ran.PublishedAt == nil || ran.Source != "register.xlsx" {
		t.Errorf("%+v", ran)
	}
	_, err = create(session(catalogue.Imported{Source: "register.xlsx", Reference: "OLD-1", Status: catalogue.Published}, withdrawn.ID))
	wantFields(t, err, "reference taken")
	off, err := create(session(catalogue.Imported{Source: "register.xlsx", Status: catalogue.Cancelled, EndReason: "Snow"}, s.course))
	if err != nil || off.EndedAt == nil || off.EndReason != "Snow" {
		t.Errorf("%+v, %v", off, err)
	}
	if n := s.Count(`SELECT count(*) FROM session_places WHERE first_capacity = 20 AND (session_id = $1 AND status = 'published'
		OR session_id = $2 AND status = 'cancelled')`, ran.ID, off.ID); n != 2 {
		t.Errorf("%d places as they were, want 2", n)
	}
}

func TestWritersWhoMayNot(t *testing.T) {
	s := set(t)
	trainer := s.Devon.Trainer()
	d := s.published(func(in *catalogue.NewSession) { in.Trainers = []catalogue.TrainerInput{{PersonID: trainer.ID}} })
	before := s.rows()
	durham := s.Partnership("durham").Staff()
	for name, ctx := range contexts(s, trainer, durham) {
		t.Run(name, func(t *testing.T) {
			_, err := s.Catalogue.CreateSession(ctx, s.newSession())
			if name != "staff of another" {
				wantErr(t, err, fault.Missing)
			}
			_, err = s.Catalogue.UpdateSession(ctx, d.Session.ID, asItIs(d))
			wantErr(t, err, fault.Missing)
			_, err = s.Catalogue.PublishSession(ctx, d.Session.ID)
			wantErr(t, err, fault.Missing)
			_, err = s.Catalogue.EndSession(ctx, d.Session.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "No"})
			wantErr(t, err, fault.Missing)
			_, err = s.Catalogue.SetPlaces(ctx, d.Session.ID, catalogue.SeatInput{Seat: places.Room, Unlimited: true}, "")
			wantErr(t, err, fault.Missing)
		})
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Error(diff)
	}
}
