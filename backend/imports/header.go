package imports

import (
	"fmt"
	"strings"
)

// headerFaults is everything wrong with a header, one row each.
type headerFaults []*Row

func (headerFaults) Error() string { return "the header is wrong" }

// columnNamed returns the documented name of a column however it is written, or "".
func columnNamed(written string, columns []Column) string {
	for _, c := range columns {
		if plainName(c.Name) == plainName(written) {
			return c.Name
		}
	}
	return ""
}

// readHeader takes the columns over and returns where in a row they stand. A column nobody knows is
// refused rather than ignored: it may be a known one misspelt.
func (t *table) readHeader(cells []string, columns []Column, line int) (keep []int, err error) {
	var wrong headerFaults
	refuse := func(column, code, message string) {
		wrong = append(wrong, (&unreadable{line, column, code, message}).row())
	}
	if len(cells) > MaxColumns {
		return nil, &unreadable{line, "", "too_many_columns", fmt.Sprintf("A file may have %d columns.", MaxColumns)}
	}
	seen := map[string]bool{}
	for i, cell := range cells {
		written := clean(cell)
		name := columnNamed(written, columns)
		switch {
		case written == "":
			t.unnamed = append(t.unnamed, i) // a spreadsheet's empty column; see misfit
			continue
		case name == "":
			refuse(written, "unknown_column", "There is no column of this name."+orNearest(written, names(columns)))
			continue
		case seen[name]:
			refuse(name, "column_twice", "This column is there twice.")
			continue
		}
		seen[name] = true
		t.header, keep = append(t.header, name), append(keep, i)
	}
	for _, c := range columns {
		if c.Required && !seen[c.Name] {
			refuse(c.Name, "missing_column", "This column is missing.")
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return keep, nil
}

func names(columns []Column) []string {
	all := make([]string, len(columns))
	for i, c := range columns {
		all[i] = c.Name
	}
	return all
}

// list joins names as a sentence does: "a, b or c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
