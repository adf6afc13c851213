package reporting_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/reporting"
)

func timeHour(n int) time.Duration { return time.Duration(n) * time.Hour }

// TestPageFileAndCommandLineAgree: the page, its CSV, and what the command line prints are the same numbers; changing
// one mark changes all three.
func TestPageFileAndCommandLineAgree(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	s := attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3), Title: "=HYPERLINK(\"x\")"}, 8)
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	for _, want := range []string{"8", "7"} {
		page, err := service.Page(staff, reporting.Query{})
		if err != nil {
			t.Fatal(err)
		}
		file, err := service.Export(staff, reporting.Query{}, "")
		if err != nil {
			t.Fatal(err)
		}
		var text, doc bytes.Buffer
		if err := page.WriteText(&text); err != nil {
			t.Fatal(err)
		}
		if err := page.WriteJSON(&doc); err != nil {
			t.Fatal(err)
		}
		onPage, inFile, inJSON := figure(t, page.Figures, "attended").Shown, cellOf(t, file.Body, "attended", "value"), jsonOf(t, doc.Bytes(), "attended")
		if onPage != want || inFile != want || inJSON != want || !strings.Contains(text.String(), "Attended") {
			t.Errorf("attended is %s on the page, %s in the file, %s on the command line, want %s", onPage, inFile, inJSON, want)
		}
		w.Exec(`UPDATE marks SET mark = 'absent', attended = false WHERE partnership_id = $1 AND id = (SELECT min(id::text)::uuid FROM marks WHERE session_id = $2)`, p.ID, s.ID)
	}
	if n := w.Count(`SELECT count(*) FROM reads WHERE partnership_id = $1 AND what = 'reporting.export'`, p.ID); n != 2 {
		t.Errorf("%d exports recorded, want 2", n)
	}
	file, err := service.Export(staff, reporting.Query{}, reporting.BySession)
	if err != nil || !strings.HasPrefix(string(file.Body), "\ufeff") || file.Filename != "figures-financial-year-2025-26-by-session.csv" {
		t.Errorf("%s: %v", file.Filename, err)
	}
	for _, record := range table(t, file.Body) {
		for _, cell := range record {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a cell would run: %q", cell)
			}
		}
	}
}

func table(t *testing.T, body []byte) [][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func cellOf(t *testing.T, body []byte, key, column string) string {
	t.Helper()
	records := table(t, body)
	for _, record := range records[1:] {
		for i, name := range records[0] {
			if record[1] == key && name == column {
				return record[i]
			}
		}
	}
	t.Fatalf("no %s of %s", column, key)
	return ""
}

func jsonOf(t *testing.T, doc []byte, key string) string {
	t.Helper()
	var page struct {
		Figures []struct {
			Key   string
			Value json.Number
		}
	}
	if err := json.Unmarshal(doc, &page); err != nil {
		t.Fatal(err)
	}
	for _, f := range page.Figures {
		if f.Key == key {
			return f.Value.String()
		}
	}
	t.Fatalf("no %s", key)
	return ""
}

// TestTotalsMustAddUp: where every number of a spreadsheet is known they must add up; where one is not, nothing can
// be said.
func TestTotalsMustAddUp(t *testing.T) {
	all := func() reporting.Totals {
		return reporting.Totals{Source: "Spreadsheet 2022", Outcomes: reporting.Outcomes{
			Registrations: n(30), ByProvider: n(1), Late: n(2), InTime: n(3), NoShows: n(2), Excused: n(1), NotTaken: n(0), WalkIns: n(4), Attended: n(25),
		}}
	}
	for name, c := range map[string]struct {
		change func(*reporting.Totals)
		field  string
	}{
		"they add up":                     {func(*reporting.Totals) {}, ""},
		"one too many attended":           {func(t *reporting.Totals) { t.Attended = n(26) }, "attended"},
		"walk-ins are not known":          {func(t *reporting.Totals) { t.WalkIns, t.Attended = nil, n(26) }, ""},
		"less than nobody":                {func(t *reporting.Totals) { t.Late = n(-1) }, "cancelled_late"},
		"nobody says where they are from": {func(t *reporting.Totals) { t.Source = " " }, "source"},
	} {
		totals := all()
		c.change(&totals)
		err := totals.Check()
		switch {
		case c.field == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.field != "" && (err == nil || fault.Of(err).Fields[0].Field != c.field):
			t.Errorf("%s: %v, want an error on %s", name, err, c.field)
		}
	}
}
