package wording

import (
	"slices"
	"strings"
)

// A Placeholder stands in the words of a letter for what is different each time.
type Placeholder struct {
	Name    string // as it is typed between {{ and }}
	Meaning string
	Example string
}

// The placeholders there are.
var placeholders = []Placeholder{
	{"first_name", "The first name of the person the letter is about", "Siân"},
	{"name", "The full name of the person the letter is about", "Siân Example"},
	{"partnership", "The name of the partnership", "Example Safeguarding Partnership"},
	{"course", "The title of the session", "Recognising neglect"},
	{"date", "The day on which the session begins", "Tuesday 10 June 2025"},
	{"time", "From when to when on that day", "9:30am to 12:30pm"},
	{"place", "The venue, or “Online”", "Committee room, County Hall, EX2 4QD"},
	{"reference", "The booking reference", "B7K2-9QXM"},
	{"deadline", "Until when there is time to answer", "5pm on Wednesday 28 May 2025"},
	{"approver", "Who is asked to approve", "Jo Manager"},
	{"delegate", "The person who asks for a place", "Siân Example"},
	{"colleague", "The other person of a substitution", "Alex Example"},
	{"places", "How many places, in words", "3 places"},
	{"sessions", "How many sessions, in words", "3 sessions"},
	{"event", "The title of the event", "Safeguarding Week"},
	{"agency", "The agency somebody works for", "Example Primary School"},
}

// everywhere are those that mean something in every letter.
var everywhere = []string{"first_name", "name", "partnership"}

func known(name string) bool {
	return slices.ContainsFunc(placeholders, func(p Placeholder) bool { return p.Name == name })
}

func written(name string) string { return "{{" + name + "}}" }

// titles stand before a name and are no part of it.
var titles = []string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "sir", "dame", "lady", "lord", "pc", "dc", "ds", "di", "dci", "sgt", "cllr"}

// FirstName is how a letter addresses somebody less formally: the first word of a name that is no title. A
// name of one word is that word.
func FirstName(name string) string {
	words := strings.Fields(name)
	for i, word := range words {
		if i < len(words)-1 && slices.Contains(titles, strings.ToLower(strings.TrimRight(word, "."))) {
			continue
		}
		return word
	}
	return name
}
