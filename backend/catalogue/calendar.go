package catalogue

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// How far a public calendar goes back, how long it still shows what was cancelled, and where it ends: a
// year's programme, with room to spare.
const (
	calendarBack      = 31 * 24 * time.Hour
	calendarCancelled = 14 * 24 * time.Hour
	mostInCalendar    = 600 // sessions
)

// InCalendar is a session as a public calendar shows it. How to join it is not there.
type InCalendar struct {
	ID        uuid.UUID
	Title     string
	Summary   string // of its course
	Mode      Mode
	Status    Status
	Sequence  int
	Venue     string // empty: not known yet, or none
	Address   string
	Postcode  string
	ChangedAt time.Time // published or ended; Sequence counts the changes of times and places
	Parts     []Part    `db:"-"` // that take place
}

const inCalendarSQL = `s.id, coalesce(nullif(s.title, ''), c.title) AS title, c.summary, s.mode, s.status, s.sequence,
	coalesce(v.name, '') AS venue, coalesce(v.address, '') AS address, coalesce(v.postcode, '') AS postcode,
	greatest(s.created_at, s.published_at, s.ended_at) AS changed_at`

// Calendar returns the sessions of a search for a calendar that anybody may subscribe to, by start: what the
// public may see, whoever asks, from a month ago. A filter's dates narrow it further; its status is not heeded.
func (s *Service) Calendar(ctx context.Context, f Filter) ([]InCalendar, error) {
	if !f.To.IsZero() && f.To.Before(f.From) {
		return nil, errLastBeforeFirst
	}
	return inPublic(ctx, s.db, func(tx *database.Tx) ([]InCalendar, error) {
		q, err := calendarSearch(tx, access.OpGetSessionsCalendar)
		if err != nil {
			return nil, err
		}
		q.where(`s.main_session_id IS NULL`)
		q.facts(f)
		q.onDates(f.From, f.To)
		words, err := findWords(tx, f.Words, false)
		if err != nil {
			return nil, err
		}
		if words != nil {
			q.words(words)
		}
		return q.inCalendar()
	})
}

// EventCalendar returns an event and its sessions, break-outs too, for a calendar that anybody may subscribe
// to. An event that the public may not see is fault.Missing, whoever asks.
func (s *Service) EventCalendar(ctx context.Context, id uuid.UUID) (title string, sessions []InCalendar, err error) {
	_, err = inPublic(ctx, s.db, func(tx *database.Tx) (struct{}, error) {
		event, err := eventSummary(tx, id)
		if err != nil {
			return struct{}{}, err
		}
		q, err := calendarSearch(tx, access.OpGetEventCalendar)
		if err != nil {
			return struct{}{}, err
		}
		q.where(`s.event_id = ?`, id)
		title = event.Title
		sessions, err = q.inCalendar()
		return struct{}{}, err
	})
	return title, sessions, err
}

// inPublic reads as somebody who is not signed in: what a calendar program fetches must not depend on whose
// browser once opened its address.
func inPublic[T any](ctx context.Context, db *database.DB, read func(*database.Tx) (T, error)) (T, error) {
	p := actor.From(ctx)
	return database.Read(actor.With(ctx, actor.Principal{Partnership: p.Partnership, Origin: actor.Web, RequestID: p.RequestID}), db, read)
}

// calendarSearch begins with what is public and not long over.
func calendarSearch(tx *database.Tx, op string) (*search, error) {
	if !access.Can(tx.Actor, op, access.Published) {
		return nil, fault.Missing
	}
	q := &search{tx: tx, args: []any{tx.Partnership()}}
	q.joins.WriteString(`
		LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id`)
	q.where(`s.partnership_id = $1 AND ` + publicSession)
	q.where(`(s.status = 'published' OR s.ended_at > ?)`, tx.Now.Add(-calendarCancelled))
	q.where(`s.ends_at > ?`, tx.Now.Add(-calendarBack))
	return q, nil
}

func (q *search) inCalendar() ([]InCalendar, error) {
	if q.none {
		return nil, nil
	}
	sql := q.sql(inCalendarSQL) + ` ORDER BY s.starts_at, s.id` + q.bind(` LIMIT ?`, mostInCalendar)
	sessions, err := database.Rows[InCalendar](q.tx, sql, q.args...)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(sessions))
	for i := range sessions {
		ids[i] = sessions[i].ID
	}
	parts, err := PartsOf(q.tx, ids...)
	for i := range sessions {
		sessions[i].Parts = takingPlace(parts[sessions[i].ID])
	}
	return sessions, err
}

func takingPlace(parts []Part) []Part {
	var on []Part
	for _, p := range parts {
		if p.CancelledAt == nil {
			on = append(on, p)
		}
	}
	return on
}
