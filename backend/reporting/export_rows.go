package reporting

import (
	"context"
	"math"
	"strconv"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/csvfile"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ExportRows returns all the rows behind a figure as CSV; the query's cursor and limit are not heeded. It is for
// staff; others are told fault.Missing. That they were taken out, with the names in them, is recorded. A figure that is none
// is ErrUnknownFigure, one without rows ErrNoRows.
func (s *Service) ExportRows(ctx context.Context, q RowsQuery) (Export, error) {
	q.Cursor, q.Limit = "", math.MaxInt32
	rows, err := database.Read(ctx, s.db, func(tx *database.Tx) (Rows, error) {
		if !access.Can(tx.Actor, access.OpExportFigureRows, access.Partnership) {
			return Rows{}, fault.Missing
		}
		return rowsOf(tx, q)
	})
	if err != nil {
		return Export{}, err
	}
	body, err := csvfile.Encode(rows.records())
	if err != nil {
		return Export{}, err
	}
	err = database.Do(ctx, s.db, func(tx *database.Tx) error {
		return audit.RecordRead(tx, "reporting.export_rows", len(rows.List))
	})
	return Export{fileNamed("rows of " + rows.Title + " " + rows.Label), body}, err
}

// oneOf is what a single row is.
var oneOf = map[string]string{
	RowsSessions: "session", RowsRegistrations: "registration", RowsPeople: "person", RowsAgencies: "agency",
}

// records is the rows as a table. Of a rate each has its two numbers, which make it only when both are summed first.
func (r Rows) records() [][]string {
	adds, of := "adds", ""
	if r.isRatio() {
		adds, of = r.Numerator, r.Denominator
	}
	head := []string{oneOf[r.Definition.Rows], "detail", "date", "outcome", adds}
	if of != "" {
		head = append(head, of)
	}
	table := [][]string{head}
	for _, row := range r.List {
		date := ""
		if !row.Date.IsZero() {
			date = row.Date.String()
		}
		record := []string{row.Label, row.Detail, date, row.Outcome, added(r.Unit, row.Count)}
		if of != "" {
			record = append(record, added(Whole, row.Of))
		}
		table = append(table, record)
	}
	return table
}

// added is what a row adds as a spreadsheet wants it; empty where it is not known.
func added(unit Unit, n *int64) string {
	switch {
	case n == nil:
		return ""
	case unit == Days:
		return quarters(*n).number(Days, 0).String()
	}
	return strconv.FormatInt(*n, 10)
}
