package imports

import (
	"fmt"
	"strings"
)

// About says what the rows of a kind are, in a sentence or two; empty for no kind of ours.
func About(k Kind) string { return kinds[k].about }

// general is what holds for every file.
var general = []string{
	"A file is CSV in UTF-8, with or without a byte order mark; cells are separated by commas, semicolons or tabs, whichever the header shows. The first row names the columns, in any order; capitals, spaces and hyphens in their names do not matter. A column that is not known is refused, for it may be a known one misspelt.",
	fmt.Sprintf("A file may have %d MB, %d rows, and %d characters in a cell.", MaxBytes>>20, MaxRows, MaxCell),
	"Dates are 2024-10-14 or 14/10/2024, the day always first. Times are London's: 09:30. Where a cell is an instant, write 2024-10-14 09:30, the date alone, or, for the hour that happens twice when the clocks go back, its offset: 2024-10-27T01:30:00+00:00.",
	"Each row is created, was already there, or has an error on a column. One error refuses the whole import, unless --keep-good asks for the rows that are good. What is already there is never changed: the report says in which columns the file says something else. The same file imported again therefore changes nothing.",
	"Import agencies first, then people, courses, events, sessions, bookings, totals and published figures: each names only what those before it bring. A folder is imported in that order, its files named after what is in them: agencies.csv, people-2024.csv.",
	"Nothing imported sends mail to anybody.",
}

// PlainText documents the columns of some kinds for a terminal; of all, and what holds for every file,
// when none is named.
func PlainText(chosen ...Kind) string {
	var b strings.Builder
	if len(chosen) == 0 {
		chosen = Kinds()
		for _, paragraph := range general {
			fmt.Fprintf(&b, "%s\n\n", paragraph)
		}
	}
	for _, k := range chosen {
		fmt.Fprintf(&b, "%s\n\n%s\n\n", k, About(k))
		for _, c := range Columns(k) {
			fmt.Fprintf(&b, "    %s%s\n        %s\n        such as %s\n", c.Name, star(c), c.Meaning, c.Example)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func star(c Column) string {
	if c.Required {
		return " (needed)"
	}
	return ""
}

// Markdown is the whole documentation; README.md beside this file holds it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Importing\n\n    turnout import --partnership durham agencies.csv people.csv\n    turnout import --partnership durham --dry-run folder/\n    turnout import --partnership durham --kind bookings export.csv\n\n")
	for _, paragraph := range general {
		fmt.Fprintf(&b, "%s\n\n", paragraph)
	}
	b.WriteString("This file is written by `turnout import columns --markdown`; a test compares the two.\n")
	for _, k := range Kinds() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| column | needed | meaning | such as |\n|---|---|---|---|\n", k, About(k))
		for _, c := range Columns(k) {
			needed := ""
			if c.Required {
				needed = "yes"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", c.Name, needed, escaped(c.Meaning), escaped(c.Example))
		}
	}
	return b.String()
}

func escaped(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
