package imports

import (
	"fmt"
	"io"
	"strings"
)

// WriteText tells the result of each row for people; quiet leaves out those that went well and have
// nothing to tell.
func (r Report) WriteText(w io.Writer, quiet bool) error {
	var b strings.Builder
	for _, f := range r.Files {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, f.Kind)
		for _, row := range f.Rows {
			if !quiet || row.Outcome == Failed || row.Note != "" {
				row.write(&b, r.Saved)
			}
		}
		fmt.Fprintf(&b, "  %s\n", f.sums())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Row) write(b *strings.Builder, saved bool) {
	what := r.What
	if what != "" {
		what = ", " + what
	}
	for _, e := range r.Errors {
		column := ""
		if e.Field != "" {
			column = e.Field + ": "
		}
		fmt.Fprintf(b, "  line %d%s: error: %s%s\n", r.Line, what, column, e.Message)
	}
	if r.ok() {
		note := ""
		if r.Note != "" {
			note = "; " + r.Note
		}
		fmt.Fprintf(b, "  line %d%s: %s%s\n", r.Line, what, r.Outcome.words(saved), note)
	}
}

func (o Outcome) words(saved bool) string {
	switch {
	case o == AlreadyThere:
		return "already there"
	case !saved:
		return "good, would be created"
	}
	return "created"
}

func (f File) sums() string {
	return fmt.Sprintf("%s, %d already there, %d with errors", counted(f.Count(Created), "new row"), f.Count(AlreadyThere), f.Count(Failed))
}
