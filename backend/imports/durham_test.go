package imports_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/imports/demo"
	"github.com/turnout-uk/turnout/backend/internal/clock"
)

func TestTheWeekOfDurhamIsExactlyThePublishedOne(t *testing.T) {
	w := start(t)
	for _, l := range []string{"Durham City", "Chester-le-Street", "Bishop Auckland", "Derwentside", "Easington", "Wear Valley", "Sedgefield"} {
		w.here.Locality(l)
	}
	elapsed := clock.Stopwatch()
	inputs, err := imports.Folder(demo.Files("durham"))
	if err != nil {
		t.Fatal(err)
	}
	report := w.run(imports.Options{}, inputs...)
	t.Log(elapsed())
	for _, e := range errorsOf(report) {
		t.Error(e)
	}
	if !report.Saved {
		t.Fatal("not saved")
	}
	inputs, _ = imports.Folder(demo.Files("durham"))
	again := w.run(imports.Options{}, inputs...)
	t.Log(elapsed())
	if n := again.Count(imports.Created); n > 0 || !again.Saved {
		t.Errorf("imported again, %d rows are new", n)
	}
	for _, f := range again.Files {
		for _, r := range f.Rows {
			if r.Note != "" {
				t.Error(f.Name, r.Line, r.Note)
			}
		}
	}
}
