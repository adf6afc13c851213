package catalogue_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

var london = fixture.London

// said is the faults of fields as "field code", in order.
func said(fields fault.Fields) []string {
	var all []string
	for _, f := range fields {
		all = append(all, f.Field+" "+f.Code)
	}
	slices.Sort(all)
	return all
}

// typed is a part as staff type it: "2025-06-16 09:30-12:30".
func typed(text string) catalogue.PartInput {
	day, hours, _ := strings.Cut(text, " ")
	start, end, _ := strings.Cut(hours, "-")
	return catalogue.PartInput{Date: ukdate.MustParseDate(day), StartWall: ukdate.MustParseWall(start), EndWall: ukdate.MustParseWall(end)}
}

func (p planned) part() catalogue.Part {
	in := typed(p.text)
	part := catalogue.Part{
		ID: p.id, LocalDate: in.Date, StartWall: in.StartWall, EndWall: in.EndWall,
		StartsAt: london(p.text[:10] + " " + in.StartWall.String()), EndsAt: london(p.text[:10] + " " + in.EndWall.String()),
	}
	if p.cancelled {
		part.CancelledAt = &fixture.Now
	}
	return part
}

type planned struct {
	id        uuid.UUID
	text      string
	cancelled bool
}

func TestSpanOf(t *testing.T) {
	for name, c := range map[string]struct {
		parts []planned
		first string
		until string
		year  string
	}{
		"one part":                        {[]planned{{text: "2025-06-16 09:30-12:30"}}, "2025-06-16 09:30", "2025-06-16 12:30", "2025-26"},
		"the first and the last":          {[]planned{{text: "2025-06-17 09:00-10:00"}, {text: "2025-06-16 09:00-10:00"}}, "2025-06-16 09:00", "2025-06-17 10:00", "2025-26"},
		"a cancelled first part":          {[]planned{{text: "2025-06-16 09:00-10:00", cancelled: true}, {text: "2025-06-17 09:00-10:00"}}, "2025-06-17 09:00", "2025-06-17 10:00", "2025-26"},
		"31 March is the old year":        {[]planned{{text: "2025-03-31 23:00-23:59"}, {text: "2025-04-01 09:00-10:00"}}, "2025-03-31 23:00", "2025-04-01 10:00", "2024-25"},
		"1 April is the new":              {[]planned{{text: "2025-04-01 00:00-01:00"}}, "2025-04-01 00:00", "2025-04-01 01:00", "2025-26"},
		"a first part on 31 March is off": {[]planned{{text: "2025-03-31 09:00-10:00", cancelled: true}, {text: "2025-04-01 09:00-10:00"}}, "2025-04-01 09:00", "2025-04-01 10:00", "2025-26"},
	} {
		t.Run(name, func(t *testing.T) {
			var parts []catalogue.Part
			for _, p := range c.parts {
				parts = append(parts, p.part())
			}
			span, ok := catalogue.SpanOf(parts)
			if !ok || !span.StartsAt.Equal(london(c.first)) || !span.EndsAt.Equal(london(c.until)) ||
				span.FirstDate.String() != c.first[:10] || span.Year.String() != c.year {
				t.Errorf("%+v, %v", span, ok)
			}
		})
	}
	if _, ok := catalogue.SpanOf([]catalogue.Part{planned{text: "2025-06-16 09:30-12:30", cancelled: true}.part()}); ok {
		t.Error("a session of which nothing is left has a span")
	}
}

func TestPlanPartsOfANewSession(t *testing.T) {
	first, second := 0, 1
	fold := func(p catalogue.PartInput, start, end *int) catalogue.PartInput {
		p.StartFold, p.EndFold = start, end
		return p
	}
	off := func(p catalogue.PartInput) catalogue.PartInput { p.Cancelled = true; return p }
	for name, c := range map[string]struct {
		inputs []catalogue.PartInput
		want   []string
	}{
		"a morning":                     {[]catalogue.PartInput{typed("2025-06-16 09:30-12:30")}, nil},
		"two days, typed in any order":  {[]catalogue.PartInput{typed("2025-06-17 09:30-12:30"), typed("2025-06-16 09:30-12:30")}, nil},
		"no part":                       {nil, []string{"parts count"}},
		"41 parts":                      {slices.Repeat([]catalogue.PartInput{typed("2025-06-16 09:30-12:30")}, 41), []string{"parts count"}},
		"ends before it starts":         {[]catalogue.PartInput{typed("2025-06-16 12:30-09:30")}, []string{"parts.0.endWall ends_before_start"}},
		"ends when it starts":           {[]catalogue.PartInput{typed("2025-06-16 09:30-09:30")}, []string{"parts.0.endWall ends_before_start"}},
		"overlap is said of the later":  {[]catalogue.PartInput{typed("2025-06-16 09:30-12:30"), typed("2025-06-16 12:00-13:00")}, []string{"parts.1.startWall overlaps_part"}},
		"touching ends are fine":        {[]catalogue.PartInput{typed("2025-06-16 09:30-12:30"), typed("2025-06-16 12:30-13:00")}, nil},
		"a cancelled part is in no way": {[]catalogue.PartInput{typed("2025-06-16 09:30-12:30"), off(typed("2025-06-16 12:00-13:00"))}, nil},
		"every part is cancelled":       {[]catalogue.PartInput{off(typed("2025-06-16 09:30-12:30"))}, []string{"parts no_part_left"}},
		"yesterday":                     {[]catalogue.PartInput{typed("2025-06-01 09:30-12:30")}, []string{"parts.0.date in_the_past"}},
		"earlier today":                 {[]catalogue.PartInput{typed("2025-06-02 09:30-12:30")}, []string{"parts.0.startWall in_the_past"}},
		"now":                           {[]catalogue.PartInput{typed("2025-06-02 10:00-12:30")}, []string{"parts.0.startWall in_the_past"}},
		"later today":                   {[]catalogue.PartInput{typed("2025-06-02 10:01-12:30")}, nil},
		"the hour that March skips":     {[]catalogue.PartInput{typed("2026-03-29 01:30-03:30")}, []string{"parts.0.startWall nonexistent_time"}},
		"an end in the skipped hour":    {[]catalogue.PartInput{typed("2026-03-29 00:30-01:00")}, []string{"parts.0.endWall nonexistent_time"}},
		"around the skipped hour":       {[]catalogue.PartInput{typed("2026-03-29 00:30-02:00")}, nil},
		"the hour that October repeats": {[]catalogue.PartInput{typed("2025-10-26 01:30-03:00")}, []string{"parts.0.startWall ambiguous_time"}},
		"its first 01:30":               {[]catalogue.PartInput{fold(typed("2025-10-26 01:30-03:00"), &first, nil)}, nil},
		"its second 01:30":              {[]catalogue.PartInput{fold(typed("2025-10-26 01:30-03:00"), &second, nil)}, nil},
		"from the first to the second":  {[]catalogue.PartInput{fold(typed("2025-10-26 01:30-01:30"), &first, &second)}, nil},
		"from the second to the first":  {[]catalogue.PartInput{fold(typed("2025-10-26 01:30-01:45"), &second, &first)}, []string{"parts.0.endWall ends_before_start"}},
		"both ends doubtful":            {[]catalogue.PartInput{typed("2025-10-26 01:15-01:45")}, []string{"parts.0.endWall ambiguous_time", "parts.0.startWall ambiguous_time"}},
		"a fold that does not matter":   {[]catalogue.PartInput{fold(typed("2025-06-16 09:30-12:30"), &second, &second)}, nil},
		"no date":                       {[]catalogue.PartInput{{EndWall: ukdate.MustParseWall("09:00")}}, []string{"parts.0.date invalid_date"}},
		"a part that is not there":      {[]catalogue.PartInput{{ID: uuid.New(), Date: ukdate.MustParseDate("2025-06-16")}}, []string{"parts.0.id unknown_part"}},
		"every fault at once":           {[]catalogue.PartInput{typed("2025-06-01 09:30-12:30"), typed("2025-06-16 12:30-09:30")}, []string{"parts.0.date in_the_past", "parts.1.endWall ends_before_start"}},
	} {
		t.Run(name, func(t *testing.T) {
			parts, bad := catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Inputs: c.inputs})
			if diff := cmp.Diff(c.want, said(bad)); diff != "" {
				t.Fatal(diff)
			}
			for i, p := range parts {
				if len(bad) == 0 && (p.Position != i+1 || i > 0 && p.StartsAt.Before(parts[i-1].StartsAt)) {
					t.Errorf("not numbered by time: %+v", parts)
				}
			}
		})
	}
}

func TestPlanPartsKeepsTheClockAcrossClockChanges(t *testing.T) {
	parts, bad := catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Inputs: []catalogue.PartInput{
		typed("2025-10-25 09:00-10:00"), typed("2025-10-26 09:00-10:00"), typed("2026-03-28 09:00-10:00"), typed("2026-03-29 09:00-10:00"),
	}})
	if len(bad) > 0 {
		t.Fatal(said(bad))
	}
	for i, hour := range []int{8, 9, 9, 8} {
		if got := parts[i].StartsAt.UTC().Hour(); got != hour {
			t.Errorf("part %d starts at %d UTC, want %d", i+1, got, hour)
		}
	}
	night, second := typed("2025-10-26 01:30-03:00"), 1
	night.StartFold = &second
	parts, _ = catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Inputs: []catalogue.PartInput{night}})
	if got := parts[0].StartsAt.UTC(); got.Hour() != 1 || parts[0].Minutes() != 90 {
		t.Errorf("the second 01:30 is %s, %d minutes", got, parts[0].Minutes())
	}
}

func TestPlanPartsOfAPublishedSession(t *testing.T) {
	started := planned{uuid.New(), "2025-06-02 09:00-12:00", false}
	later := planned{uuid.New(), "2025-06-09 09:00-12:00", false}
	offBefore := planned{uuid.New(), "2025-06-01 09:00-12:00", true}
	existing := []catalogue.Part{offBefore.part(), started.part(), later.part()}
	input := func(p planned, text string, off bool) catalogue.PartInput {
		in := typed(text)
		in.ID, in.Cancelled = p.id, off
		return in
	}
	as := func(p planned) catalogue.PartInput { return input(p, p.text, p.cancelled) }
	for name, c := range map[string]struct {
		inputs []catalogue.PartInput
		want   []string
	}{
		"as it is":                      {[]catalogue.PartInput{as(offBefore), as(started), as(later)}, nil},
		"a later part moves":            {[]catalogue.PartInput{as(offBefore), as(started), input(later, "2025-06-10 13:00-16:00", false)}, nil},
		"a later part is cancelled":     {[]catalogue.PartInput{as(offBefore), as(started), input(later, later.text, true)}, nil},
		"one is added":                  {[]catalogue.PartInput{as(offBefore), as(started), as(later), typed("2025-06-11 09:00-10:00")}, nil},
		"one is added in the past":      {[]catalogue.PartInput{as(offBefore), as(started), as(later), typed("2025-05-11 09:00-10:00")}, []string{"parts.3.date in_the_past"}},
		"the started part moves":        {[]catalogue.PartInput{as(offBefore), input(started, "2025-06-03 09:00-12:00", false), as(later)}, []string{"parts.1.startWall part_started"}},
		"the started part ends later":   {[]catalogue.PartInput{as(offBefore), input(started, "2025-06-02 09:00-13:00", false), as(later)}, []string{"parts.1.startWall part_started"}},
		"the started part is cancelled": {[]catalogue.PartInput{as(offBefore), input(started, started.text, true), as(later)}, []string{"parts.1.cancelled part_started"}},
		"a part is left out":            {[]catalogue.PartInput{as(offBefore), as(started)}, []string{"parts part_missing"}},
		"a past part comes back":        {[]catalogue.PartInput{input(offBefore, offBefore.text, false), as(started), as(later)}, []string{"parts.0.date in_the_past"}},
		"the same part twice":           {[]catalogue.PartInput{as(offBefore), as(started), as(later), as(later)}, []string{"parts.3.id unknown_part"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, bad := catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Existing: existing, Inputs: c.inputs, Live: true})
			if diff := cmp.Diff(c.want, said(bad)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestALeftAloneNightKeepsItsFold(t *testing.T) {
	second := 1
	in := typed("2025-10-26 01:30-03:00")
	in.StartFold = &second
	before, _ := catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Inputs: []catalogue.PartInput{in}})
	before[0].ID = uuid.New()
	in.ID, in.StartFold = before[0].ID, nil
	after, bad := catalogue.PlanParts(catalogue.Timetable{Now: fixture.Now, Existing: before, Inputs: []catalogue.PartInput{in}})
	if len(bad) > 0 || !after[0].StartsAt.Equal(before[0].StartsAt) {
		t.Errorf("%v, %v; want %v", after, said(bad), before)
	}
}

func TestResolveWindow(t *testing.T) {
	starts := london("2025-06-16 09:30")
	wall := func(text string) *ukdate.Wall { w := ukdate.MustParseWall(text); return &w }
	day := ukdate.MustParseDate
	past := &catalogue.Window{Opens: london("2025-05-01 08:00"), Closes: starts}
	for name, c := range map[string]struct {
		in            catalogue.WindowInput
		before        *catalogue.Window
		starts        time.Time
		opens, closes string
		want          []string
	}{
		"now until the start":        {opens: "2025-06-02 10:00", closes: "2025-06-16 09:30"},
		"given":                      {in: catalogue.WindowInput{OpensOn: day("2025-06-03"), OpensWall: wall("08:00"), ClosesOn: day("2025-06-15"), ClosesWall: wall("17:00")}, opens: "2025-06-03 08:00", closes: "2025-06-15 17:00"},
		"a date alone is midnight":   {in: catalogue.WindowInput{OpensOn: day("2025-06-03")}, opens: "2025-06-03 00:00", closes: "2025-06-16 09:30"},
		"closing at the start":       {in: catalogue.WindowInput{ClosesOn: day("2025-06-16"), ClosesWall: wall("09:30")}, opens: "2025-06-02 10:00", closes: "2025-06-16 09:30"},
		"open before, open still":    {before: past, opens: "2025-05-01 08:00", closes: "2025-06-16 09:30"},
		"it opens after all":         {before: &catalogue.Window{Opens: london("2025-06-05 08:00")}, opens: "2025-06-02 10:00", closes: "2025-06-16 09:30"},
		"entered after the event":    {starts: london("2024-06-16 09:30"), opens: "2024-06-16 09:29", closes: "2024-06-16 09:30"},
		"closing after the start":    {in: catalogue.WindowInput{ClosesOn: day("2025-06-16"), ClosesWall: wall("09:31")}, want: []string{"closesOn after_start"}},
		"closing before opening":     {in: catalogue.WindowInput{OpensOn: day("2025-06-10"), ClosesOn: day("2025-06-09")}, want: []string{"closesOn before_opening"}},
		"closing as it opens":        {in: catalogue.WindowInput{OpensOn: day("2025-06-10"), ClosesOn: day("2025-06-10")}, want: []string{"closesOn before_opening"}},
		"opening after the start":    {in: catalogue.WindowInput{OpensOn: day("2025-06-17")}, want: []string{"opensOn after_closing"}},
		"a time without a date":      {in: catalogue.WindowInput{OpensWall: wall("08:00"), ClosesWall: wall("08:00")}, want: []string{"closesOn required", "opensOn required"}},
		"a time that March skips":    {in: catalogue.WindowInput{OpensOn: day("2025-03-30"), OpensWall: wall("01:30")}, want: []string{"opensWall nonexistent_time"}},
		"a time that October doubts": {starts: london("2025-11-03 09:30"), in: catalogue.WindowInput{ClosesOn: day("2025-10-26"), ClosesWall: wall("01:30")}, want: []string{"closesWall ambiguous_time"}},
	} {
		t.Run(name, func(t *testing.T) {
			at := starts
			if !c.starts.IsZero() {
				at = c.starts
			}
			w, bad := catalogue.ResolveWindow(c.in, fixture.Now, at, c.before)
			if diff := cmp.Diff(c.want, said(bad)); diff != "" {
				t.Fatal(diff)
			}
			if c.want == nil && (!w.Opens.Equal(london(c.opens)) || !w.Closes.Equal(london(c.closes))) {
				t.Errorf("open from %s until %s", w.Opens, w.Closes)
			}
		})
	}
}

func TestResolveSeats(t *testing.T) {
	n := func(seat places.Seat, capacity int) catalogue.SeatInput {
		return catalogue.SeatInput{Seat: seat, Capacity: &capacity}
	}
	unlimited := catalogue.SeatInput{Seat: places.Online, Unlimited: true}
	both := n(places.Online, 5)
	both.Unlimited = true
	for name, c := range map[string]struct {
		mode   catalogue.Mode
		inputs []catalogue.SeatInput
		want   []string
	}{
		"a room":                 {catalogue.InPerson, []catalogue.SeatInput{n(places.Room, 20)}, nil},
		"no places at all":       {catalogue.InPerson, []catalogue.SeatInput{n(places.Room, 0)}, nil},
		"online without limit":   {catalogue.Virtual, []catalogue.SeatInput{unlimited}, nil},
		"both":                   {catalogue.Blended, []catalogue.SeatInput{unlimited, n(places.Room, 20)}, nil},
		"online in a room":       {catalogue.InPerson, []catalogue.SeatInput{unlimited}, []string{"seats missing_seat", "seats.0.seat not_of_this_mode"}},
		"half of both":           {catalogue.Blended, []catalogue.SeatInput{unlimited}, []string{"seats missing_seat"}},
		"the same twice":         {catalogue.InPerson, []catalogue.SeatInput{n(places.Room, 1), n(places.Room, 2)}, []string{"seats.1.seat twice"}},
		"no number":              {catalogue.InPerson, []catalogue.SeatInput{{Seat: places.Room}}, []string{"seats.0.capacity required"}},
		"a number and no limit":  {catalogue.Virtual, []catalogue.SeatInput{both}, []string{"seats.0.capacity not_used"}},
		"fewer than none":        {catalogue.InPerson, []catalogue.SeatInput{n(places.Room, -1)}, []string{"seats.0.capacity out_of_range"}},
		"a seat nobody heard of": {catalogue.InPerson, []catalogue.SeatInput{n("roof", 1), n(places.Room, 1)}, []string{"seats.0.seat not_of_this_mode"}},
		"a mode nobody heard of": {"by_post", nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, bad := catalogue.ResolveSeats(c.mode, c.inputs)
			if diff := cmp.Diff(c.want, said(bad)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBookingStateOf(t *testing.T) {
	opens, closes, starts := london("2025-06-02 10:00"), london("2025-06-15 17:00"), london("2025-06-16 09:30")
	second := time.Second
	for name, c := range map[string]struct {
		status catalogue.Status
		now    time.Time
		room   bool
		want   catalogue.BookingState
	}{
		"a second before it opens":  {catalogue.Published, opens.Add(-second), true, catalogue.StateNotYetOpen},
		"at opening":                {catalogue.Published, opens, true, catalogue.StateOpen},
		"full before it opens":      {catalogue.Published, opens.Add(-second), false, catalogue.StateNotYetOpen},
		"full":                      {catalogue.Published, opens, false, catalogue.StateFull},
		"a second before it closes": {catalogue.Published, closes.Add(-second), true, catalogue.StateOpen},
		"at closing":                {catalogue.Published, closes, true, catalogue.StateClosed},
		"closed and full":           {catalogue.Published, closes, false, catalogue.StateClosed},
		"at the start":              {catalogue.Published, starts, true, catalogue.StateStarted},
		"a draft":                   {catalogue.Draft, starts, true, catalogue.StateDraft},
		"cancelled":                 {catalogue.Cancelled, opens, true, catalogue.StateCancelled},
		"did not run":               {catalogue.DidNotRun, starts, true, catalogue.StateCancelled},
	} {
		t.Run(name, func(t *testing.T) {
			if got := catalogue.BookingStateOf(c.status, c.now, opens, closes, starts, c.room); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestProgrammeCovers(t *testing.T) {
	year := catalogue.Programme{FinancialYear: 2024}
	reaching := catalogue.Programme{FinancialYear: 2024, ReachesIntoNextYear: true}
	for date, want := range map[string][2]bool{
		"2024-03-31": {false, false}, "2024-04-01": {true, true}, "2025-03-31": {true, true},
		"2025-04-01": {false, true}, "2026-03-31": {false, true}, "2026-04-01": {false, false},
	} {
		day := ukdate.MustParseDate(date)
		if got := [2]bool{year.Covers(day), reaching.Covers(day)}; got != want {
			t.Errorf("%s: %v, want %v", date, got, want)
		}
	}
}

func TestStatusesMayBecome(t *testing.T) {
	programmes := map[string]bool{
		"draft published": true, "published closed": true, "closed published": true,
		"published draft": false, "closed draft": false, "draft closed": false,
	}
	for move, want := range programmes {
		from, to, _ := strings.Cut(move, " ")
		if got := catalogue.ProgrammeStatus(from).MayBecome(catalogue.ProgrammeStatus(to)); got != want {
			t.Errorf("programme %s: %v", move, got)
		}
	}
	events := map[string]bool{
		"draft published": true, "published draft": true, "published cancelled": true, "cancelled published": true,
		"draft cancelled": false, "cancelled draft": false,
	}
	for move, want := range events {
		from, to, _ := strings.Cut(move, " ")
		if got := catalogue.EventStatus(from).MayBecome(catalogue.EventStatus(to)); got != want {
			t.Errorf("event %s: %v", move, got)
		}
	}
}

func TestMayPublish(t *testing.T) {
	number := func(n int) *places.Place { return &places.Place{Capacity: &n} }
	later, earlier := fixture.Now.Add(time.Hour), fixture.Now.Add(-time.Hour)
	for name, c := range map[string]struct {
		course    catalogue.CourseStatus
		programme catalogue.ProgrammeStatus
		starts    time.Time
		seats     []*places.Place
		want      error
	}{
		"all is well":          {"published", "published", later, []*places.Place{number(1)}, nil},
		"unlimited is plenty":  {"published", "published", later, []*places.Place{{}}, nil},
		"one of two is enough": {"published", "published", later, []*places.Place{number(0), number(1)}, nil},
		"a draft course":       {"draft", "published", later, []*places.Place{number(1)}, catalogue.ErrCourseNotPublished},
		"a withdrawn course":   {"withdrawn", "published", later, []*places.Place{number(1)}, catalogue.ErrCourseNotPublished},
		"a draft programme":    {"published", "draft", later, []*places.Place{number(1)}, catalogue.ErrProgrammeNotPublished},
		"a closed programme":   {"published", "closed", later, []*places.Place{number(1)}, catalogue.ErrProgrammeNotPublished},
		"starts now":           {"published", "published", fixture.Now, []*places.Place{number(1)}, catalogue.ErrStartsInPast},
		"started":              {"published", "published", earlier, []*places.Place{number(1)}, catalogue.ErrStartsInPast},
		"nowhere to sit":       {"published", "published", later, []*places.Place{number(0)}, catalogue.ErrNoPlaces},
	} {
		t.Run(name, func(t *testing.T) {
			if got := catalogue.MayPublish(c.course, c.programme, fixture.Now, c.starts, c.seats); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestMayEnd(t *testing.T) {
	later, earlier := fixture.Now.Add(time.Hour), fixture.Now.Add(-time.Hour)
	for name, c := range map[string]struct {
		status   catalogue.Status
		starts   time.Time
		outcome  catalogue.Status
		attended bool
		want     error
	}{
		"cancel before the start":  {"published", later, "cancelled", false, nil},
		"cancel after the start":   {"published", earlier, "cancelled", false, catalogue.ErrAlreadyStarted},
		"cancel at the start":      {"published", fixture.Now, "cancelled", false, catalogue.ErrAlreadyStarted},
		"did not run, later":       {"published", later, "did_not_run", false, catalogue.ErrNotStarted},
		"did not run, now":         {"published", fixture.Now, "did_not_run", false, nil},
		"did not run, yet present": {"published", earlier, "did_not_run", true, catalogue.ErrAttended},
		"a draft":                  {"draft", later, "cancelled", false, catalogue.ErrNotPublished},
		"ended otherwise":          {"cancelled", earlier, "did_not_run", false, catalogue.ErrSessionEnded},
	} {
		t.Run(name, func(t *testing.T) {
			session := catalogue.Session{Status: c.status, StartsAt: c.starts}
			if got := catalogue.MayEnd(session, c.outcome, fixture.Now, c.attended); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestMoved(t *testing.T) {
	morning := planned{uuid.New(), "2025-06-16 09:30-12:30", false}
	hall, barn := uuid.New(), uuid.New()
	before := catalogue.Planned{Session: catalogue.Session{Mode: catalogue.InPerson, VenueID: &hall, Room: "1"}, Parts: []catalogue.Part{morning.part()}}
	change := func(f func(*catalogue.Planned)) catalogue.Planned {
		after := before
		after.Parts = slices.Clone(before.Parts)
		f(&after)
		return after
	}
	for name, c := range map[string]struct {
		after catalogue.Planned
		want  bool
	}{
		"nothing":        {change(func(*catalogue.Planned) {}), false},
		"the title":      {change(func(p *catalogue.Planned) { p.Title = "Another" }), false},
		"the same venue": {change(func(p *catalogue.Planned) { same := hall; p.VenueID = &same }), false},
		"another venue":  {change(func(p *catalogue.Planned) { p.VenueID = &barn }), true},
		"another room":   {change(func(p *catalogue.Planned) { p.Room = "2" }), true},
		"another mode":   {change(func(p *catalogue.Planned) { p.Mode = catalogue.Virtual }), true},
		"a later end":    {change(func(p *catalogue.Planned) { p.Parts[0].EndsAt = p.Parts[0].EndsAt.Add(time.Minute) }), true},
		"a part more": {change(func(p *catalogue.Planned) {
			p.Parts = append(p.Parts, planned{uuid.New(), "2025-06-17 09:30-12:30", false}.part())
		}), true},
		"a cancelled one more": {change(func(p *catalogue.Planned) {
			p.Parts = append(p.Parts, planned{uuid.New(), "2025-06-17 09:30-12:30", true}.part())
		}), false},
		"its part is off": {change(func(p *catalogue.Planned) { p.Parts[0].CancelledAt = &fixture.Now }), true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := catalogue.MustBeTold(before, c.after); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestChain(t *testing.T) {
	a, b, c, d := uuid.New(), uuid.New(), uuid.New(), uuid.New()
	needs := map[uuid.UUID][]uuid.UUID{a: {b, d}, b: {c}}
	if way := catalogue.Chain(a, needs); way != nil {
		t.Errorf("no circle, but %v", way)
	}
	needs[c] = []uuid.UUID{d, a}
	if diff := cmp.Diff([]uuid.UUID{a, b, c, a}, catalogue.Chain(a, needs)); diff != "" {
		t.Error(diff)
	}
	if way := catalogue.Chain(d, needs); way != nil {
		t.Errorf("d is in no circle, but %v", way)
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                             {},
		"  ":                           {},
		"neglet level 3":               {"neglet", "level", "3"},
		"Domestic Abuse & the family":  {"domestic", "abuse", "family"},
		"the":                          {"the"},
		"Level3 group4, 3b and 2025":   {"level", "3", "group", "4", "3b", "2025"},
		"🙂 % _":                        {},
		"multi-agency, multi-agency":   {"multi", "agency"},
		"Ynys Môn":                     {"ynys", "môn"},
		`%' OR \m[a-z]* --`:            {"m", "z"},
		"one two three 4 5 6 7 8 9 10": {"one", "two", "three", "4", "5", "6", "7", "8"},
	} {
		if got := catalogue.Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestReference(t *testing.T) {
	pattern := regexp.MustCompile(`^DEV-[ACDEFGHJKMNPQRTWXY34679]{4}$`)
	seen := map[string]bool{}
	for range 200 {
		r := catalogue.Reference("devon", 4)
		if !pattern.MatchString(r) {
			t.Fatalf("%s", r)
		}
		seen[r] = true
	}
	if len(seen) < 190 {
		t.Errorf("only %d of 200 references differ", len(seen))
	}
	if r := catalogue.Reference("st-helens", 4); r[:4] != "STH-" {
		t.Errorf("%s", r)
	}
}
