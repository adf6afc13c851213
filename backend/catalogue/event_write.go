package catalogue

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// EventFields is what staff say of an event.
type EventFields struct {
	ProgrammeID      uuid.UUID
	Code             *string
	Kind             EventKind
	Series           string
	Title            string
	Theme            string
	Summary          string
	Note             string
	StartsOn         ukdate.Date
	EndsOn           ukdate.Date
	OpenTo           OpenTo
	Guests           []string // slugs of the partnerships it is open to, with OpenToListed
	Status           EventStatus
	FiguresPublished bool
	Version          string // of the event as the caller saw it; empty: whatever it says now
	PersonLimit      *int   // sessions of it that one person may hold; nil: any
}

// MayBecome reports whether an event may go from its status to another.
func (s EventStatus) MayBecome(next EventStatus) bool {
	switch s {
	case next:
		return true
	case EventDraft:
		return next == EventPublished
	case EventPublished:
		return next == EventDraft || next == EventCancelled
	case EventCancelled:
		return next == EventPublished
	}
	return false
}

// CreateEvent makes an event, as a draft or published. What is wrong with the input comes back as one
// Invalid fault.
func (s *Service) CreateEvent(ctx context.Context, in EventFields) (EventSummary, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (EventSummary, error) {
		if !access.Can(tx.Actor, access.OpCreateEvent, access.Partnership) {
			return EventSummary{}, fault.Missing
		}
		event, err := s.CreateEventTx(tx, in)
		if err != nil {
			return EventSummary{}, err
		}
		return eventSummary(tx, event.ID)
	})
}

// CreateEventTx is CreateEvent within a transaction; it does not ask who may.
func (s *Service) CreateEventTx(tx *database.Tx, in EventFields) (Event, error) {
	event := Event{PartnershipID: tx.Partnership(), ID: newID(), CreatedAt: tx.Now}
	guests, err := checkEvent(tx, Event{ID: event.ID, Status: in.Status}, &in)
	if err != nil {
		return Event{}, err
	}
	event.say(in)
	if err := tx.DB.Create(&event).Error; err != nil {
		return Event{}, err
	}
	if err := writeGuests(tx, event.ID, guests); err != nil {
		return Event{}, err
	}
	return event, audit.Record(tx, "event.create", "event", event.ID)
}

// UpdateEvent makes an event say what the input says, publishes it among other things; saying the same
// again writes nothing. One that says something else than the caller saw is version.ErrChanged.
func (s *Service) UpdateEvent(ctx context.Context, id uuid.UUID, in EventFields) (EventSummary, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (EventSummary, error) {
		if !access.Can(tx.Actor, access.OpUpdateEvent, access.Partnership) {
			return EventSummary{}, fault.Missing
		}
		if err := updateEvent(tx, id, in); err != nil {
			return EventSummary{}, err
		}
		return eventSummary(tx, id)
	})
}

func updateEvent(tx *database.Tx, id uuid.UUID, in EventFields) error {
	before, err := byID[Event](tx, "events", id, true)
	if err != nil {
		return err
	}
	said, err := eventSummary(tx, id)
	if err != nil {
		return err
	}
	guests, err := checkEvent(tx, before, &in)
	if err != nil {
		return version.Rather(err, in.Version, said.Version())
	}
	welcomed, err := guestsOf(tx, id)
	if err != nil {
		return err
	}
	after := before
	after.say(in)
	if reflect.DeepEqual(after, before) && sameSet(guests, welcomed) {
		return nil
	}
	if err := version.Check(in.Version, said.Version()); err != nil {
		return err
	}
	err = updateRow(tx, &Event{}, id, map[string]any{
		"programme_id": after.ProgrammeID, "code": after.Code, "kind": after.Kind, "series": after.Series, "title": after.Title,
		"theme": after.Theme, "summary": after.Summary, "note": after.Note, "starts_on": after.StartsOn, "ends_on": after.EndsOn,
		"open_to": after.OpenTo, "status": after.Status, "figures_published": after.FiguresPublished,
		"person_limit": after.PersonLimit,
	})
	if err != nil {
		return err
	}
	if err := writeGuests(tx, id, guests); err != nil {
		return err
	}
	return audit.Record(tx, "event.update", "event", id)
}

func (e *Event) say(in EventFields) {
	e.ProgrammeID, e.Code, e.Kind, e.Series, e.Title = in.ProgrammeID, in.Code, in.Kind, in.Series, in.Title
	e.Theme, e.Summary, e.Note, e.StartsOn, e.EndsOn = in.Theme, in.Summary, in.Note, in.StartsOn, in.EndsOn
	e.OpenTo, e.Status, e.FiguresPublished = in.OpenTo, in.Status, in.FiguresPublished
	e.PersonLimit = in.PersonLimit
}

// checkEvent also tidies the texts, and returns the partnerships that the event is open to.
func checkEvent(tx *database.Tx, before Event, in *EventFields) ([]uuid.UUID, error) {
	check := &inputCheck{tx: tx}
	check.eventTexts(in)
	check.personLimit(in.PersonLimit)
	if in.Code != nil {
		check.unused("code", `SELECT EXISTS (SELECT 1 FROM events WHERE partnership_id = $1 AND code = $2 AND id <> $3)`, *in.Code, before.ID)
	}
	programme, err := ProgrammeByID(tx, in.ProgrammeID)
	check.missing("programmeId", err)
	check.eventDates(programme, *in)
	guests := check.guests(*in)
	check.eventStatus(before, in.Status)
	return guests, check.done()
}

func (c *inputCheck) eventTexts(in *EventFields) {
	text := textCheck{&c.fields}
	text.code("code", &in.Code)
	text.required("title", &in.Title, 160)
	text.optional("theme", &in.Theme, 160)
	text.optional("summary", &in.Summary, 4000)
	text.optional("note", &in.Note, 1000)
	text.optional("series", &in.Series, 60)
	if !slices.Contains([]EventKind{ThemedWeek, Conference, Series}, in.Kind) {
		c.fields.Add("kind", "unknown", "Choose the kind of event.")
	}
}

func (c *inputCheck) eventDates(programme Programme, in EventFields) {
	switch {
	case in.StartsOn.IsZero():
		c.fields.Add("startsOn", "required", "Give the first day.")
	case in.EndsOn.IsZero():
		c.fields.Add("endsOn", "required", "Give the last day.")
	case in.EndsOn.Before(in.StartsOn):
		c.fields.Add("endsOn", "ends_before_start", "The last day must not be before the first.")
	case programme.ID != uuid.Nil && !programme.Covers(in.StartsOn):
		c.fields.Add("startsOn", "outside_programme", programme.outside())
	}
}

// guests finds the partnerships by their slugs. Faults lie on openTo, guests and guests.N.
func (c *inputCheck) guests(in EventFields) []uuid.UUID {
	switch {
	case !slices.Contains([]OpenTo{OpenToPartnership, OpenToListed, OpenToEveryone}, in.OpenTo):
		c.fields.Add("openTo", "unknown", "Choose whom it is open to.")
	case in.OpenTo == OpenToListed && len(in.Guests) == 0:
		c.fields.Add("guests", "required", "Name at least one partnership.")
	case in.OpenTo != OpenToListed && len(in.Guests) > 0:
		c.fields.Add("guests", "not_used", "Partnerships are named only where it is open to those listed.")
	}
	var ids []uuid.UUID
	for i, slug := range withoutRepetition(in.Guests, func(s string) string { return s }) {
		if c.err != nil {
			break
		}
		found, err := database.Values[uuid.UUID](c.tx, `SELECT id FROM partnerships WHERE slug = $1 AND id <> $2`, slug, c.tx.Partnership())
		c.err = err
		if err == nil && len(found) == 0 {
			c.fields.Add(fmt.Sprintf("guests.%d", i), "unknown", "There is no other partnership of this name.")
		}
		ids = append(ids, found...)
	}
	return ids
}

// eventStatus: an event whose sessions people can book stays published until these are cancelled or over.
func (c *inputCheck) eventStatus(before Event, next EventStatus) {
	if !slices.Contains([]EventStatus{EventDraft, EventPublished, EventCancelled}, next) || !before.Status.MayBecome(next) {
		c.fields.Add("status", "not_possible", "The event cannot take this status.")
		return
	}
	if before.Status != EventPublished || next == EventPublished || c.err != nil {
		return
	}
	var used bool
	used, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND event_id = $2
		AND status = 'published' AND (ends_at > $3 OR $4))`, c.tx.Partnership(), before.ID, c.tx.Now, next == EventDraft)
	if used {
		c.fields.Add("status", "has_sessions", "This event has published sessions. Cancel them first.")
	}
}

func guestsOf(tx *database.Tx, event uuid.UUID) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `SELECT guest_partnership_id FROM event_partnerships
		WHERE partnership_id = $1 AND event_id = $2`, tx.Partnership(), event)
}

func writeGuests(tx *database.Tx, event uuid.UUID, guests []uuid.UUID) error {
	if _, err := tx.PGX.Exec(`DELETE FROM event_partnerships WHERE partnership_id = $1 AND event_id = $2`, tx.Partnership(), event); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO event_partnerships (partnership_id, event_id, guest_partnership_id)
		SELECT $1, $2, unnest($3::uuid[])`, tx.Partnership(), event, guests)
	return err
}
