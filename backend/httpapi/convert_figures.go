package httpapi

import (
	"github.com/google/uuid"
	openapi_types "github.com/oapi-codegen/runtime/types"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/reporting"
)

func fromAPIFiguresQuery(year *string, from, to *openapi_types.Date, event *uuid.UUID) reporting.Query {
	return reporting.Query{Year: or(year), From: fromAPIDate(from), To: fromAPIDate(to), Event: event}
}

func fromAPIDimension(by *api.Dimension) reporting.Dimension { return reporting.Dimension(or(by)) }

func fromAPIRowsQuery(p api.GetFigureRowsParams) reporting.RowsQuery {
	return reporting.RowsQuery{
		Query: fromAPIFiguresQuery(p.Year, p.From, p.To, p.Event), Figure: or(p.Figure), By: fromAPIDimension(p.By), Key: or(p.Key),
		Cursor: or(p.Cursor), Limit: or(p.Limit),
	}
}

func fromAPIPublishedFigure(w api.PublishedFigureWrite) reporting.Published {
	return reporting.Published{
		Series: w.Series, Label: w.Label, FromDate: w.From, ToDate: w.To, Figure: w.Figure, Title: w.Title, Value: w.Value,
		Approximate: string(or(w.Approximate)), Source: w.Source, Note: or(w.Note),
	}
}

func toAPIFiguresPage(p reporting.Page) api.FiguresPage {
	return api.FiguresPage{
		Period: toAPIPeriod(p.Scope), Before: toAPIPeriod(p.Before), WholeYearBefore: toAPIPeriod(p.WholeYearBefore),
		Event: toAPIFiguresEvent(p.Scope.Event), Figures: each(p.Figures, toAPIFigure),
		Identity:  api.Identity{Holds: p.Identity.Holds, Sentence: p.Identity.Sentence},
		Published: each(p.Published, toAPIPublishedFigure), Notes: each(p.Notes, same[string]),
		NotTaken: each(p.NotTaken, toAPIReportingNamed), AgenciesNotReached: each(p.NotReached, toAPIReportingNamed),
	}
}

func toAPIPeriod(s reporting.Scope) api.Period {
	return api.Period{From: s.Period.From, To: s.Period.To, Label: s.Label}
}

func toAPIFiguresEvent(e *reporting.Event) *api.Named {
	if e == nil {
		return nil
	}
	return &api.Named{ID: e.ID, Name: e.Title}
}

func toAPIReportingNamed(n reporting.Named) api.Named { return api.Named{ID: n.ID, Name: n.Name} }

func toAPIFigure(f reporting.Figure) api.Figure {
	now := toAPIFigureValue(f.Definition, f.Value, "")
	return api.Figure{
		Key: f.Key, Title: f.Title, Definition: f.Definition.Definition, Group: some(f.Group), Rows: some(f.Rows != ""),
		Known: now.Known, Shown: now.Shown, Count: now.Count, Numerator: now.Numerator, Denominator: now.Denominator,
		Before: toAPIBefore(f.Definition, f.Before, f.Difference), WholeYearBefore: toAPIBefore(f.Definition, f.WholeYearBefore, ""),
	}
}

func toAPIBefore(d reporting.Definition, v *reporting.Value, difference string) *api.FigureValue {
	if v == nil {
		return nil
	}
	return ptr(toAPIFigureValue(d, *v, difference))
}

// toAPIFigureValue: whole numbers have a count, quotients a numerator and a denominator; what is not known has none.
func toAPIFigureValue(d reporting.Definition, v reporting.Value, difference string) api.FigureValue {
	out := api.FigureValue{Known: v.Known, Shown: v.Shown, Difference: some(difference)}
	switch {
	case d.Unit == reporting.Whole && v.Known:
		out.Count = ptr(int(v.Num))
	case d.Unit != reporting.Whole && (v.Known || v.Num != 0):
		out.Numerator, out.Denominator = ptr(int(v.Num)), ptr(int(v.Den))
	}
	return out
}

func toAPIBreakdown(b reporting.Breakdown) api.Breakdown {
	row := func(r reporting.Row) api.BreakdownRow {
		cells := make([]api.FigureValue, len(r.Cells))
		for i, v := range r.Cells {
			cells[i] = toAPIFigureValue(b.Columns[i], v, "")
		}
		return api.BreakdownRow{Key: r.Key, Label: r.Label, Cells: cells}
	}
	return api.Breakdown{
		Period: toAPIPeriod(b.Scope), By: api.Dimension(b.By), Columns: each(b.Columns, toAPIBreakdownColumn),
		Rows: each(b.Rows, row), Total: ptr(row(b.Total)), Overlaps: b.Overlaps, Notes: each(b.Notes, same[string]),
	}
}

func toAPIBreakdownColumn(d reporting.Definition) api.BreakdownColumn {
	return api.BreakdownColumn{Key: d.Key, Title: d.Title, Definition: d.Definition}
}

func toAPIFigureRows(r reporting.Rows) api.FigureRows {
	return api.FigureRows{
		Figure: r.Key, Title: r.Title, Definition: r.Definition.Definition, Kind: api.FigureRowsKind(r.Definition.Rows),
		Rows: each(r.List, toAPIFigureRow), Total: int(r.Total), Shown: some(r.Shown), Explanation: some(r.Explanation),
		Next: some(r.Next),
	}
}

func toAPIFigureRow(r reporting.FigureRow) api.FigureRow {
	return api.FigureRow{
		SessionID: r.SessionID, BookingID: r.BookingID, Label: r.Label, Detail: r.Detail, Date: some(r.Date),
		Count: toAPICount(r.Count), Shown: some(r.Shown), Outcome: (*api.Outcome)(some(r.Outcome)),
	}
}

// toAPICount: nil, not known or not shown, is absent, never 0.
func toAPICount(n *int64) *int {
	if n == nil {
		return nil
	}
	return ptr(int(*n))
}

func toAPIEventFigures(e reporting.EventFigures) api.EventFigures {
	return api.EventFigures{
		Event: toAPIReportingNamed(e.Event), Figures: each(e.Figures, toAPIFigure), Published: each(e.Published, toAPIPublishedFigure),
		Days: each(e.Days, toAPIEventDayFigures), Notes: each(e.Notes, same[string]),
	}
}

func toAPIEventDayFigures(d reporting.Day) api.EventDayFigures {
	return api.EventDayFigures{Date: d.Date, People: toAPICount(d.People), Attendances: toAPICount(d.Attendances)}
}

func toAPIPublishedFigure(p reporting.Published) api.PublishedFigure {
	return api.PublishedFigure{
		ID: p.ID, Series: p.Series, Label: p.Label, From: p.FromDate, To: p.ToDate, Figure: p.Figure, Title: p.Title, Value: p.Value,
		Approximate: api.PublishedFigureApproximate(p.Approximate), Source: p.Source, Note: p.Note, Difference: some(p.Difference),
	}
}

func same[T any](v T) T { return v }
