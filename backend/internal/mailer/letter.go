package mailer

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// A Letter is the body of a message, written once and shown as plain text and as HTML. Its parts
// appear in the order of the fields; empty ones are left out.
type Letter struct {
	Partnership string // the sender's name, at the head
	Colour      string // the partnership's colour, "#rrggbb"; anything else: dark blue
	Title       string // what happened, in a few words
	Opening     []string
	Said        []string // what only this letter says: a reason, a note of staff
	Facts       []Fact
	Button      Link     // the one thing to do
	Notes       []string // what is attached, terms, deadlines
	Closing     []string
	Footer      []string // small print: who sends this, and why

	Wording Wording // where a partnership may choose the words: then title, opening and closing are made of them
}

// A Wording names a letter (of the package notify/wording) and says what its placeholders stand for; name,
// of the person the letter is about, among them. Without a Name the letter is written as it is.
type Wording struct {
	Name   string
	Values map[string]string
}

// A Fact is a row of the table. Its value may have several lines.
type Fact struct {
	Label string
	Value string
}

// A Link is a button; without an https or http address it is left out.
type Link struct {
	Label string
	URL   string
}

func (l Link) shown() bool { return l.Label != "" && isWebAddress(l.URL) }

// PlainText returns the letter as text, paragraphs parted by empty lines.
func (l Letter) PlainText() string {
	var blocks []string
	add := func(texts ...string) {
		for _, text := range texts {
			if text = strings.Join(lines(text), "\n"); text != "" {
				blocks = append(blocks, text)
			}
		}
	}
	add(l.Partnership, l.Title)
	add(l.Opening...)
	add(l.Said...)
	add(l.factsAsText())
	if l.Button.shown() {
		add(oneLine(l.Button.Label) + ":\n" + l.Button.URL)
	}
	add(l.Notes...)
	add(l.Closing...)
	if len(l.Footer) > 0 {
		add("---")
		add(l.Footer...)
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

func (l Letter) factsAsText() string {
	rows := make([]string, len(l.Facts))
	for i, fact := range l.Facts {
		rows[i] = fmt.Sprintf("%s: %s", oneLine(fact.Label), strings.Join(lines(fact.Value), "\n  "))
	}
	return strings.Join(rows, "\n")
}

// lines splits a text at its line breaks and drops control characters and trailing space.
func lines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
	split := strings.Split(strings.Trim(text, "\n "), "\n")
	for i := range split {
		split[i] = strings.TrimRight(split[i], " ")
	}
	return split
}

const defaultColour = "#1d4f7c"

var colourPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (l Letter) colour() string {
	if colourPattern.MatchString(l.Colour) {
		return l.Colour
	}
	return defaultColour
}
