package reporting_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// safeWeek is a themed week of last month: two sessions a day on two days, the same six people at all of them on the
// first, and so many on the second.
func safeWeek(w *fixture.World, p *fixture.Partnership, e fixture.Event, secondDay int) fixture.Event {
	first := fixture.London("2025-05-12 09:30")
	e.From, e.To = ukdate.DateOf(first), ukdate.DateOf(first).AddDays(1)
	e = p.Event(e)
	var people []fixture.Person
	for range 6 {
		people = append(people, p.Person(fixture.Person{}))
	}
	for day, come := range []int{6, secondDay} {
		for hour := range 2 {
			s := p.Session(fixture.Session{Event: e.ID, Starts: first.AddDate(0, 0, day).Add(4 * timeHour(hour))})
			var present []fixture.Booking
			for _, who := range people[:come] {
				present = append(present, p.Booking(fixture.Booking{Session: s.ID, Person: who}))
			}
			register(w, p, s, present...)
		}
	}
	return e
}

func TestEventFiguresAreTheStaffsUntilPublished(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	service := reporting.New(w.DB)
	kept, public := safeWeek(w, p, fixture.Event{}, 6), safeWeek(w, p, fixture.Event{Figures: true}, 6)
	draft := p.Event(fixture.Event{Figures: true, Status: "draft"})
	for _, e := range []fixture.Event{kept, draft} {
		if _, err := service.EventFigures(p.Anonymous(), e.ID); !errors.Is(err, fault.Missing) {
			t.Errorf("anybody reads what was not published: %v", err)
		}
		if _, err := service.EventFigures(p.Staff().Ctx(), e.ID); err != nil {
			t.Errorf("staff: %v", err)
		}
	}
	if _, err := service.EventFigures(p.Anonymous(), public.ID); err != nil {
		t.Errorf("published: %v", err)
	}
}

// TestDaysOfAnEvent: six people came to two sessions on each of two days: 12 attendances a day, 24 in all, six people.
func TestDaysOfAnEvent(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	e := safeWeek(w, p, fixture.Event{Figures: true}, 6)
	got, err := reporting.New(w.DB).EventFigures(p.Anonymous(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Days) != 2 {
		t.Fatalf("%d days", len(got.Days))
	}
	for _, d := range got.Days {
		if d.People == nil || *d.People != 6 || d.Attendances == nil || *d.Attendances != 12 {
			t.Errorf("%s: %v people, %v attendances", d.Date, d.People, d.Attendances)
		}
	}
	if f := figure(t, got.Figures, "attended"); f.Num != 24 {
		t.Errorf("attended %d", f.Num)
	}
	if f := figure(t, got.Figures, "people_reached"); f.Num != 6 {
		t.Errorf("people %d", f.Num)
	}
}

// TestFewPeopleAreNotPublished: three people on the second day would be the week's attended less the first day's.
func TestFewPeopleAreNotPublished(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	e := safeWeek(w, p, fixture.Event{Figures: true}, 3)
	got, err := reporting.New(w.DB).EventFigures(p.Anonymous(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	second := got.Days[1]
	if second.People != nil || second.Attendances != nil {
		t.Errorf("the second day shows %v people and %v attendances", second.People, second.Attendances)
	}
	if f := figure(t, got.Figures, "attended"); got.Days[0].Attendances != nil && f.Known {
		t.Errorf("attended %s and the first day's %d tell the second", f.Shown, *got.Days[0].Attendances)
	}
	if !strings.Contains(strings.Join(got.Notes, " "), "from 1 to 4") {
		t.Errorf("notes do not say that numbers are hidden: %q", got.Notes)
	}
}

// TestPublishedStandsApart: what was printed elsewhere has its source, and a difference from printed numbers.
func TestPublishedStandsApart(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("durham")
	e := safeWeek(w, p, fixture.Event{Figures: true, Series: "safeguarding-week"}, 6)
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	year := ukdate.FinancialYear(2023).Period()
	for value, want := range map[string]string{"23.3": "−17.3", "12.7": "−6.7"} {
		_, err := service.Publish(staff, reporting.Published{
			Series: "safeguarding-week", Label: value, FromDate: year.From, ToDate: year.To, Figure: "average_attended",
			Title: "Average attendance", Value: value, Source: "Annual report 2024-25",
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := service.EventFigures(p.Anonymous(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range got.Published {
			if f.Value == value {
				found = true
				if f.Difference != want || f.Source != "Annual report 2024-25" {
					t.Errorf("%s: difference %q, source %q", value, f.Difference, f.Source)
				}
			}
		}
		if !found {
			t.Errorf("%s is not beside the event", value)
		}
		if f := figure(t, got.Figures, "average_attended"); f.Shown != "6.0" {
			t.Errorf("counted and published are mixed: %s", f.Shown)
		}
	}
}

func TestPublishedFiguresAreChecked(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	service, staff := reporting.New(w.DB), p.Staff().Ctx()
	year := ukdate.FinancialYear(2024).Period()
	good := reporting.Published{
		Series: reporting.SeriesYear, Label: "2024-25", FromDate: year.From, ToDate: year.To, Figure: reporting.FigureOther,
		Title: "Places", Value: "9000", Approximate: "over", Source: "Scrutineer's report",
	}
	for field, spoil := range map[string]func(*reporting.Published){
		"to":     func(p *reporting.Published) { p.ToDate = p.FromDate.AddDays(-1) },
		"figure": func(p *reporting.Published) { p.Figure = "places_delivered" },
		"value":  func(p *reporting.Published) { p.Value = "about 9,000" },
		"source": func(p *reporting.Published) { p.Source = " " },
	} {
		bad := good
		spoil(&bad)
		_, err := service.Publish(staff, bad)
		if f := fault.Of(err); err == nil || len(f.Fields) != 1 || f.Fields[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := service.Publish(staff, good); err != nil {
		t.Fatal(err)
	}
	if _, err := service.Publish(staff, good); fault.KindOf(err) != fault.Invalid {
		t.Errorf("the same number twice: %v", err)
	}
	list, err := service.List(staff)
	if err != nil || len(list) != 1 || list[0].Value != "9000" || list[0].Approximate != "over" {
		t.Errorf("%+v, %v", list, err)
	}
	page, err := service.Page(staff, reporting.Query{Year: "2024-25"})
	if err != nil || len(page.Published) != 1 {
		t.Errorf("the year shows %d published figures: %v", len(page.Published), err)
	}
}
