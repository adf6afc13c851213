package booking

import (
	"strings"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// earlier is when, where and how a session was to be held before it changed.
type earlier struct {
	session session // only what says where and how
	parts   []part
}

// plannedBefore reads what people were told of a session as it was.
func plannedBefore(tx *database.Tx, before catalogue.Planned) (earlier, error) {
	old := earlier{session: session{Mode: string(before.Mode), Room: before.Room}, parts: planned(before.Parts)}
	if before.VenueID == nil {
		return old, nil
	}
	type place struct{ Name, Address, Postcode string }
	venue, _, err := database.One[place](tx, `SELECT name, coalesce(address, '') AS address, coalesce(postcode, '') AS postcode
		FROM venues WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), *before.VenueID)
	old.session.Venue, old.session.Address, old.session.Postcode = venue.Name, venue.Address, venue.Postcode
	return old, err
}

// unlike says, a line for each, what was otherwise before: the times, how it was held, the place.
func (e earlier) unlike(now gathered, b Booking) string {
	var was []string
	if old := when(e.parts); old != when(now.parts) {
		was = append(was, old)
	}
	if e.session.Mode != now.session.Mode {
		was = append(was, modeWords[e.session.Mode])
	}
	if old := where(e.session, b.Seat); old != where(now.session, b.Seat) {
		was = append(was, old)
	}
	return strings.Join(was, "\n")
}

var modeWords = map[string]string{
	string(catalogue.InPerson): "In person",
	string(catalogue.Virtual):  "Virtual",
	string(catalogue.Blended):  "Blended: in the room, or online",
}
