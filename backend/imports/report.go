package imports

import (
	"slices"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Outcome is what became of a row.
type Outcome string

// A row is created, was already there and is left as it is, or is wrong and is left out.
const (
	Created      Outcome = "created"
	AlreadyThere Outcome = "already_there"
	Failed       Outcome = "error"
)

// Row is the result of one row.
type Row struct {
	Line    int     // of the file, the header being line 1
	What    string  // how the row calls itself: its code, reference or address
	Outcome Outcome // empty only while it is being read
	Note    string  // what else there is to know: how a row that was already there differs
	Errors  fault.Fields
}

// refuse notes that a column of the row is wrong.
func (r *Row) refuse(column, code, message string) { r.Errors.Add(column, code, message) }

// ok reports whether nothing is wrong with the row so far.
func (r *Row) ok() bool { return len(r.Errors) == 0 }

// wrong reports whether something is wrong with a column of the row.
func (r *Row) wrong(column string) bool {
	return slices.ContainsFunc(r.Errors, func(f fault.Field) bool { return f.Field == column })
}

// settle says what became of a row in which nothing is wrong.
func (r *Row) settle(o Outcome, note string) {
	if r.ok() {
		r.Outcome, r.Note = o, note
	}
}

// File is the report on one file.
type File struct {
	Name string
	Kind Kind
	Rows []*Row // in the order of the file; what is wrong with the file itself is a row, too
}

// Count returns how many rows have an outcome.
func (f File) Count(o Outcome) int {
	n := 0
	for _, r := range f.Rows {
		if r.Outcome == o {
			n++
		}
	}
	return n
}

// Report is what became of an import.
type Report struct {
	Files []File
	Saved bool // false: a dry run, or refused because of an error; nothing was changed
}

// Count returns how many rows of all files have an outcome.
func (r Report) Count(o Outcome) int {
	n := 0
	for _, f := range r.Files {
		n += f.Count(o)
	}
	return n
}
