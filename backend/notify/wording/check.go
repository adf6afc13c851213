package wording

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// The most that may be said, in characters.
const (
	LongestSubject = 150
	LongestOpening = 3000
	LongestClosing = 2000
)

// inBrackets is a placeholder, known or not: letter case and space inside the brackets do not matter.
var inBrackets = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// oneBracket is what somebody meant for a placeholder.
var oneBracket = regexp.MustCompile(`\{([A-Za-z_ ]+)\}`)

func nameIn(bracketed string) string {
	name := strings.TrimSpace(strings.Trim(bracketed, "{}"))
	return strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "_"))
}

// Check returns the fields that are wrong: subject, opening or closing.
func (l Letter) Check(w Words) error {
	var wrong fault.Fields
	for _, part := range []struct {
		field, text, missing string
		longest              int
	}{
		{"subject", w.Subject, "Enter a subject.", LongestSubject},
		{"opening", w.Opening, "Enter what the letter begins with.", LongestOpening},
		{"closing", w.Closing, "", LongestClosing},
	} {
		if code, complaint := l.complaint(part.text, part.missing, part.longest); complaint != "" {
			wrong.Add(part.field, code, complaint)
		}
	}
	return wrong.Err()
}

// complaint says what is wrong with one text; nothing when nothing is.
func (l Letter) complaint(text, missing string, longest int) (code, sentence string) {
	switch {
	case strings.TrimSpace(text) == "" && missing != "":
		return "required", missing
	case utf8.RuneCountInString(text) > longest:
		return "too_long", fmt.Sprintf("Use %d characters or fewer.", longest)
	}
	for _, found := range inBrackets.FindAllString(text, -1) {
		if name := nameIn(found); !l.knows(name) {
			return "unknown_placeholder", l.unknown(found, name)
		}
	}
	rest := inBrackets.ReplaceAllString(text, "")
	if strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		return "open_placeholder", "Write a placeholder with two brackets on each side: " + written("first_name") + "."
	}
	for _, found := range oneBracket.FindAllString(rest, -1) {
		if name := nameIn(found); l.knows(name) {
			return "open_placeholder", fmt.Sprintf("Write %s with two brackets on each side, not %s.", written(name), found)
		}
	}
	return "", ""
}

func (l Letter) knows(name string) bool {
	return slices.Contains(everywhere, name) || slices.Contains(l.Knows, name)
}

// unknown says of a placeholder that this letter has not, which it might have been.
func (l Letter) unknown(found, name string) string {
	nearest := l.nearest(name)
	switch {
	case known(name):
		return fmt.Sprintf("%s means nothing in this letter. Use one of: %s.", found, l.list())
	case nearest != "":
		return fmt.Sprintf("There is no placeholder %s. Did you mean %s?", found, written(nearest))
	}
	return fmt.Sprintf("There is no placeholder %s. Use one of: %s.", found, l.list())
}

func (l Letter) list() string {
	var names []string
	for _, p := range l.Placeholders() {
		names = append(names, written(p.Name))
	}
	return strings.Join(names, ", ")
}

// nearest is the placeholder of this letter that is most like a name; empty when none is at all.
func (l Letter) nearest(name string) string {
	best, least := "", 1+max(2, len(name)/2)
	for _, p := range l.Placeholders() {
		if d := distance(name, p.Name); d < least {
			best, least = p.Name, d
		}
	}
	return best
}

// distance counts the characters to add, drop or change to get from one word to another.
func distance(a, b string) int {
	above := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(above[j]+change, above[j+1]+1, row[j]+1)
		}
		above = row
	}
	return above[len(b)]
}
