package email

import (
	"fmt"
	"strings"
	"unicode"
)

// Complaint is the one sentence that tells the writer of a text which Parse refuses what to change:
// its length, its accents, or, for everything else, its form.
func Complaint(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > MaxLength {
		return fmt.Sprintf("An e-mail address must be %d characters or fewer.", MaxLength)
	}
	if i := strings.IndexFunc(text, isForeign); i >= 0 {
		return fmt.Sprintf("Check how the e-mail address is written: it cannot contain “%c”.", []rune(text[i:])[0])
	}
	return "Enter an e-mail address in the correct format, like name@example.org."
}

// isForeign: a letter that no address here has, such as é.
func isForeign(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }
