package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// TestFiguresPrintsWhatThePageShows: by the same code, the same numbers.
func TestFiguresPrintsWhatThePageShows(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	week := p.Event(fixture.Event{Code: "SAFEST", Title: "SaFest"})
	s := p.Session(fixture.Session{Event: week.ID, Starts: fixture.Now.AddDate(0, 0, -1)})
	p.Booking(fixture.Booking{Session: s.ID})
	page, err := reporting.New(w.DB).Page(p.Staff().Ctx(), reporting.Query{Event: &week.ID})
	if err != nil {
		t.Fatal(err)
	}
	var onPage, onLine, text bytes.Buffer
	if err := page.WriteJSON(&onPage); err != nil {
		t.Fatal(err)
	}
	if err := (figuresCmd{Partnership: "devon", Event: "safest", JSON: true}).print(context.Background(), w.DB, &onLine); err != nil {
		t.Fatal(err)
	}
	if onPage.String() != onLine.String() {
		t.Errorf("the page has\n%s\nthe command line\n%s", onPage.String(), onLine.String())
	}
	if err := (figuresCmd{Partnership: "devon", Year: "2025-26"}).print(context.Background(), w.DB, &text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Financial year 2025-26", "Registrations", "Average attended per session", "–"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}

func TestFiguresByMonthForPrograms(t *testing.T) {
	w := fixture.Start(t)
	w.Partnership("devon")
	var out bytes.Buffer
	if err := (figuresCmd{Partnership: "devon", Year: "2024-25", By: "month", JSON: true}).print(context.Background(), w.DB, &out); err != nil {
		t.Fatal(err)
	}
	var table struct {
		Rows []struct {
			Key     string
			Figures map[string]struct{ Shown string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &table); err != nil || len(table.Rows) != 12 || table.Rows[0].Key != "2024-04" || table.Rows[0].Figures["attended"].Shown != "0" {
		t.Errorf("%v: %s", err, out.String())
	}
}

func TestFiguresSaysWhatIsWrong(t *testing.T) {
	w := fixture.Start(t)
	w.Partnership("devon")
	for want, f := range map[string]figuresCmd{
		`no partnership "nowhere"`:  {Partnership: "nowhere"},
		`devon has no event "gala"`: {Partnership: "devon", Event: "gala"},
		"--year: Financial year":    {Partnership: "devon", Year: "2024"},
		"--from 1 April: Date must": {Partnership: "devon", From: "1 April", To: "2024-05-01"},
		"--to: Enter the last day":  {Partnership: "devon", From: "2024-04-01"},
		"--by: Choose how":          {Partnership: "devon", By: "colour"},
	} {
		err := f.print(context.Background(), w.DB, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", f, err, want)
		}
	}
}
