package reporting

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/csvfile"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Export is a CSV file: UTF-8 with a byte order mark, so that spreadsheets read every name rightly.
type Export struct {
	Filename string
	Body     []byte
}

// Export returns the figures that q asks for as CSV, the page, or a breakdown when by is not empty. It is for staff;
// others are told fault.Missing. That they were taken out is recorded.
func (s *Service) Export(ctx context.Context, q Query, by Dimension) (Export, error) {
	type made struct {
		Export
		rows int
	}
	file, err := database.Read(ctx, s.db, func(tx *database.Tx) (made, error) {
		if !access.Can(tx.Actor, access.OpExportFigures, access.Partnership) {
			return made{}, fault.Missing
		}
		records, name, err := recordsOf(tx, q, by)
		if err != nil {
			return made{}, err
		}
		body, err := csvfile.Encode(records)
		return made{Export{name, body}, len(records) - 1}, err
	})
	if err != nil {
		return Export{}, err
	}
	err = database.Do(ctx, s.db, func(tx *database.Tx) error { return audit.RecordRead(tx, "reporting.export", file.rows) })
	return file.Export, err
}

func recordsOf(tx *database.Tx, q Query, by Dimension) ([][]string, string, error) {
	if by == "" {
		p, err := pageOf(tx, q)
		return p.records(), filename(p.Scope, ""), err
	}
	b, err := breakdownOf(tx, q, by)
	return b.records(), filename(b.Scope, by), err
}

var unsafeInNames = regexp.MustCompile(`[^a-z0-9]+`)

func filename(s Scope, by Dimension) string {
	words := "figures " + s.Label
	if by != "" {
		words += " by " + string(by)
	}
	return fileNamed(words)
}

func fileNamed(words string) string {
	return strings.Trim(unsafeInNames.ReplaceAllString(strings.ToLower(words), "-"), "-") + ".csv"
}

// records is the page as a table: counted figures, then published ones, told apart in the first column.
func (p Page) records() [][]string {
	table := [][]string{{
		"kind", "key", "figure", "definition", "period", "value", "numerator", "denominator",
		"same days last year", "whole year before", "source",
	}}
	for _, f := range p.Figures {
		row := []string{"counted", f.Key, f.Title, f.Definition.Definition, p.Scope.Label}
		row = append(row, plain(f.Definition, f.Measure, p.Decimals), numeratorOf(f), denominatorOf(f))
		row = append(row, plainOf(f.Definition, f.Before, p.Decimals), plainOf(f.Definition, f.WholeYearBefore, p.Decimals), "counted from rows")
		table = append(table, row)
	}
	for _, f := range p.Published {
		value := f.Value
		if f.Approximate != "" {
			value = f.Approximate + " " + value
		}
		table = append(table, []string{"published", f.Figure, f.Title, f.Note, f.Label, value, "", "", "", "", f.Source})
	}
	return table
}

// records is the breakdown as a table, the total last; rates have their numerator and denominator beside them. Agencies
// name the one above them, whose row holds theirs; what a reader must know to add rows up stands beside the total.
func (b Breakdown) records() [][]string {
	head := []string{"key", string(b.By)}
	if b.By == ByAgency {
		head = append(head, "parent")
	}
	for _, c := range b.Columns {
		head = append(head, c.Title)
		if c.isRatio() {
			head = append(head, c.Title+": "+c.Numerator, c.Title+": "+c.Denominator)
		}
	}
	table := [][]string{append(head, "note")}
	for _, r := range append(b.Rows[:len(b.Rows):len(b.Rows)], b.Total) {
		row := []string{r.Key, r.Label}
		if b.By == ByAgency {
			row = append(row, r.Parent)
		}
		for i, c := range b.Columns {
			m := r.Cells[i].Measure
			row = append(row, plain(c, m, b.Decimals))
			if c.isRatio() {
				row = append(row, strconv.FormatInt(m.Num, 10), strconv.FormatInt(m.Den, 10))
			}
		}
		table = append(table, append(row, ""))
	}
	table[len(table)-1][len(head)] = strings.Join(b.Notes, " ")
	return table
}

func (d Definition) isRatio() bool { return d.Unit == Percent || d.Unit == Average }

func numeratorOf(f Figure) string {
	if !f.isRatio() {
		return ""
	}
	return strconv.FormatInt(f.Num, 10)
}

func denominatorOf(f Figure) string {
	if !f.isRatio() {
		return ""
	}
	return strconv.FormatInt(f.Den, 10)
}

func plainOf(d Definition, v *Value, decimals int) string {
	if v == nil {
		return ""
	}
	return plain(d, v.Measure, decimals)
}

// plain is a number as a spreadsheet wants it; empty where it is not known. A sum of which a part is not known says
// so, and is then no number.
func plain(d Definition, m Measure, decimals int) string {
	number := m.number(d.Unit, decimals)
	switch {
	case number == nil:
		return ""
	case m.partial(d.Unit):
		return "at least " + number.String()
	}
	return number.String()
}
