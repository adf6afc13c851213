package imports

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// finish puts the rows in the order of the file and says of each that has errors that it failed.
func (j *job) finish(broken []*Row) {
	j.file.Rows = append(j.file.Rows, broken...)
	slices.SortStableFunc(j.file.Rows, func(a, b *Row) int { return cmp.Compare(a.Line, b.Line) })
	for _, r := range j.file.Rows {
		if !r.ok() {
			r.Outcome, r.Note = Failed, ""
		}
	}
}

// try writes a row inside a savepoint, so that what one row got wrong does not spoil the rest. A fault
// is the row's, on the columns that the domain's fields stand for; another error is not.
func (j *job) try(r *Row, columns map[string]string, write func() error) error {
	return j.tryPlaced(func(field string) (*Row, string) { return r, columnOf(field, columns) }, write)
}

// tryPlaced is try for what stands on several rows: place finds the row and the column of a field, the
// empty field being the whole.
func (j *job) tryPlaced(place func(field string) (*Row, string), write func() error) error {
	err := j.tx.Savepoint(write)
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind == fault.Unavailable || f.Kind == fault.Internal {
		return err
	}
	if len(f.Fields) == 0 {
		r, _ := place("")
		r.refuse("", f.Code, f.Message)
	}
	for _, field := range f.Fields {
		r, column := place(field.Field)
		r.refuse(column, field.Code, field.Message)
	}
	return nil
}

// columnOf finds the column that a field of the domain came from, by its longest known beginning.
func columnOf(field string, columns map[string]string) string {
	for known := field; known != ""; {
		if column, ok := columns[known]; ok {
			return column
		}
		at := strings.LastIndexByte(known, '.')
		if at < 0 {
			break
		}
		known = known[:at]
	}
	return ""
}

// once refuses a row whose key an earlier row of the file has.
type once map[string]int

func (o once) check(r *Row, column, key string) {
	if key == "" {
		return
	}
	key = strings.ToLower(key)
	if before, seen := o[key]; seen {
		r.refuse(column, "twice", fmt.Sprintf("This is also on line %d.", before))
		return
	}
	o[key] = r.Line
}

// difference is a column in which a row says another thing than what is there.
type difference struct{ column, file, here string }

// differing tells what a row that was already there says otherwise. An empty cell says nothing.
func differing(ds ...difference) string {
	var columns []string
	for _, d := range ds {
		if d.file != "" && d.file != d.here {
			columns = append(columns, d.column)
		}
	}
	if len(columns) == 0 {
		return ""
	}
	return "left as it is here, though the file says something else: " + strings.Join(columns, ", ")
}
