package catalogue

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// textCheck trims what was typed and notes what is missing or too long, in characters.
type textCheck struct{ fields *fault.Fields }

// required: the text must not be empty.
func (c textCheck) required(field string, text *string, longest int) {
	c.optional(field, text, longest)
	if *text == "" {
		c.fields.Add(field, "required", "Fill this in.")
	}
}

func (c textCheck) optional(field string, text *string, longest int) {
	*text = strings.TrimSpace(*text)
	switch {
	case utf8.RuneCountInString(*text) > longest:
		c.fields.Add(field, "too_long", fmt.Sprintf("This must be %d characters or fewer.", longest))
	case strings.ContainsFunc(*text, unprintable):
		c.fields.Add(field, "bad_character", "This has a character in it that cannot be printed. Type it again.")
	}
}

// unprintable: control characters other than those that lay out text.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || r == utf8.RuneError
}

// code is an own reference, which is nil rather than empty.
func (c textCheck) code(field string, code **string) {
	if *code == nil {
		return
	}
	text := **code
	c.optional(field, &text, 40)
	*code = &text
	if text == "" {
		*code = nil
	}
}
