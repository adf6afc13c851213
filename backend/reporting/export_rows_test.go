package reporting_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// TestRowsAreExportedWhole: the rows of a figure as CSV are as many as the figure says, page or no page, and who takes
// them out is recorded.
func TestRowsAreExportedWhole(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3), Title: "=Neglect"}, 60)
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -2)}, 7)
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	file, err := service.ExportRows(staff, reporting.RowsQuery{Figure: "attended"})
	if err != nil {
		t.Fatal(err)
	}
	records := table(t, file.Body)
	if len(records) != 68 || strings.Join(records[0], ",") != "registration,detail,date,outcome,adds" || records[1][2] != "2025-05-30" || records[1][3] != "attended" {
		t.Errorf("%d records: %v, %v", len(records), records[0], records[1])
	}
	if file.Filename != "rows-of-attended-financial-year-2025-26.csv" {
		t.Error(file.Filename)
	}
	if n := w.Count(`SELECT count(*) FROM reads WHERE partnership_id = $1 AND what = 'reporting.export_rows' AND rows = 67`, p.ID); n != 1 {
		t.Errorf("%d exports recorded, want 1", n)
	}
	if _, err := service.ExportRows(staff, reporting.RowsQuery{Figure: "luck"}); !errors.Is(err, reporting.ErrUnknownFigure) {
		t.Error(err)
	}
}

// TestRowsOfAnAverageSayHowTheyMakeIt: what they add up to is not the average.
func TestRowsOfAnAverageSayHowTheyMakeIt(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -3), Title: "=Neglect"}, 3)
	attended(w, p, fixture.Session{Starts: fixture.Now.AddDate(0, 0, -2)}, 6)
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	rows, err := service.Rows(staff, reporting.RowsQuery{Figure: "average_attended"})
	want := "Each row is a session, and adds its own number to the first of two sums: attended, walk-ins among them (9) divided by " +
		"sessions whose register was taken (2) make 4.5."
	if err != nil || rows.Explanation != want {
		t.Errorf("%q, %v", rows.Explanation, err)
	}
	file, err := service.ExportRows(staff, reporting.RowsQuery{Figure: "average_attended"})
	if err != nil {
		t.Fatal(err)
	}
	records := table(t, file.Body)
	if got := strings.Join(records[1], "|"); records[0][5] != "sessions whose register was taken" || !strings.HasPrefix(got, "'=Neglect|") || !strings.HasSuffix(got, "||3|1") {
		t.Errorf("%v: %s", records[0], got)
	}
	counted, err := service.Rows(staff, reporting.RowsQuery{Figure: "attended"})
	if err != nil || counted.Explanation != "" {
		t.Errorf("%q, %v", counted.Explanation, err)
	}
}

// TestAgenciesInAFileNameTheirParent: a file whose rows hold one another says so, and which.
func TestAgenciesInAFileNameTheirParent(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	trust := p.Agency(fixture.Agency{Name: "A trust"})
	p.Agency(fixture.Agency{Name: "Its school", Parent: trust.ID})
	file, err := reporting.New(w.DB).Export(p.Staff().Ctx(), reporting.Query{}, reporting.ByAgency)
	if err != nil {
		t.Fatal(err)
	}
	records := table(t, file.Body)
	total := records[len(records)-1]
	if records[0][2] != "parent" || records[0][len(total)-1] != "note" || !strings.Contains(total[len(total)-1], "does not add up to the total") {
		t.Errorf("%v\n%v", records[0], total)
	}
	for _, record := range records[1:] {
		if want := map[string]string{"Its school": "A trust"}[record[1]]; record[2] != want {
			t.Errorf("%s is under %q, want %q", record[1], record[2], want)
		}
	}
}
