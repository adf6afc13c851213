package demo

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/charging"
	seats "github.com/turnout-uk/turnout/backend/places"
)

// soughtAfter is a session three weeks or so ahead that is full, with people waiting for a place.
func soughtAfter(c clockwork, hall venue, trainer string) *running {
	day := c.calendar.AddWorkingDays(c.today, 16)
	return &running{
		ref: "DEV-FULL-1", course: "DA1", title: "Domestic abuse: a session in demand", mode: inPerson, venue: hall,
		parts: []span{on(day, "13:30", "16:30")}, places: 12, opens: c.today.AddDays(-50), trainers: []string{trainer},
		exactly: &outcome{attended: 12},
	}
}

// stillWaiting are some who came too late for a session, a day after the other.
func (r *region) stillWaiting(s *running, n int, c clockwork) []claim {
	d := dice("waiting for " + s.ref)
	var waiting []claim
	for i, p := range r.choose(s, 1, n, d) {
		waiting = append(waiting, claim{who: p, outcome: "waiting", bookedAt: workingHour(c.today.AddDays(i-n-1), d)})
	}
	return waiting
}

// queue puts those who still wait on the lists of their sessions. No file can say so: they name no outcome.
func (l *loader) queue(m made) error {
	var all []booking.Imported
	for _, s := range m.sessions {
		for _, k := range m.queues[s.ref] {
			i := booking.Imported{Seat: seats.Room, Waits: true, BookedAt: k.bookedAt, Source: source, PolicyGroup: charging.StandardGroup}
			var agency uuid.UUID
			err := l.tx.PGX.QueryRow(`SELECT s.id, p.id, a.id FROM sessions s, people p, agencies a
				WHERE s.partnership_id = $1 AND p.partnership_id = $1 AND a.partnership_id = $1
				  AND s.reference = $2 AND p.email = $3 AND a.code = $4`, l.tx.Partnership(), s.ref, k.who.Email, k.who.Agency).
				Scan(&i.SessionID, &i.PersonID, &agency)
			if err != nil {
				return fmt.Errorf("who waits for %s: %w", s.ref, err)
			}
			i.AgencyID = &agency
			all = append(all, i)
		}
	}
	_, err := booking.ImportManyTx(l.tx, all)
	return err
}
