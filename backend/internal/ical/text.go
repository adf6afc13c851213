package ical

import (
	"strings"
	"unicode"
)

// isControl is true for what no single-line value may hold: C0 and C1 controls, line breaks, and
// Unicode's own line and paragraph separators.
func isControl(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

func hasControl(text string) bool { return strings.IndexFunc(text, isControl) >= 0 }

// oneLine repairs broken UTF-8, which the library would cut in the wrong place.
func oneLine(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// severalLines keeps line breaks as \n and tabs as spaces, and drops every other control.
func severalLines(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(oneLine(text))
	return strings.Map(func(r rune) rune {
		if r != '\n' && isControl(r) {
			return -1
		}
		return r
	}, text)
}

// displayName takes out of a name what has a meaning in a parameter. The apostrophe stays, as the
// typographic one, because the library would put a backslash before the other.
func displayName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\'':
			return '’'
		case strings.ContainsRune("\":;,\\^", r), isControl(r):
			return ' '
		}
		return r
	}, oneLine(name))
	return strings.Join(strings.Fields(name), " ")
}
