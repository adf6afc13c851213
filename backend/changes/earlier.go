package changes

import (
	"slices"
	"strings"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// earlier is when, where and how a session was to be held before it changed.
type earlier struct {
	letters.Session // only what says where and how
	parts           []letters.Part
}

// plannedBefore reads what people were told of a session as it was.
func plannedBefore(tx *database.Tx, before catalogue.Planned) (earlier, error) {
	old := earlier{Session: letters.Session{Mode: string(before.Mode), Room: before.Room}, parts: planned(before.Parts)}
	if before.VenueID == nil {
		return old, nil
	}
	type place struct{ Name, Address, Postcode string }
	venue, _, err := database.One[place](tx, `SELECT name, coalesce(address, '') AS address, coalesce(postcode, '') AS postcode
		FROM venues WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), *before.VenueID)
	old.Venue, old.Address, old.Postcode = venue.Name, venue.Address, venue.Postcode
	return old, err
}

// unlike says, a line for each, what was otherwise before: the times, how it was held, the place.
func (e earlier) unlike(now letters.About, seat places.Seat) string {
	var was []string
	if old := letters.When(e.parts); old != letters.When(now.Parts) {
		was = append(was, old)
	}
	if e.Mode != now.Session.Mode {
		was = append(was, modeWords[e.Mode])
	}
	if old := letters.Where(e.Session, seat); old != letters.Where(now.Session, seat) {
		was = append(was, old)
	}
	return strings.Join(was, "\n")
}

var modeWords = map[string]string{
	string(catalogue.InPerson): "In person",
	string(catalogue.Virtual):  "Virtual",
	string(catalogue.Blended):  "Blended: in the room, or online",
}

// held is when, where and how a session is held, a line for each.
func held(se letters.Session, parts []letters.Part) string {
	said := []string{letters.When(parts), modeWords[se.Mode]}
	if se.Mode != string(catalogue.Virtual) {
		said = append(said, letters.Where(se, places.Room))
	}
	return strings.Join(said, "\n")
}

// planned is the parts that take place.
func planned(parts []catalogue.Part) []letters.Part {
	var on []letters.Part
	for _, p := range parts {
		if p.CancelledAt == nil {
			on = append(on, letters.Part{ID: p.ID, StartsAt: p.StartsAt, EndsAt: p.EndsAt})
		}
	}
	return on
}

// dropped is the parts that people were told of and that take place no longer, at the times they were told.
func dropped(before, after []catalogue.Part) []letters.Part {
	left := planned(after)
	return slices.DeleteFunc(planned(before), func(p letters.Part) bool {
		return slices.ContainsFunc(left, func(l letters.Part) bool { return l.ID == p.ID })
	})
}
