package changes

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// concerned is a live booking of a session that the provider changes, with whose it is.
type concerned struct {
	booking.Booking
	PersonName  string
	PersonEmail *string
	AgencyName  string

	had   booking.Status // before the act
	clash string         // what else they hold at the new time, and did not at the old one
	told  bool           // a letter was written, to them or to whoever acts for them
}

const concernedSQL = `SELECT b.*, p.name AS person_name, p.email AS person_email, coalesce(a.name, '') AS agency_name
	FROM bookings b
	JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
	LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
	WHERE b.partnership_id = $1 AND b.session_id = ANY($2)
	  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
	ORDER BY lower(p.name), b.person_id, b.session_id, b.id`

// concernedBy reads the live bookings of sessions; those of one person stand together.
func concernedBy(tx *database.Tx, sessions []uuid.UUID) ([]concerned, error) {
	all, err := database.Rows[concerned](tx, concernedSQL, tx.Partnership(), sessions)
	for i := range all {
		all[i].had = all[i].Status
	}
	return all, err
}

// holder reports whether the person held a place that they had been given.
func (t *concerned) holder() bool { return t.had == booking.Held || t.had == booking.Confirmed }

// byPerson cuts bookings, those of one person standing together, into one slice for each person.
func byPerson(all []concerned) [][]*concerned {
	var people [][]*concerned
	for i := range all {
		t := &all[i]
		if n := len(people); n > 0 && people[n-1][0].PersonID == t.PersonID {
			people[n-1] = append(people[n-1], t)
			continue
		}
		people = append(people, []*concerned{t})
	}
	return people
}

// bookingsOf is the bookings, to be changed.
func bookingsOf(all []concerned) []*booking.Booking {
	bookings := make([]*booking.Booking, len(all))
	for i := range all {
		bookings[i] = &all[i].Booking
	}
	return bookings
}

func idsOf(all []concerned) []uuid.UUID {
	ids := make([]uuid.UUID, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return ids
}

// abouts is what letters say of each session, read once for all who booked it.
type abouts map[uuid.UUID]letters.About

// aboutAll reads it; fault.Missing where one of the sessions is not there.
func aboutAll(tx *database.Tx, sessions []uuid.UUID) (abouts, error) {
	known, err := letters.Sessions(tx, sessions...)
	for _, id := range sessions {
		if _, found := known[id]; err == nil && !found {
			err = fault.Missing
		}
	}
	return known, err
}

// of is what a letter about one booking is made of.
func (a abouts) of(t *concerned) letters.About {
	about := a[t.SessionID]
	about.To = letters.Person{ID: t.PersonID, Name: t.PersonName, Email: t.PersonEmail}
	return about
}
