package rules

import (
	"fmt"
	"slices"
	"strings"
)

// audience reports whether one of the person's agencies is of a sector that the course is for.
func (f Facts) audience() bool {
	return len(f.Sectors) == 0 || slices.ContainsFunc(f.Agencies, func(m Member) bool { return slices.Contains(f.Sectors, m.Sector) })
}

// inArea reports whether one of the person's agencies may come, where those out of the area may not.
func (f Facts) inArea() bool {
	return !f.InAreaOnly || slices.ContainsFunc(f.Agencies, func(m Member) bool { return !m.OutOfArea })
}

var sectorWords = map[string]string{
	"local_authority": "local authorities", "health": "health", "police": "the police", "education": "education", "early_years": "early years",
	"voluntary": "voluntary organisations", "private": "private organisations", "probation": "probation",
	"self_employed_and_carers": "self-employment and caring", "other": "other organisations",
}

func sectorsInWords(sectors []string) string {
	words := make([]string, len(sectors))
	for i, s := range sectors {
		words[i] = sectorWords[s]
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Limit is how many live bookings of a course or an event one person may hold, and how many they hold
// elsewhere already: their own waiting entry for this session is not among them.
type Limit struct {
	Of    string // the course's or event's title
	Most  int
	Holds int
}

func personLimit(limits []Limit) Condition {
	for _, l := range limits {
		if l.Holds >= l.Most {
			return Condition{PersonLimit, false, fmt.Sprintf("You can hold %s of “%s” at a time. Cancel another to book this one.", bookingsInWords(l.Most), l.Of)}
		}
	}
	return Condition{PersonLimit, true, ""}
}

func bookingsInWords(n int) string {
	if n == 1 {
		return "1 booking"
	}
	return fmt.Sprintf("%d bookings", n)
}
