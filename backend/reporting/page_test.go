package reporting_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// register closes the registers of a session and marks everybody given present.
func register(w *fixture.World, p *fixture.Partnership, s fixture.Session, present ...fixture.Booking) {
	for _, part := range s.Parts {
		w.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at) VALUES ($1, $2, $3, 'closed', $4, $4)`,
			p.ID, part.ID, s.ID, part.Ends)
		for _, b := range present {
			w.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, attended, marked_at) VALUES ($1, $2, $3, $4, $5, 'present', true, $6)`,
				p.ID, newID(), part.ID, s.ID, b.ID, part.Ends)
		}
	}
}

// attended makes a session on a day with so many people who came.
func attended(w *fixture.World, p *fixture.Partnership, s fixture.Session, people int) fixture.Session {
	s = p.Session(s)
	var bookings []fixture.Booking
	for range people {
		bookings = append(bookings, p.Booking(fixture.Booking{Session: s.ID}))
	}
	register(w, p, s, bookings...)
	return s
}

func figure(t *testing.T, figures []reporting.Figure, key string) reporting.Figure {
	t.Helper()
	for _, f := range figures {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no figure %s", key)
	return reporting.Figure{}
}

// TestRunningYearStandsBesideTheSameDays: half a year is never held against a whole one.
func TestRunningYearStandsBesideTheSameDays(t *testing.T) {
	w := fixture.Start(t) // Monday 2 June 2025
	p := w.Partnership("devon")
	for day, people := range map[string]int{
		"2025-04-10": 3, // this year
		"2025-06-20": 9, // still to come
		"2024-04-02": 2, // the same days of last year
		"2024-06-03": 5, // last year, later than today
		"2025-03-31": 4, // last year's last day
		"2024-03-31": 8, // the year before that
	} {
		attended(w, p, fixture.Session{Starts: fixture.London(day + " 09:30")}, people)
	}
	page, err := reporting.New(w.DB).Page(p.Staff().Ctx(), reporting.Query{})
	if err != nil {
		t.Fatal(err)
	}
	f := figure(t, page.Figures, "attended")
	if f.Num != 3 || f.Before.Num != 2 || f.WholeYearBefore.Num != 11 || f.Difference != "+1" {
		t.Errorf("attended %d beside %d (%s) and %d", f.Num, f.Before.Num, f.Difference, f.WholeYearBefore.Num)
	}
	if page.Before.Period.String() != "2024-04-01 to 2024-06-02" || page.Scope.Label != "Financial year 2025-26" {
		t.Errorf("%s beside %s", page.Scope.Label, page.Before.Period)
	}
	rate := figure(t, page.Figures, "rate_of_registrations")
	if rate.Difference != "0.0 points" {
		t.Errorf("the rate differs by %q", rate.Difference)
	}
}

func TestFiguresAreForStaff(t *testing.T) {
	w := fixture.Start(t)
	p, other := w.Partnership("devon"), w.Partnership("durham")
	service := reporting.New(w.DB)
	coordinator := p.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}})
	for name, who := range map[string]fixture.Person{
		"a practitioner": p.Person(fixture.Person{}), "a coordinator": coordinator, "a trainer": p.Trainer(),
	} {
		ctx := who.Ctx()
		_, page := service.Page(ctx, reporting.Query{})
		_, rows := service.Rows(ctx, reporting.RowsQuery{Figure: "attended"})
		_, export := service.Export(ctx, reporting.Query{}, "")
		_, table := service.Breakdown(ctx, reporting.Query{}, reporting.ByAgency)
		_, list := service.List(ctx)
		for what, err := range map[string]error{"page": page, "rows": rows, "export": export, "breakdown": table, "published": list} {
			if !errors.Is(err, fault.Missing) {
				t.Errorf("%s of %s: %v", what, name, err)
			}
		}
	}
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -7)}, 6)
	page, err := service.Page(other.Staff().Ctx(), reporting.Query{})
	if err != nil || page.Numbers.Sessions != 0 || page.Numbers.People != 0 {
		t.Errorf("another partnership's staff count %d sessions: %v", page.Numbers.Sessions, err)
	}
}

func TestWrongQuestions(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	day := ukdate.MustParseDate("2025-04-01")
	missing := uuid.New()
	for name, c := range map[string]struct {
		query reporting.Query
		field string
	}{
		"a year that is none":   {reporting.Query{Year: "2024-26"}, "year"},
		"a year and days":       {reporting.Query{Year: "2024-25", From: day, To: day}, "year"},
		"only the first day":    {reporting.Query{From: day}, "to"},
		"only the last day":     {reporting.Query{To: day}, "from"},
		"the last before first": {reporting.Query{From: day, To: day.AddDays(-1)}, "to"},
		"an event that is not":  {reporting.Query{Event: &missing}, ""},
	} {
		_, err := service.Page(staff, c.query)
		switch f := fault.Of(err); {
		case err == nil:
			t.Errorf("%s: no error", name)
		case c.field == "" && !errors.Is(err, fault.Missing):
			t.Errorf("%s: %v", name, err)
		case c.field != "" && (len(f.Fields) != 1 || f.Fields[0].Field != c.field):
			t.Errorf("%s: %+v, want an error on %s", name, f, c.field)
		}
	}
	for want, q := range map[error]reporting.RowsQuery{
		reporting.ErrUnknownFigure: {Figure: "places_delivered"},
		reporting.ErrNoRows:        {Figure: "people_affected_moved"},
	} {
		if _, err := service.Rows(staff, q); !errors.Is(err, want) {
			t.Errorf("rows of %s: %v", q.Figure, err)
		}
	}
	if _, err := service.Rows(staff, reporting.RowsQuery{Figure: "places_offered", By: reporting.ByAgency, Key: missing.String()}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("places by agency: %v", err)
	}
	if _, err := service.Breakdown(staff, reporting.Query{}, "colour"); !errors.Is(err, reporting.ErrUnknownDimension) {
		t.Errorf("by colour: %v", err)
	}
	if _, err := service.Rows(staff, reporting.RowsQuery{Figure: "attended", Cursor: "nonsense"}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a cursor of nonsense: %v", err)
	}
}

// TestConference: the main session counts, its break-outs have rows of their own on the conference's page.
func TestConference(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	day := fixture.Now.AddDate(0, 0, -10)
	conference := p.Event(fixture.Event{Kind: "conference", From: ukdate.DateOf(day), To: ukdate.DateOf(day)})
	main := attended(w, p, fixture.Session{Event: conference.ID, Starts: day, Ends: day.Add(6 * time.Hour), Capacity: 180}, 12)
	for range 3 {
		attended(w, p, fixture.Session{Event: conference.ID, Main: main.ID, Slot: "morning", Starts: day.Add(time.Hour), Ends: day.Add(2 * time.Hour)}, 4)
	}
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	page, err := service.Page(staff, reporting.Query{Event: &conference.ID})
	if err != nil {
		t.Fatal(err)
	}
	if f := page.Numbers; f.Sessions != 1 || f.Attended.N != 12 || f.Offered.N != 180 || f.People != 12 {
		t.Errorf("%d sessions, %d attended, %d places, %d people", f.Sessions, f.Attended.N, f.Offered.N, f.People)
	}
	table, err := service.Breakdown(staff, reporting.Query{Event: &conference.ID}, reporting.BySession)
	if err != nil {
		t.Fatal(err)
	}
	breakOuts := 0
	for _, r := range table.Rows {
		if strings.Contains(r.Label, "Break-out: ") {
			breakOuts++
		}
	}
	if len(table.Rows) != 4 || breakOuts != 3 || table.Total.Cells[0].Shown != "1" || !strings.Contains(strings.Join(table.Notes, " "), "in no total") {
		t.Errorf("%d rows, %d break-outs, total %s, notes %q", len(table.Rows), breakOuts, table.Total.Cells[0].Shown, table.Notes)
	}
}

// TestUnmetDemandAndAgenciesNotReached: what did not happen is on the page.
func TestUnmetDemandAndAgenciesNotReached(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	trust := p.Agency(fixture.Agency{Name: "A trust"})
	school := p.Agency(fixture.Agency{Name: "Its school", Parent: trust.ID})
	p.Agency(fixture.Agency{Name: "The police", Sector: "police"})
	p.Agency(fixture.Agency{Name: "Long closed", Closed: true})
	teacher := p.Person(fixture.Person{Agency: school.ID})
	s := p.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3)})
	register(w, p, s, p.Booking(fixture.Booking{Session: s.ID, Person: teacher}))
	p.Booking(fixture.Booking{Session: s.ID, Person: p.Person(fixture.Person{Agency: school.ID, Name: "Waiting"}), Status: "waiting"})
	told := p.Person(fixture.Person{Agency: school.ID, Name: "Told full"})
	placed := p.Person(fixture.Person{Agency: school.ID, Name: "Placed later"})
	for _, who := range []fixture.Person{told, placed} {
		w.Exec(`INSERT INTO told_full VALUES ($1, $2, $3, $4)`, p.ID, s.ID, who.ID, fixture.Now.AddDate(0, 0, -20))
	}
	later := p.Session(fixture.Session{Course: s.Course, Starts: fixture.Now.AddDate(0, 0, 9)})
	p.Booking(fixture.Booking{Session: later.ID, Person: placed})
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	page, err := service.Page(staff, reporting.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if page.Numbers.Unmet != 2 {
		t.Errorf("unmet demand of %d people, want those waiting and those told full with no other date", page.Numbers.Unmet)
	}
	var names []string
	for _, a := range page.NotReached {
		names = append(names, a.Name)
	}
	if got := strings.Join(names, ", "); !strings.Contains(got, "The police") || strings.Contains(got, "trust") || strings.Contains(got, "closed") {
		t.Errorf("not reached: %s", got)
	}
	rows, err := service.Rows(staff, reporting.RowsQuery{Figure: "unmet_demand"})
	if err != nil || len(rows.List) != 2 || rows.List[0].Label != "Told full" || rows.List[1].Label != "Waiting" {
		t.Errorf("rows %+v, %v", rows.List, err)
	}
}

// TestErasingPeopleChangesNoFigure: a pseudonym is one person.
func TestErasingPeopleChangesNoFigure(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3)}, 6)
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	before, err := service.Page(staff, reporting.Query{})
	if err != nil {
		t.Fatal(err)
	}
	w.Exec(`UPDATE people SET name = 'Somebody erased', email = NULL, email_key = NULL, account_id = NULL, erased_at = $2 WHERE partnership_id = $1`, p.ID, fixture.Now)
	after, err := service.Page(p.System(), reporting.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range after.Figures {
		if f.Measure != before.Figures[i].Measure {
			t.Errorf("%s was %+v, is %+v", f.Key, before.Figures[i].Measure, f.Measure)
		}
	}
}

// TestPlacesAreThoseAtTheStart: lowering places afterwards, for the room has only so many chairs, offers none fewer.
func TestPlacesAreThoseAtTheStart(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	s := p.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3), Capacity: 30})
	for _, at := range []time.Time{s.Starts.Add(-time.Hour), s.Starts.Add(time.Hour)} {
		w.Exec(`INSERT INTO place_changes (partnership_id, session_id, seat, kind, before, after, taken, reason, at)
			SELECT $1, $2, 'room', 'set', capacity, capacity - 5, 0, 'chairs', $3 FROM session_places WHERE session_id = $2`, p.ID, s.ID, at)
		w.Exec(`UPDATE session_places SET capacity = capacity - 5, ceiling = capacity - 5 WHERE session_id = $1`, s.ID)
	}
	page, err := reporting.New(w.DB).Page(p.Staff().Ctx(), reporting.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if offered, first := figure(t, page.Figures, "places_offered"), figure(t, page.Figures, "places_first_published"); offered.Num != 25 || first.Num != 30 {
		t.Errorf("%d places offered, %d as first published, want 25 and 30", offered.Num, first.Num)
	}
}
