package invariants

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed *.sql
var files embed.FS

// Invariant is one sentence that must hold.
type Invariant struct {
	Name     string // of its file: places_taken_are_counted
	Sentence string
	given    string // a FROM clause: where it has rows, some must be examined
	examined string // the query up to the rows examined
	breaches string // the rest, which picks those that break the sentence
}

// All returns every invariant, by name. A file that is not as the package says is a fault of ours, and
// panics.
func All() []Invariant {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		panic(err)
	}
	all := make([]Invariant, len(names))
	for i, name := range names {
		text, err := files.ReadFile(name)
		if err == nil {
			all[i], err = Parse(strings.TrimSuffix(path.Base(name), ".sql"), string(text))
		}
		if err != nil {
			panic(err)
		}
	}
	return all
}

const (
	givenMark    = "-- given: "
	breachesMark = "\n-- breaches\n"
)

// Parse reads a file of the form the package describes; anything else is an error.
func Parse(name, text string) (Invariant, error) {
	examined, breaches, split := strings.Cut(text, breachesMark)
	comment, query, given := strings.Cut(examined, givenMark)
	from, query, _ := strings.Cut(query, "\n")
	sentence := strings.Join(strings.Fields(strings.ReplaceAll(comment, "-- ", "")), " ")
	if !split || !given || sentence == "" || !strings.HasPrefix(query, "WITH ") {
		return Invariant{}, fmt.Errorf("invariant %s: want a sentence, a line %q, a query that begins WITH, and a line %q", name, givenMark, strings.TrimSpace(breachesMark))
	}
	return Invariant{Name: name, Sentence: sentence, given: from, examined: query, breaches: breaches}, nil
}

// sql counts what is examined and what breaks the sentence, and returns at most $1 breaches, in one
// reading of the tables: a row for each, or one row of nulls beside the counts.
func (i Invariant) sql() string {
	return i.examined + ", breach (partnership_id, id, what) AS (" + i.breaches + `)
		SELECT n.examined, n.breaches, coalesce(b.partnership_id::text, ''), coalesce(b.id::text, ''), coalesce(b.what, '')
		FROM (SELECT (SELECT count(*) FROM examined) AS examined, (SELECT count(*) FROM breach) AS breaches) n
		LEFT JOIN (SELECT * FROM breach LIMIT $1) b ON true`
}
