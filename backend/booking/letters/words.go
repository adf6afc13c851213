package letters

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// When is a line for each part.
func When(parts []Part) string {
	lines := make([]string, len(parts))
	for i, p := range parts {
		lines[i] = ukdate.RangeWords(p.StartsAt, p.EndsAt)
	}
	return strings.Join(lines, "\n")
}

// Where is one line: the venue, or that there is none yet, or that it is online.
func Where(s Session, seat places.Seat) string {
	if seat == places.Online {
		return "Online"
	}
	var parts []string
	if s.Venue == "" {
		parts = append(parts, "Venue to be confirmed")
	}
	for _, t := range []string{s.Room, s.Venue, strings.Join(strings.Fields(s.Address), " "), s.Postcode} {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, ", ")
}

// Lines joins what is not empty, each on its own line.
func Lines(texts ...string) string { return strings.Join(Paragraphs(texts...), "\n") }

// Paragraphs is what is not empty of some texts.
func Paragraphs(texts ...string) []string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return said
}

// PlacesInWords is "1 place", or as many places.
func PlacesInWords(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}
