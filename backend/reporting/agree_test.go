package reporting_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// agreement compares what package reporting says of a random year with the count by hand.
type agreement struct {
	t       *rapid.T
	service *reporting.Service
	ctx     context.Context
	b       brute
}

// TestFiguresAgreeWithACountByHand: every figure, of the page, of every row of every breakdown, and of its rows, over
// random years.
func TestFiguresAgreeWithACountByHand(t *testing.T) {
	w := fixture.Start(t)
	service := reporting.New(w.DB)
	rapid.Check(t, func(rt *rapid.T) {
		year := randomYear(rt)
		year.store(t, w)
		w.Clock.Set(year.now)
		a := agreement{rt, service, actor.With(t.Context(), actor.System(year.id, actor.Operator)), brute{year}}
		q := rapid.SampledFrom(a.queries()).Draw(rt, "query")
		a.page(q)
		for range 3 {
			a.breakdown(q, rapid.SampledFrom(reporting.Dimensions).Draw(rt, "by"))
		}
		a.rows(q)
		for i := range year.events {
			a.days(i)
		}
	})
}

// asked is a query and the sessions it is about.
type asked struct {
	query   reporting.Query
	session func(int) bool
	event   bool
}

func (a agreement) queries() []asked {
	period := ukdate.FinancialYear(2024).Period()
	days := ukdate.Period{From: ukdate.MustParseDate("2024-02-29"), To: ukdate.MustParseDate("2025-02-28")}
	list := []asked{
		{query: reporting.Query{Year: "2024-25"}, session: a.b.within(period)},
		{query: reporting.Query{From: days.From, To: days.To}, session: a.b.within(days)},
	}
	for i := range a.b.events {
		inEvent, inYear := a.b.ofEvent(i), a.b.within(period)
		list = append(list,
			asked{reporting.Query{Event: &a.b.events[i].id}, inEvent, true},
			asked{reporting.Query{Event: &a.b.events[i].id, Year: "2024-25"}, func(n int) bool { return inEvent(n) && inYear(n) }, true})
	}
	return list
}

func (a agreement) same(where, key string, got reporting.Measure, want number) {
	a.t.Helper()
	if !got.Known && !want.known && got.Unknown == want.unknown {
		return
	}
	if (number{got.Num, got.Den, got.Known, got.Unknown}) != want {
		a.t.Fatalf("%s: %s is %+v, by hand %+v", where, key, got, want)
	}
}

func (a agreement) page(q asked) {
	page, err := a.service.Page(a.ctx, q.query)
	if err != nil {
		a.t.Fatal(err)
	}
	want := a.b.figures(of{session: q.session})
	for _, f := range page.Figures {
		a.same("page of "+page.Scope.Label, f.Key, f.Measure, want[f.Key])
	}
	if !page.Identity.Holds {
		a.t.Fatalf("%s: %s", page.Scope.Label, page.Identity.Sentence)
	}
	if int64(len(page.NotReached)) != want["agencies_not_reached"].num || int64(len(page.NotTaken)) != want["sessions_register_not_taken"].num {
		a.t.Fatalf("%d agencies not reached, %d registers not taken", len(page.NotReached), len(page.NotTaken))
	}
	if q.event {
		return
	}
	for _, f := range page.Figures {
		a.beside("before", f.Key, f.Before, page.Before)
		a.beside("whole year before", f.Key, f.WholeYearBefore, page.WholeYearBefore)
	}
}

// beside: what stands beside a figure is counted alike; where nothing is recorded, nothing stands there.
func (a agreement) beside(where, key string, got *reporting.Value, scope reporting.Scope) {
	inScope := a.b.within(scope.Period)
	recorded := false
	for i, s := range a.b.sessions {
		recorded = recorded || inScope(i) && s.status != "draft" && a.b.began(s)
	}
	switch {
	case recorded != (got != nil):
		a.t.Fatalf("%s: %s is %v, recorded %t", where, key, got, recorded)
	case got != nil:
		a.same(where, key, got.Measure, a.b.figures(of{session: inScope})[key])
	}
}

func (a agreement) breakdown(q asked, by reporting.Dimension) {
	table, err := a.service.Breakdown(a.ctx, q.query, by)
	if err != nil {
		a.t.Fatal(err)
	}
	all := of{session: q.session}
	a.row(table, table.Total, a.b.figures(all))
	missing := a.expected(q, by)
	for _, r := range table.Rows {
		a.row(table, r, a.b.figures(a.of(q, by, r.Key)))
		delete(missing, r.Key)
	}
	for key := range missing {
		a.t.Fatalf("by %s: no row %s", by, key)
	}
}

func (a agreement) row(table reporting.Breakdown, r reporting.Row, want map[string]number) {
	for i, c := range table.Columns {
		a.same("by "+string(table.By)+", "+r.Label, c.Key, r.Cells[i].Measure, want[c.Key])
	}
}

var ofPerson = []reporting.Dimension{reporting.ByAgency, reporting.BySector, reporting.ByDelegateLocality}

// of is what a row of a breakdown is about.
func (a agreement) of(q asked, by reporting.Dimension, key string) of {
	if slices.Contains(ofPerson, by) {
		return of{
			session: q.session, unnamed: key == "none",
			person: func(k rawBooking) bool { return contains(a.b.personKeys(string(by), k), key) },
		}
	}
	return of{
		session:   func(i int) bool { return q.session(i) && contains(a.b.keysOf(string(by), i), key) },
		breakOuts: by == reporting.BySession && q.event,
	}
}

// expected are the rows there must be: of everything delivered, and of whoever registered or walked in.
func (a agreement) expected(q asked, by reporting.Dimension) map[string]bool {
	keys := map[string]bool{}
	for i, s := range a.b.sessions {
		if !q.session(i) || s.main != nil || !a.b.delivered(s) {
			continue
		}
		if !slices.Contains(ofPerson, by) {
			for _, key := range a.b.keysOf(string(by), i) {
				keys[key] = true
			}
			continue
		}
		for _, k := range a.b.bookings {
			if k.session == i && s.totals == nil && a.b.outcome(k) != "" {
				for _, key := range a.b.personKeys(string(by), k) {
					keys[key] = true
				}
			}
		}
	}
	if by == reporting.ByAgency {
		for _, agency := range a.b.agencies {
			if !agency.closed && !agency.visitor {
				keys[agency.id.String()] = true
			}
		}
	}
	return keys
}

// rows: what the rows of a figure add is the figure, on every page of them.
func (a agreement) rows(q asked) {
	page, err := a.service.Page(a.ctx, q.query)
	if err != nil {
		a.t.Fatal(err)
	}
	for range 3 {
		if f := rapid.SampledFrom(page.Figures).Draw(a.t, "figure"); f.Rows != "" {
			a.rowsOf(reporting.RowsQuery{Query: q.query, Figure: f.Key}, f.Num)
		}
	}
	by := rapid.SampledFrom(reporting.Dimensions).Draw(a.t, "rows by")
	table, err := a.service.Breakdown(a.ctx, q.query, by)
	if err != nil {
		a.t.Fatal(err)
	}
	if len(table.Rows) == 0 {
		return
	}
	r := rapid.SampledFrom(table.Rows).Draw(a.t, "row")
	for range 2 {
		n := rapid.IntRange(0, len(table.Columns)-1).Draw(a.t, "column")
		if c := table.Columns[n]; c.Rows != "" {
			a.rowsOf(reporting.RowsQuery{Query: q.query, Figure: c.Key, By: by, Key: r.Key}, r.Cells[n].Num)
		}
	}
}

func (a agreement) rowsOf(q reporting.RowsQuery, want int64) {
	var sum int64
	seen := map[uuid.UUID]bool{}
	q.Limit = rapid.IntRange(1, 40).Draw(a.t, "limit")
	for {
		rows, err := a.service.Rows(a.ctx, q)
		if err != nil {
			a.t.Fatalf("rows of %+v: %v", q, err)
		}
		if rows.Total != want {
			a.t.Fatalf("rows of %s by %s %s total %d, the figure is %d", q.Figure, q.By, q.Key, rows.Total, want)
		}
		for _, r := range rows.List {
			if r.Count != nil {
				sum += *r.Count
			}
			if r.BookingID != nil && seen[*r.BookingID] {
				a.t.Fatalf("%s: %s twice", q.Figure, r.Label)
			} else if r.BookingID != nil {
				seen[*r.BookingID] = true
			}
		}
		if q.Cursor = rows.Next; q.Cursor == "" {
			break
		}
	}
	if sum != want {
		a.t.Fatalf("rows of %s by %q %s add up to %d, the figure is %d", q.Figure, q.By, q.Key, sum, want)
	}
}

// days: different people and part attendances of each day, shown or hidden, but never other than by hand.
func (a agreement) days(event int) {
	got, err := a.service.EventFigures(a.ctx, a.b.events[event].id)
	if err != nil {
		a.t.Fatal(err)
	}
	for _, d := range got.Days {
		people, attendances := a.b.day(event, d.Date)
		switch {
		case d.People != nil && *d.People != int64(len(people)), d.Attendances != nil && *d.Attendances != int64(attendances):
			a.t.Fatalf("%s: %d people, %d attendances by hand, got %v %v", d.Date, len(people), attendances, d.People, d.Attendances)
		case d.People != nil && *d.People > 0 && *d.People < 5, d.Attendances != nil && *d.Attendances > 0 && *d.Attendances < 5:
			a.t.Fatalf("%s: a small number is shown", d.Date)
		}
	}
}
