package imports_test

import (
	"context"
	"encoding/csv"
	"strconv"
	"testing"

	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/imports/demo"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// The published totals of Durham's Safeguarding Week of October 2024. How the 236 divide is ours.
const (
	weekSessions      = 21
	weekRegistrations = 1257
	weekAttended      = 1021
)

var weekOutcomes = map[string]int{
	"attended": weekAttended, "no_show": 121, "cancelled_in_time": 67, "cancelled_late": 43, "excused": 5,
}

func TestTheRowsOfTheWeekAddUpToThePublishedTotals(t *testing.T) {
	sessions, bookings := column(t, "sessions.csv", "reference"), column(t, "bookings.csv", "session")
	if len(sessions) != weekSessions || len(bookings) != weekRegistrations {
		t.Errorf("%d sessions and %d registrations", len(sessions), len(bookings))
	}
	counts := map[string]int{}
	for _, outcome := range column(t, "bookings.csv", "outcome") {
		counts[outcome]++
	}
	for outcome, n := range weekOutcomes {
		if counts[outcome] != n {
			t.Errorf("%d %s, want %d", counts[outcome], outcome, n)
		}
	}
	for _, date := range column(t, "sessions.csv", "date") {
		if d := ukdate.MustParseDate(date); d.Before(ukdate.NewDate(2024, 10, 14)) || d.After(ukdate.NewDate(2024, 10, 18)) {
			t.Errorf("%s is not in the week", date)
		}
	}
}

// column is one column of a file of Durham's.
func column(t *testing.T, name, column string) []string {
	t.Helper()
	f, err := demo.Files("durham").Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, header := range rows[0] {
		if header == column {
			var cells []string
			for _, row := range rows[1:] {
				cells = append(cells, row[i])
			}
			return cells
		}
	}
	t.Fatalf("%s has no column %s", name, column)
	return nil
}

func startWithTheWeek(t *testing.T) *world {
	t.Helper()
	w := start(t)
	for _, l := range []string{"Durham City", "Chester-le-Street", "Bishop Auckland", "Derwentside", "Easington", "Wear Valley", "Sedgefield"} {
		w.here.Locality(l)
	}
	w.must(theWeek(t)...)
	return w
}

func theWeek(t *testing.T) []imports.Input {
	t.Helper()
	inputs, err := imports.Folder(demo.Files("durham"))
	if err != nil {
		t.Fatal(err)
	}
	return inputs
}

func TestTheFiguresOfTheWeekAreThePublishedOnes(t *testing.T) {
	w := startWithTheWeek(t)
	for outcome, n := range weekOutcomes {
		if got := w.Count(`SELECT count(*) FROM registration_outcomes_of($1, (SELECT array_agg(id) FROM sessions)) WHERE outcome = $2`, w.here.ID, outcome); got != n {
			t.Errorf("%d %s, want %d", got, outcome, n)
		}
	}
	figures := reporting.New(w.DB)
	staff := actor.With(context.Background(), actor.System(w.here.ID, actor.Operator))
	event, err := figures.FindEvent(staff, "SGW-2024")
	if err != nil {
		t.Fatal(err)
	}
	public, err := figures.EventFigures(w.here.Anonymous(), event)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{}
	for _, f := range public.Figures {
		shown[f.Key] = f.Shown
	}
	for key, want := range map[string]string{
		"sessions_delivered": strconv.Itoa(weekSessions), "registrations": "1,257", "attended": "1,021", "average_attended": "48.6", "rate_of_registrations": "81.2 %",
	} {
		if shown[key] != want {
			t.Errorf("%s is shown as %q, want %q", key, shown[key], want)
		}
	}
	if of, there := shown["rate_of_places"]; there {
		t.Errorf("a rate of places is shown, %s, though nobody published the places", of)
	}
	values := map[string]string{}
	for _, p := range public.Published {
		values[p.Label] = p.Value + " " + p.Source
	}
	source := " Durham Safeguarding Children Partnership, published account of Safeguarding Week 2024"
	if values["2023"] != "23.3"+source || values["2022"] != "12.7"+source {
		t.Errorf("published beside it: %v", values)
	}
}

func TestTheWeekImportedAgainChangesNothing(t *testing.T) {
	w := startWithTheWeek(t)
	before := w.everything()
	again := w.run(imports.Options{}, theWeek(t)...)
	if n := again.Count(imports.AlreadyThere); n != 20+448+6+1+21+1257+2 || again.Count(imports.Created)+again.Count(imports.Failed) > 0 {
		t.Errorf("%d rows were there", n)
	}
	for _, f := range again.Files {
		for _, r := range f.Rows {
			if r.Note != "" {
				t.Errorf("%s, line %d: %s", f.Name, r.Line, r.Note)
			}
		}
	}
	w.unchanged(before)
}
