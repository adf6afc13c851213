package reporting

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// EventFigures is what an event's page says became of it.
type EventFigures struct {
	Event     Named
	Figures   []Figure
	Published []Published
	Days      []Day
	Notes     []string
}

// Day is who was there on one day of an event. Days do not add up to the people of the week.
type Day struct {
	Date        ukdate.Date
	People      *int64 // different people; nil: not shown
	Attendances *int64 // of parts; nil: not shown
}

// headlines are the figures of an event's page; the others are for staff, on the figures page.
var headlines = []string{
	"sessions_delivered", "registrations", "attended", "walk_ins", "average_attended", "rate_of_registrations",
	"rate_of_places", "people_reached",
}

// EventFigures returns what became of an event. Until the partnership publishes it, it is fault.Missing for everybody
// but staff. What is shown is what may be published: no count of people from 1 to 4, and nothing it could be worked
// out from.
func (s *Service) EventFigures(ctx context.Context, id uuid.UUID) (EventFigures, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (EventFigures, error) {
		event, err := eventByID(tx, id)
		if err != nil {
			return EventFigures{}, err
		}
		holding := []access.Relation{access.Partnership}
		if event.Status == "published" && event.FiguresPublished {
			holding = append(holding, access.Published)
		}
		if !access.Can(tx.Actor, access.OpGetEventFigures, holding...) {
			return EventFigures{}, fault.Missing
		}
		return eventFigures(tx, event)
	})
}

func eventFigures(tx *database.Tx, event Event) (EventFigures, error) {
	scope, decimals, err := open(tx, Query{Event: &event.ID})
	if err != nil {
		return EventFigures{}, err
	}
	c, err := numbersOf(tx, scope)
	if err != nil {
		return EventFigures{}, err
	}
	days, err := daysOf(tx, c.sessions)
	if err != nil {
		return EventFigures{}, err
	}
	e := EventFigures{Event: Named{event.ID, event.Title}, Days: days}
	for _, f := range figuresOf(&c.Numbers, nil, nil, decimals) {
		if f.headline() && f.Known {
			e.Figures = append(e.Figures, f)
		}
	}
	if e.Published, err = publishedBeside(tx, scope, e.Figures, decimals); err != nil {
		return EventFigures{}, err
	}
	e.Notes = c.eventNotes(event)
	e.suppress(c.sessions)
	return e, nil
}

func (f Figure) headline() bool {
	for _, key := range headlines {
		if f.Key == key {
			return true
		}
	}
	return false
}

// eventNotes: an event that anybody may read about says less of what is missing than the page of staff.
func (c counted) eventNotes(event Event) []string {
	notes := []string{"Attendances, not people: somebody who came to two sessions is counted twice in registrations and attended."}
	if event.Note != "" {
		notes = append(notes, event.Note)
	}
	if c.NotTaken > 0 {
		notes = append(notes, "The register was not taken in "+plural(c.NotTaken, "session")+": averages and rates leave them out.")
	}
	if c.Taken > 0 {
		notes = append(notes, "People are counted once a day: days do not add up to the people of the event.")
	}
	return notes
}

// daysOf counts who was there on each day on which a part was delivered.
func daysOf(tx *database.Tx, sessions []Session) ([]Day, error) {
	days, err := database.Rows[Day](tx, `
		SELECT p.local_date AS date, count(DISTINCT b.person_id) AS people, count(b.id) AS attendances
		FROM parts p
		LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id AND r.status = 'closed'
		LEFT JOIN marks m ON m.partnership_id = r.partnership_id AND m.part_id = r.part_id AND m.superseded_at IS NULL AND m.attended
		LEFT JOIN bookings b ON b.partnership_id = m.partnership_id AND b.id = m.booking_id AND b.status = 'confirmed'
		WHERE p.partnership_id = $1 AND p.session_id = ANY ($2) AND p.cancelled_at IS NULL AND p.starts_at <= $3
		GROUP BY p.local_date ORDER BY p.local_date`,
		planned, tx.Partnership(), ids(sessions, func(s Session) bool { return s.counts() && s.fromBookings() }), tx.Now)
	return days, wrap("count days of the event", err)
}
