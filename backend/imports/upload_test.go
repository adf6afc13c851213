package imports_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

func TestStaffMakeSessionsFromAFile(t *testing.T) {
	t.Parallel()
	w := startFilled(t)
	staff := w.here.Staff().Ctx()
	s := app.NewImports(w.DB)
	text := "\ufeffreference;course;date;start;end;places\r\nN1;NEG;2025-09-01;09:30;12:30;20\r\nN2;NEG;2025-05-01;09:30;12:30;20\r\n"
	report, err := s.ImportSessions(staff, "spring.csv", text, false, false)
	if err != nil || report.Saved || report.Count("created") != 1 || report.Count("error") != 1 {
		t.Fatalf("%+v %v", report, err)
	}
	if got := strings.Join(errorsOf(report), "|"); !strings.Contains(got, "in the past") {
		t.Error(got)
	}
	report, err = s.ImportSessions(staff, "spring.csv", text, false, true)
	if err != nil || !report.Saved {
		t.Fatalf("%+v %v", report, err)
	}
	if n := w.Count(`SELECT count(*) FROM sessions WHERE reference IN ('N1', 'N2') AND status = 'draft'`); n != 1 {
		t.Errorf("%d drafts", n)
	}
	again, err := s.ImportSessions(staff, "spring.csv", text, true, true)
	if err != nil || again.Saved || again.Count("already_there") != 1 {
		t.Errorf("again, dry: %+v %v", again, err)
	}
	published := "reference,course,date,start,end,places,status\nN3,NEG,2025-09-01,09:30,12:30,20,published\n"
	if report, err = s.ImportSessions(staff, "x.csv", published, true, false); err != nil || report.Count("error") != 1 {
		t.Errorf("a file publishes: %+v %v", report, err)
	}
	nobody := w.here.Trainer().Ctx()
	if _, err := s.ImportSessions(nobody, "spring.csv", text, true, false); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a trainer: %v", err)
	}
}

func TestTheExampleFileIsRead(t *testing.T) {
	t.Parallel()
	w := startFilled(t)
	staff := w.here.Staff().Ctx()
	text, err := app.NewImports(w.DB).Example(staff)
	if err != nil {
		t.Fatal(err)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "2027-05", "2025-09"), "2027-06", "2025-10")
	report, err := app.NewImports(w.DB).ImportSessions(staff, "example.csv", text, true, false)
	if err != nil || report.Count("error") != 0 || report.Count("created") != 3 {
		t.Errorf("%v %v", errorsOf(report), err)
	}
}
