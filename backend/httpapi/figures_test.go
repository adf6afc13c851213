package httpapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// TestAWeekIsCounted goes the way of a session from the register to the figures: a trainer closes it, staff read the
// year, open a figure's rows and take the file away.
func TestAWeekIsCounted(t *testing.T) {
	s := newScene(t)
	staff, trainer := s.devon.Staff(), s.devon.Trainer()
	week := s.devon.Event(fixture.Event{Figures: true, Series: "safest", Title: "SaFest"})
	s.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(-1, 0, 0)}) // last year nobody came
	session := s.devon.Session(fixture.Session{Event: week.ID, Title: "Neglect", Trainers: nil, Starts: fixture.Now.Add(-time.Hour)})
	s.Exec(`INSERT INTO session_trainers (partnership_id, session_id, person_id) VALUES ($1, $2, $3)`, s.devon.ID, session.ID, trainer.ID)
	marks := []body{}
	for i := range 8 {
		b := s.devon.Booking(fixture.Booking{Session: session.ID})
		mark := "present"
		if i == 0 {
			mark = "absent"
		}
		marks = append(marks, body{"bookingId": b.ID, "mark": mark})
	}
	part := session.Parts[0].ID
	register := "/devon/sessions/" + session.ID.String() + "/register"
	got[api.Register](t, s.ask(trainer, request{"PUT", register + "/marks", body{"partId": part, "marks": marks}, nil}), http.StatusOK)
	read := func(path string) answer { return s.ask(staff, request{"GET", "/devon/figures" + path, nil, nil}) }

	if f := shownIn(t, got[api.FiguresPage](t, read("?year=2025-26"), http.StatusOK), "attended"); f.Shown != "0" {
		t.Errorf("marks of an open register count: %s attended", f.Shown)
	}
	got[api.Register](t, s.ask(trainer, request{"POST", register + "/closing", body{"partId": part}, nil}), http.StatusOK)

	page := got[api.FiguresPage](t, read("?year=2025-26"), http.StatusOK)
	attended, rate := shownIn(t, page, "attended"), shownIn(t, page, "rate_of_registrations")
	if *attended.Count != 7 || attended.Before == nil || *attended.Before.Difference != "+7" || rate.Shown != "87.5 %" || *rate.Numerator != 7 || *rate.Denominator != 8 {
		t.Errorf("attended %+v, rate %+v", attended, rate)
	}
	if !page.Identity.Holds || page.Identity.Sentence != "8 registrations − 0 cancelled − 1 no-shows − 0 excused − 0 not taken + 0 walk-ins = 7 attended." {
		t.Errorf("%+v", page.Identity)
	}
	if page.Notes[0] != "20 places offered, 8 taken, 7 attended." {
		t.Errorf("notes %q", page.Notes)
	}
	rows := got[api.FigureRows](t, read("/rows?year=2025-26&figure=attended&limit=4"), http.StatusOK)
	if rows.Total != 7 || len(rows.Rows) != 4 || rows.Next == nil || rows.Rows[0].Outcome == nil || *rows.Rows[0].Outcome != "attended" {
		t.Errorf("rows %+v", rows)
	}
	rest := got[api.FigureRows](t, read("/rows?year=2025-26&figure=attended&limit=4&cursor="+*rows.Next), http.StatusOK)
	if len(rest.Rows) != 3 || rest.Next != nil {
		t.Errorf("the second page has %d rows", len(rest.Rows))
	}
	if a := read("/rows?year=2025-26&figure=walk_ins&cursor=" + *rows.Next); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("another figure's cursor: %d", a.Status)
	}
	byMonth := got[api.Breakdown](t, read("/breakdown?year=2025-26&by=month"), http.StatusOK)
	if len(byMonth.Rows) != 12 || byMonth.Rows[2].Key != "2025-06" || len(byMonth.Rows[2].Cells) != len(byMonth.Columns) || byMonth.Total == nil {
		t.Errorf("by month %+v", byMonth)
	}
	if a := read("/breakdown?year=2025-26&by=colour"); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("by colour: %d", a.Status)
	}
	file := read("/export?year=2025-26&by=agency")
	if file.Status != http.StatusOK || !strings.HasPrefix(file.Header.Get("Content-Type"), "text/csv") ||
		file.Header.Get("Content-Disposition") != "attachment; filename=figures-financial-year-2025-26-by-agency.csv" {
		t.Errorf("file %d %v", file.Status, file.Header)
	}

	got[api.PublishedFigure](t, s.ask(staff, request{"POST", "/devon/published-figures", body{
		"series": "safest", "label": "2023", "from": "2023-06-01", "to": "2023-06-07", "figure": "average_attended",
		"title": "Average attendance", "value": "23.3", "source": "Annual report",
	}, nil}), http.StatusCreated)
	public := got[api.EventFigures](t, s.ask(fixture.Person{}, request{"GET", "/devon/events/" + week.ID.String() + "/figures", nil, nil}), http.StatusOK)
	if len(public.Published) != 1 || *public.Published[0].Difference != "−16.3" || len(public.Days) != 1 || *public.Days[0].People != 7 {
		t.Errorf("the event's page shows %+v", public)
	}
}

func shownIn(t *testing.T, page api.FiguresPage, key string) api.Figure {
	t.Helper()
	for _, f := range page.Figures {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no figure %s", key)
	return api.Figure{}
}
