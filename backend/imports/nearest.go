package imports

import (
	"slices"
	"strings"
)

// plainName is what two spellings of a column's name share: "E-mail", "e_mail" and "EMAIL".
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == ' ' || r == '_' || r == '-' || r == '.' || r == '\u00a0':
			return -1
		}
		return r
	}, name)
}

// nearest returns the known name that takes the fewest changed letters to become, or "" when none is
// near: more than a third of its letters would change, and neither contains the other.
func nearest(name string, known []string) string {
	best, fewest := "", 0
	for _, candidate := range known {
		n := changes(plainName(name), plainName(candidate))
		if sameLetters(plainName(name), plainName(candidate)) {
			n = min(n, 1) // "nmae": letters changed places
		}
		if !near(plainName(name), plainName(candidate), n) {
			continue
		}
		if best == "" || n < fewest {
			best, fewest = candidate, n
		}
	}
	return best
}

func near(a, b string, changed int) bool {
	if a == "" || b == "" {
		return false
	}
	within := len(a) > 3 && len(b) > 3 && (strings.Contains(a, b) || strings.Contains(b, a))
	return within || changed*3 <= max(len(a), len(b))
}

// changes counts the letters put in, taken out or changed to make one word of the other.
func changes(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		above := row[0]
		row[0] = i + 1
		for j, s := range to {
			changed := above
			if r != s {
				changed++
			}
			above = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}

func sameLetters(a, b string) bool {
	from, to := []byte(a), []byte(b)
	slices.Sort(from)
	slices.Sort(to)
	return slices.Equal(from, to)
}

// orNearest completes a sentence about a name nobody knows.
func orNearest(name string, known []string) string {
	if n := nearest(name, known); n != "" {
		return " Did you mean " + n + "?"
	}
	return ""
}
