package catalogue

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Guest is a partnership that an event is open to.
type Guest struct {
	Slug   string
	Name   string
	Region string
	Colour string
}

// EventSummary is an event with whom it is open to and how many sessions it has: break-outs left out,
// drafts counted for staff only.
type EventSummary struct {
	Event
	Guests   []Guest `db:"-"`
	Sessions int
}

// Version names what the event says; it is sent back with a change.
func (e EventSummary) Version() string {
	said := e.Event
	said.CreatedAt = time.Time{}
	slugs := make([]string, len(e.Guests))
	for i, g := range e.Guests {
		slugs[i] = g.Slug
	}
	slices.Sort(slugs)
	return version.Of([]any{said, slugs})
}

// EventDetail is an event with its timetable.
type EventDetail struct {
	EventSummary
	Days []EventDay
}

// EventDay is one London day of a timetable, by the hour.
type EventDay struct {
	Date    ukdate.Date
	Entries []EventEntry
}

// EventEntry is one part of a session in a timetable.
type EventEntry struct {
	PartID  uuid.UUID
	Session Listing
}

// publicEvent: an event is public once published, also when it is cancelled later, while its programme
// is published.
const publicEvent = `(e.status <> 'draft' AND g.status = 'published')`

const eventSQL = `
SELECT e.*, (SELECT count(*) FROM sessions s
             WHERE s.partnership_id = e.partnership_id AND s.event_id = e.id AND s.main_session_id IS NULL
               AND (s.status = 'published' OR $2 AND s.status = 'draft')) AS sessions
FROM events e
JOIN programmes g ON g.partnership_id = e.partnership_id AND g.id = e.programme_id
WHERE e.partnership_id = $1 AND ($2 OR ` + publicEvent + `)`

// ListEvents returns the events, the latest first: all for staff, the public ones for others.
func (s *Service) ListEvents(ctx context.Context) ([]EventSummary, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]EventSummary, error) {
		if !access.Can(tx.Actor, access.OpListEvents, access.Published, access.Partnership) {
			return nil, fault.Missing
		}
		return eventSummaries(tx, eventSQL+` ORDER BY e.starts_on DESC, e.id DESC`, tx.Partnership(), isStaff(tx.Actor))
	})
}

// GetEvent returns an event with its timetable. One the caller may not see is fault.Missing.
func (s *Service) GetEvent(ctx context.Context, id uuid.UUID) (EventDetail, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (EventDetail, error) {
		if !access.Can(tx.Actor, access.OpGetEvent, access.Published, access.Partnership) {
			return EventDetail{}, fault.Missing
		}
		summary, err := eventSummary(tx, id)
		if err != nil {
			return EventDetail{}, err
		}
		days, err := s.timetable(tx, id)
		return EventDetail{summary, days}, err
	})
}

// eventSummary returns an event that the acting person may see, else fault.Missing.
func eventSummary(tx *database.Tx, id uuid.UUID) (EventSummary, error) {
	events, err := eventSummaries(tx, eventSQL+` AND e.id = $3`, tx.Partnership(), isStaff(tx.Actor), id)
	if err == nil && len(events) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return EventSummary{}, err
	}
	return events[0], nil
}

type guestRow struct {
	EventID uuid.UUID
	Guest
}

func eventSummaries(tx *database.Tx, sql string, args ...any) ([]EventSummary, error) {
	events, err := database.Rows[EventSummary](tx, sql, args...)
	if err != nil {
		return nil, err
	}
	rows, err := database.Rows[guestRow](tx, `SELECT ep.event_id, p.slug, p.name, p.region, p.colour
		FROM event_partnerships ep JOIN partnerships p ON p.id = ep.guest_partnership_id
		WHERE ep.partnership_id = $1 ORDER BY p.name, p.slug`, tx.Partnership())
	guests := map[uuid.UUID][]Guest{}
	for _, row := range rows {
		guests[row.EventID] = append(guests[row.EventID], row.Guest)
	}
	for i := range events {
		events[i].Guests = guests[events[i].ID]
	}
	return events, err
}

type entryRow struct {
	PartID    uuid.UUID
	SessionID uuid.UUID
	LocalDate ukdate.Date
}

// timetable lists every part that takes place, break-outs in their slots after what runs beside them.
// A session that was cancelled stays, so that whoever looks for it sees what became of it.
func (s *Service) timetable(tx *database.Tx, event uuid.UUID) ([]EventDay, error) {
	rows, err := database.Rows[entryRow](tx, `SELECT p.id AS part_id, s.id AS session_id, p.local_date `+fromSessions+`
		JOIN parts p ON p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL
		WHERE s.partnership_id = $1 AND s.event_id = $2 AND ($3 OR `+publicSession+`
		   OR EXISTS (SELECT 1 FROM session_trainers t WHERE t.partnership_id = s.partnership_id AND t.session_id = s.id AND t.person_id = $4))
		ORDER BY p.starts_at, s.main_session_id IS NOT NULL, s.slot, coalesce(nullif(s.title, ''), c.title), s.id`,
		tx.Partnership(), event, isStaff(tx.Actor), tx.Actor.Person)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.SessionID
	}
	listings, err := s.Listings(tx, withoutRepetition(ids, func(id uuid.UUID) uuid.UUID { return id }))
	return byDay(rows, listings), err
}

func byDay(rows []entryRow, listings []Listing) []EventDay {
	sessions := map[uuid.UUID]Listing{}
	for _, l := range listings {
		sessions[l.ID] = l
	}
	var days []EventDay
	for _, row := range rows {
		if n := len(days); n == 0 || days[n-1].Date != row.LocalDate {
			days = append(days, EventDay{Date: row.LocalDate})
		}
		day := &days[len(days)-1]
		day.Entries = append(day.Entries, EventEntry{row.PartID, sessions[row.SessionID]})
	}
	return days
}

// EventExists returns fault.Missing where the partnership has no such event.
func EventExists(tx *database.Tx, id uuid.UUID) error {
	_, err := byID[Event](tx, "events", id, false)
	return err
}
