package reporting

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// RowsQuery asks for the rows behind a figure, of the whole page or of one row of a breakdown.
type RowsQuery struct {
	Query
	Figure string
	By     Dimension // empty: the whole page
	Key    string
	Cursor string
	Limit  int
}

// Rows is a page of what a figure is made of. What all of them add is Total: the figure, or the numerator of a rate.
type Rows struct {
	Definition
	Label string // of the period or the event
	List  []FigureRow
	Total int64  // in quarters for days
	Shown string // the total as printed
	// Explanation says how the rows make an average or a rate, which is not what they add up to; empty of other figures.
	Explanation string
	Next        string
}

// FigureRow is a session, a registration, a person or an agency, and what it adds to the figure.
type FigureRow struct {
	SessionID *uuid.UUID
	BookingID *uuid.UUID
	Label     string
	Detail    string
	Date      ukdate.Date
	Count     *int64 // in quarters for days; nil: not known
	Of        *int64 // of a rate, the row's denominator; nil: there is none, or it is not known
	Shown     string // the same as printed
	Outcome   string
}

// Rows returns the rows behind a figure, for staff; others are told fault.Missing. A figure that is none is
// ErrUnknownFigure, one without rows ErrNoRows.
func (s *Service) Rows(ctx context.Context, q RowsQuery) (Rows, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (Rows, error) {
		if !access.Can(tx.Actor, access.OpGetFigureRows, access.Partnership) {
			return Rows{}, fault.Missing
		}
		return rowsOf(tx, q)
	})
}

func rowsOf(tx *database.Tx, q RowsQuery) (Rows, error) {
	d, found := Define(q.Figure)
	switch {
	case !found:
		return Rows{}, ErrUnknownFigure
	case d.Rows == "" || q.By != "" && !d.columnOf(q.By):
		return Rows{}, ErrNoRows
	}
	if q.Limit == 0 {
		q.Limit = page.Size
	}
	scope, decimals, err := open(tx, q.Query)
	if err != nil {
		return Rows{}, err
	}
	r := reader{tx: tx, q: q, d: d, scope: scope}
	if err := r.narrow(); err != nil {
		return Rows{}, err
	}
	out, err := r.read()
	if err != nil {
		return Rows{}, err
	}
	out.Definition, out.Shown, out.Label = d, printed(d.Unit, &out.Total), scope.Label
	out.Explanation = r.explanation(decimals)
	for i := range out.List {
		out.List[i].Shown = printed(d.Unit, out.List[i].Count)
	}
	return out, nil
}

func (r *reader) read() (Rows, error) {
	switch r.d.Rows {
	case RowsSessions:
		return r.sessionRows()
	case RowsRegistrations:
		return r.registrationRows()
	case RowsPeople:
		return r.peopleRows()
	}
	return r.agencyRows()
}

// explanation is empty but of averages and rates.
func (r *reader) explanation(decimals int) string {
	if !r.d.isRatio() {
		return ""
	}
	m := r.d.measure(&Numbers{Tally: TallyOf(r.sessions)})
	return fmt.Sprintf("Each row is a session, and adds its own number to the first of two sums: %s (%s) divided by %s (%s) make %s.",
		r.d.Numerator, commas(m.Num), r.d.Denominator, commas(m.Den), shown(r.d.Unit, m, decimals))
}

// printed is what a row adds: a whole number, of days too where they are whole, of rates the numerator.
func printed(unit Unit, n *int64) string {
	switch {
	case n == nil:
		return Dash
	case unit == Days:
		return shown(Days, quarters(*n), 0)
	}
	return commas(*n)
}

// reader reads the rows of one figure.
type reader struct {
	tx    *database.Tx
	q     RowsQuery
	d     Definition
	scope Scope

	sessions []Session // of the page, or of the row of the breakdown
	whose    whose
}

// whose narrows registrations to an agency and those below it, a sector or a locality.
type whose struct {
	condition string // on registration_outcomes_of, named o; its parameter is $?
	value     any
}

// narrow reads the sessions, fills in what became of their registrations, and keeps what the row of the breakdown
// holds. A row that is not there holds nothing.
func (r *reader) narrow() (err error) {
	r.whose = whose{"$?::text IS NULL", (*string)(nil)}
	if r.sessions, err = sessionsOf(r.tx, r.scope); err != nil {
		return err
	}
	switch {
	case r.q.By == "":
	case r.q.By.ofPerson():
		if r.whose, err = personIs(r.tx, r.q.By, r.q.Key); err != nil {
			return err
		}
	default:
		list, _ := rowSessions(r.sessions, r.q.By, r.scope)
		rows, err := sessionRows(r.tx, r.q.By, r.scope, list)
		if err != nil {
			return err
		}
		r.sessions = nil
		for _, row := range rows {
			if row.key == r.q.Key {
				r.sessions = row.sessions
			}
		}
	}
	_, err = outcomesOf(r.tx, r.sessions, nil)
	return err
}

// personIs turns the key of a row by agency, sector or locality into SQL.
func personIs(tx *database.Tx, by Dimension, key string) (whose, error) {
	if by == BySector {
		return whose{"coalesce(nullif(o.sector, ''), 'none') = $?", key}, nil
	}
	if key == none {
		return whose{map[Dimension]string{
			ByAgency: "o.agency_id IS NULL AND $?::text = 'none'", ByDelegateLocality: "o.locality_id IS NULL AND $?::text = 'none'",
		}[by], key}, nil
	}
	id, err := uuid.Parse(key)
	if err != nil {
		return whose{}, fault.OnField("key", "unknown_row", "Choose a row of the breakdown.")
	}
	if by == ByDelegateLocality {
		return whose{"o.locality_id = $?", id}, nil
	}
	list, err := agenciesOf(tx)
	if err != nil {
		return whose{}, err
	}
	below := []uuid.UUID{}
	agencies, under := lineage(list)
	for i, a := range agencies {
		if under[i] == id.String() {
			below = append(below, a)
		}
	}
	return whose{"o.agency_id = ANY ($?)", below}, nil
}

// totalsShow reports whether sessions known only as totals are among the rows: of a person's dimension, only where
// nothing is known of the person.
func (r *reader) totalsShow() bool { return !r.q.By.ofPerson() || r.q.Key == none }

// sessionRows lists sessions and what each adds.
func (r *reader) sessionRows() (Rows, error) {
	var out Rows
	var all []FigureRow
	for _, s := range r.sessions {
		n, is := r.adds(s)
		if !is {
			continue
		}
		if n != nil {
			out.Total += *n
		}
		row := FigureRow{SessionID: &s.ID, Label: s.Title, Detail: r.detailOf(s, n), Date: s.FirstDate, Count: n}
		if n != nil && r.d.isRatio() {
			row.Of = r.d.of(s)
		}
		all = append(all, row)
	}
	from, err := r.offset()
	if err != nil {
		return Rows{}, err
	}
	out.List, out.Next = r.cut(all, from)
	return out, nil
}

// adds is what a session adds: of a rate nothing, unless numerator and denominator are both known.
func (r *reader) adds(s Session) (n *int64, is bool) {
	n, is = r.d.session(s)
	if r.d.of != nil && r.d.of(s) == nil {
		return nil, is
	}
	return n, is
}

// detailOf says what a row adds in words: "24 of 30", "18 places", or where it comes from.
func (r *reader) detailOf(s Session, n *int64) string {
	switch {
	case n == nil:
		return "Not known"
	case r.d.Unit == Percent:
		return commas(*n) + " of " + commas(*r.d.of(s))
	case s.OnlyTotals:
		return "Known only as a total: " + s.Source
	}
	return s.Reference
}

// offset is where the page before ended, in a list that is made whole: sessions, agencies.
func (r *reader) offset() (int, error) {
	keys, err := page.After(r.q.Cursor, r.filter(), 1)
	if err != nil || keys == nil {
		return 0, err
	}
	n, err := strconv.Atoi(keys[0])
	if err != nil || n < 0 {
		return 0, page.ErrCursor
	}
	return n, nil
}

// filter is what a cursor is bound to.
func (r *reader) filter() any {
	event := ""
	if r.q.Event != nil {
		event = r.q.Event.String()
	}
	return struct{ Year, From, To, Event, Figure, By, Key string }{
		r.q.Year, r.q.From.String(), r.q.To.String(), event, r.q.Figure, string(r.q.By), r.q.Key,
	}
}

func (r *reader) cut(all []FigureRow, from int) (list []FigureRow, next string) {
	from = min(from, len(all))
	to := min(from+r.q.Limit, len(all))
	if to < len(all) {
		next = page.Cursor(r.filter(), strconv.Itoa(to))
	}
	return all[from:to], next
}
