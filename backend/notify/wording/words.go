package wording

import (
	"fmt"
	"maps"
	"strings"
)

// Words are what a partnership may say in its own way. Opening and Closing are paragraphs, parted by empty
// lines; Closing may be empty.
type Words struct {
	Subject string
	Opening string
	Closing string
}

// A Letter is one whose words may be changed.
type Letter struct {
	Name     string // as it is kept: booking_confirmed
	Group    string // under which heading it is listed
	Label    string // what it is, in a few words
	When     string // a sentence: when it goes out, and to whom
	Title    string // its heading, which is ours and may have placeholders
	Standard Words
	Adds     string   // a sentence: what stands in it whatever the words are
	Button   string   // what its link says; empty for none
	Notes    []string // what an example of it says besides
	Knows    []string // its placeholders, besides those that mean something everywhere
}

// Placeholders are those that mean something in this letter, in the order of the list of them all.
func (l Letter) Placeholders() []Placeholder {
	var mine []Placeholder
	for _, p := range placeholders {
		if l.knows(p.Name) {
			mine = append(mine, p)
		}
	}
	return mine
}

// Written is a letter's words with everything in its place.
type Written struct {
	Subject string
	Title   string
	Opening []string
	Closing []string
}

// Write puts values into words. Words that no longer hold (a placeholder was given up since they were written)
// give way to the standard ones. A value that is missing is a fault of the caller's code; first_name is made
// of name.
func (l Letter) Write(w Words, values map[string]string) (Written, error) {
	values = maps.Clone(values)
	values["first_name"] = FirstName(values["name"])
	for _, p := range l.Placeholders() {
		if _, given := values[p.Name]; !given {
			return Written{}, fmt.Errorf("wording: %s is written without its %s", l.Name, p.Name)
		}
	}
	if l.Check(w) != nil {
		w = l.Standard
	}
	return Written{
		Subject: fill(w.Subject, values), Title: fill(l.Title, values),
		Opening: fillEach(w.Opening, values), Closing: fillEach(w.Closing, values),
	}, nil
}

func fillEach(text string, values map[string]string) []string {
	var filled []string
	for _, p := range Paragraphs(text) {
		filled = append(filled, fill(p, values))
	}
	return filled
}

// fill reads from left to right once: what a value says is never read as a placeholder.
func fill(text string, values map[string]string) string {
	return inBrackets.ReplaceAllStringFunc(text, func(found string) string { return values[nameIn(found)] })
}

// Paragraphs splits a text at its empty lines; of an empty text there are none.
func Paragraphs(text string) []string {
	var all []string
	for p := range strings.SplitSeq(tidy(text), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}

// Tidy returns words as they are kept: a subject of one line, and lines without trailing space.
func (w Words) Tidy() Words {
	return Words{
		Subject: strings.Join(strings.Fields(w.Subject), " "),
		Opening: strings.Join(Paragraphs(w.Opening), "\n\n"),
		Closing: strings.Join(Paragraphs(w.Closing), "\n\n"),
	}
}

func tidy(text string) string {
	split := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	for i := range split {
		split[i] = strings.TrimRight(split[i], " \t")
	}
	return strings.Join(split, "\n")
}
