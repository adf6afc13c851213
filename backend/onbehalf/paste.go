package onbehalf

import (
	"encoding/csv"
	"net/mail"
	"slices"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// MostPeople is how many people can be booked in one go, and MostAtOnce how many of their places.
const (
	MostPeople = 200
	MostAtOnce = 400
)

// ErrUnreadable: pasted text that is no list of people.
var ErrUnreadable = fault.OnField("text", "unreadable", "We could not read this list. Put one person on each line: name; email address.")

// Pasted is one person of a pasted list: the line it stood on, and what stood there.
type Pasted struct {
	Row   int // from 1, headings and empty lines counted
	Name  string
	Email string // as it was typed; perhaps no address at all
}

// ReadPeople reads names and e-mail addresses from pasted text or a CSV file: fields parted by tab,
// semicolon or comma, whichever the text uses; with or without a line of headings; a byte order mark is
// passed over. "Ann Other <ann@example.org>" is read too. Whether an address is one is asked later, so that
// each line gets its own answer.
func ReadPeople(text string) ([]Pasted, error) {
	text = strings.TrimPrefix(text, "\uFEFF")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = separator(text), -1, true, true
	var rows [][]string
	var numbers []int
	for {
		row, err := r.Read()
		if row == nil {
			break
		}
		if err != nil {
			return nil, ErrUnreadable.With(err)
		}
		line, _ := r.FieldPos(0)
		if row = trimmed(row); strings.Join(row, "") != "" {
			rows, numbers = append(rows, row), append(numbers, line)
		}
	}
	columns := headings(rows)
	if columns.found {
		rows, numbers = rows[1:], numbers[1:]
	} else {
		columns = guessed(rows)
	}
	people := make([]Pasted, len(rows))
	for i, row := range rows {
		people[i] = columns.read(row)
		people[i].Row = numbers[i]
	}
	return people, nil
}

// separator is the one that the text uses most; a comma where it uses none.
func separator(text string) rune {
	best := ','
	for _, s := range []rune{'\t', ';'} {
		if strings.Count(text, string(s)) > 0 && strings.Count(text, string(s)) >= strings.Count(text, string(best)) {
			best = s
		}
	}
	return best
}

func trimmed(row []string) []string {
	for i := range row {
		row[i] = strings.Join(strings.Fields(row[i]), " ")
	}
	return row
}

// columns says which fields of a row make the name, and which is the address; -1: none.
type columns struct {
	names []int
	email int
	found bool // by their headings
}

var (
	nameHeadings  = []string{"name", "full name", "delegate", "delegate name", "first name", "firstname", "forename", "given name", "last name", "lastname", "surname", "family name"}
	emailHeadings = []string{"email", "e-mail", "email address", "e-mail address", "mail", "work email"}
)

// headings reads the first row as headings, if it is such a row.
func headings(rows [][]string) columns {
	c := columns{email: -1}
	if len(rows) == 0 {
		return c
	}
	last := -1
	for i, text := range rows[0] {
		switch heading := strings.ToLower(text); {
		case slices.Contains(emailHeadings, heading):
			c.email, c.found = i, true
		case slices.Contains([]string{"last name", "lastname", "surname", "family name"}, heading):
			last, c.found = i, true
		case slices.Contains(nameHeadings, heading):
			c.names, c.found = append(c.names, i), true
		}
	}
	if last >= 0 {
		c.names = append(c.names, last) // "Surname, First name" is said the other way round
	}
	return c
}

// guessed: the address stands in the first column in which any row has an @; the rest is the name.
func guessed(rows [][]string) columns {
	c := columns{email: -1}
	widest := 0
	for _, row := range rows {
		widest = max(widest, len(row))
		for i, text := range row {
			if strings.Contains(text, "@") && (c.email < 0 || i < c.email) {
				c.email = i
			}
		}
	}
	for i := range widest {
		if i != c.email {
			c.names = append(c.names, i)
		}
	}
	return c
}

func (c columns) read(row []string) (p Pasted) {
	var names []string
	for _, i := range c.names {
		if i < len(row) && row[i] != "" {
			names = append(names, row[i])
		}
	}
	p.Name = strings.Join(names, " ")
	if c.email >= 0 && c.email < len(row) {
		p.Email = row[c.email]
	}
	if one, err := mail.ParseAddress(p.Email); err == nil && one.Name != "" {
		p.Email = one.Address
		if p.Name == "" {
			p.Name = one.Name
		}
	}
	if len(row) == 1 && !strings.Contains(p.Email, "@") { // a name alone, in a list of "Name <address>"
		p.Name, p.Email = row[0], ""
	}
	return p
}
