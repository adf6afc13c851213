package booking

import (
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// concerned is a live booking of a session that the provider changes, with whose it is.
type concerned struct {
	Booking
	PersonName  string
	PersonEmail *string
	AgencyName  string

	had   Status // before the act
	clash string // what else they hold at the new time, and did not at the old one
	told  bool   // a letter was written, to them or to whoever acts for them
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
func (t *concerned) holder() bool { return t.had == Held || t.had == Confirmed }

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

// gives counts what each kind of place of the sessions gets back when all these bookings end.
func gives(all []concerned) (released, left map[places.SeatOf]int) {
	released, left = map[places.SeatOf]int{}, map[places.SeatOf]int{}
	for _, t := range all {
		at := places.SeatOf{Session: t.SessionID, Seat: t.Seat}
		switch {
		case t.had == Waiting:
			left[at]++
		case t.had.TakesPlace() && !t.WalkIn:
			released[at]++
		}
	}
	return released, left
}

func idsOf(all []concerned) []uuid.UUID {
	ids := make([]uuid.UUID, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return ids
}

// abouts is what letters say of each session, read once for all who booked it.
type abouts map[uuid.UUID]gathered

func aboutAll(tx *database.Tx, sessions []uuid.UUID) (abouts, error) {
	known := abouts{}
	for _, id := range sessions {
		g, err := gather(tx, id, uuid.Nil, false)
		if err != nil {
			return nil, err
		}
		known[id] = g
	}
	return known, nil
}

// of is what a letter about one booking is made of. Where somebody else has to be written to, it is read
// whom the person works for.
func (a abouts) of(tx *database.Tx, t *concerned) (gathered, error) {
	g := a[t.SessionID]
	if t.PersonEmail == nil {
		full, err := gather(tx, t.SessionID, t.PersonID, false)
		full.session, full.parts = g.session, g.parts
		return full, err
	}
	g.person = claimant{ID: t.PersonID, Name: t.PersonName, Email: t.PersonEmail}
	return g, nil
}

func sortedByStart(items []*item) {
	slices.SortStableFunc(items, func(a, b *item) int { return a.g.session.StartsAt.Compare(b.g.session.StartsAt) })
}
