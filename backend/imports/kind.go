package imports

import (
	"path"
	"slices"
	"strings"
)

// Kind is what the rows of a file are.
type Kind string

// The kinds of file.
const (
	Agencies         Kind = "agencies"
	People           Kind = "people"
	Courses          Kind = "courses"
	Events           Kind = "events"
	Sessions         Kind = "sessions"
	Bookings         Kind = "bookings"
	Totals           Kind = "totals"
	PublishedFigures Kind = "published-figures"
)

// Kinds are all kinds in the order in which a folder is imported: each names only what those before it
// bring.
func Kinds() []Kind {
	return []Kind{Agencies, People, Courses, Events, Sessions, Bookings, Totals, PublishedFigures}
}

// KindOfFile tells from the name what the rows of a file are: people.csv and people-2024.csv are people.
// false when the name does not say.
func KindOfFile(name string) (Kind, bool) {
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	base, isCSV := strings.CutSuffix(base, ".csv")
	if !isCSV {
		return "", false
	}
	i := slices.IndexFunc(Kinds(), func(k Kind) bool {
		return base == string(k) || strings.HasPrefix(base, string(k)+"-")
	})
	if i < 0 {
		return "", false
	}
	return Kinds()[i], true
}
