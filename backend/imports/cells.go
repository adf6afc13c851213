package imports

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// These read one cell each and refuse the row, on the cell's column, when it cannot be read. What they
// return then means nothing.

// text returns a cell, which may have so many characters.
func (r *Row) text(column, cell string, longest int) string {
	if utf8.RuneCountInString(cell) > longest {
		r.refuse(column, "too_long", fmt.Sprintf("This is longer than %d characters.", longest))
	}
	if strings.ContainsFunc(cell, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' }) {
		r.refuse(column, "control_character", "There is a character in this cell that cannot be shown.")
	}
	return cell
}

// name is text on one line.
func (r *Row) name(column, cell string, longest int) string {
	if strings.ContainsAny(cell, "\n\t") {
		r.refuse(column, "several_lines", "This must be on one line.")
	}
	return r.text(column, cell, longest)
}

// need refuses an empty cell and returns whether there is something.
func (r *Row) need(column, cell string) bool {
	if cell == "" {
		r.refuse(column, "required", "This cell must not be empty.")
	}
	return cell != ""
}

var codePattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 ._/-]*$`)

// code is a reference of the partnership's own: letters, digits and - . _ / up to 40.
func (r *Row) code(column, cell string) string {
	if cell != "" && (len(cell) > 40 || !codePattern.MatchString(cell)) {
		r.refuse(column, "not_a_code", "A code has up to 40 letters, digits, spaces and - . _ / and begins with a letter or digit.")
	}
	return cell
}

// choice is one of some words, in any case, spaces or hyphens for underscores; an empty cell is the first.
func (r *Row) choice(column, cell string, words ...string) string {
	if cell == "" {
		return words[0]
	}
	for _, w := range words {
		if plainName(w) == plainName(cell) {
			return w
		}
	}
	r.refuse(column, "not_a_choice", fmt.Sprintf("“%s” is not one of %s.%s", cell, list(words), orNearest(cell, words)))
	return words[0]
}

// yes reads yes and no; an empty cell is no.
func (r *Row) yes(column, cell string) bool {
	switch strings.ToLower(cell) {
	case "yes", "y", "true", "1":
		return true
	case "", "no", "n", "false", "0":
		return false
	}
	r.refuse(column, "not_yes_or_no", fmt.Sprintf("Write yes or no, not “%s”.", cell))
	return false
}

// number is a whole number; nil for an empty cell.
func (r *Row) number(column, cell string, least, most int) *int {
	if cell == "" {
		return nil
	}
	n, err := strconv.Atoi(cell)
	if err != nil || strings.HasPrefix(cell, "+") {
		r.refuse(column, "not_a_number", fmt.Sprintf("“%s” is not a whole number.", cell))
		return nil
	}
	if n < least || n > most {
		r.refuse(column, "out_of_range", fmt.Sprintf("This must be from %d to %d.", least, most))
		return nil
	}
	return &n
}

var britishDate = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)

// readDate reads 2024-10-14 and 14/10/2024, the day always before the month.
func readDate(text string) (ukdate.Date, error) {
	if m := britishDate.FindStringSubmatch(text); m != nil {
		text = fmt.Sprintf("%s-%s-%s", m[3], zeroed(m[2]), zeroed(m[1]))
	}
	return ukdate.ParseDate(text)
}

func zeroed(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// date is a London date; zero for an empty cell.
func (r *Row) date(column, cell string) ukdate.Date {
	if cell == "" {
		return ukdate.Date{}
	}
	date, err := readDate(cell)
	switch {
	case err != nil:
		r.refuse(column, "invalid_date", fmt.Sprintf("“%s” is not a real date. Write 2024-10-14 or 14/10/2024.", cell))
	case date.Year < 2000 || date.Year > 2100:
		r.refuse(column, "out_of_range", "The year must be from 2000 to 2100.")
	}
	return date
}

var wallPattern = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(:00)?$`)

// readWall reads 9:30, 09:30, 9.30 and 09:30:00.
func readWall(text string) (ukdate.Wall, error) {
	m := wallPattern.FindStringSubmatch(text)
	if m == nil {
		return ukdate.Wall{}, ukdate.ErrInvalidTime
	}
	return ukdate.ParseWall(zeroed(m[1]) + ":" + m[2])
}

// wall is a time as London's clocks show it.
func (r *Row) wall(column, cell string) ukdate.Wall {
	wall, err := readWall(cell)
	if err != nil && cell != "" {
		r.refuse(column, "invalid_time", fmt.Sprintf("“%s” is not a time of day. Write 09:30.", cell))
	}
	return wall
}

// fold says which of two equal times is meant: first or second, or 0 or 1; nil for an empty cell.
func (r *Row) fold(column, cell string) *int {
	folds := map[string]int{"0": 0, "first": 0, "1": 1, "second": 1}
	fold, known := folds[strings.ToLower(cell)]
	switch {
	case cell == "":
		return nil
	case !known:
		r.refuse(column, "invalid_fold", "Write first or second: which of the two equal times on the night the clocks go back.")
	}
	return &fold
}

// instant reads a London date, with a time behind it or not (then the day's beginning), or an instant
// that names its offset; nil for an empty cell.
func (r *Row) instant(column, cell string) *time.Time {
	if cell == "" {
		return nil
	}
	if at, err := time.Parse(time.RFC3339, cell); err == nil {
		at = at.UTC().Truncate(time.Minute)
		return &at
	}
	at, err := londonTime(cell)
	switch {
	case errors.Is(err, ukdate.ErrAmbiguousTime):
		r.refuse(column, "ambiguous_time", "This time happens twice because the clocks go back. Write its offset: 2024-10-27T01:30:00+01:00 is the first, +00:00 the second.")
	case errors.Is(err, ukdate.ErrNonexistentTime):
		r.refuse(column, "nonexistent_time", "This time does not exist because the clocks go forward.")
	case err != nil:
		r.refuse(column, "invalid_time", fmt.Sprintf("“%s” is not a time. Write 2024-10-14 09:30, or the date alone.", cell))
	}
	return &at
}

func londonTime(text string) (time.Time, error) {
	day, clock, timed := strings.Cut(strings.Replace(text, "T", " ", 1), " ")
	date, err := readDate(day)
	if err != nil {
		return time.Time{}, err
	}
	wall := ukdate.Wall{}
	if timed {
		if wall, err = readWall(strings.TrimSpace(clock)); err != nil {
			return time.Time{}, err
		}
	}
	at, err := ukdate.Resolve(date, wall, nil)
	return at.UTC(), err
}

// address is an e-mail address; its zero value for an empty cell.
func (r *Row) address(column, cell string) email.Address {
	if cell == "" {
		return email.Address{}
	}
	a, err := email.Parse(cell)
	if err != nil {
		r.refuse(column, "invalid_email", fmt.Sprintf("“%s” is not an e-mail address like name@example.org.", cell))
	}
	return a
}

// several splits a cell that holds a list, at | or at new lines.
func several(cell string) []string {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == '\n' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}
