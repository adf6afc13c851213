package messages

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
)

// message is a letter as the outbox takes it; its kind is what stands before the key's first colon. Subject is empty
// where the letter's wording says it.
func message(key string, person *uuid.UUID, name, email, subject string, letter mailer.Letter) notify.Message {
	kind, _, _ := strings.Cut(key, ":")
	return notify.Message{
		DedupeKey: key, Kind: kind, PersonID: person, ToName: name, ToEmail: email,
		Subject: subject, Letter: &letter,
	}
}

// paragraphs splits texts at their empty lines; of empty texts there are none.
func paragraphs(texts ...string) []string {
	var all []string
	for _, text := range texts {
		for p := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
			if p = strings.TrimSpace(p); p != "" {
				all = append(all, p)
			}
		}
	}
	return all
}

// held is a session that somebody has a place at, on one day.
type held struct {
	Title string
	Seat  string
	Where string
	Parts []Part
}

// inWords is when and where, a line each.
func (h held) inWords() string {
	var lines []string
	for _, p := range h.Parts {
		lines = append(lines, ukdate.RangeWords(p.StartsAt, p.EndsAt))
	}
	if h.Where != "" {
		lines = append(lines, h.Where)
	}
	return strings.Join(lines, "\n")
}

func onDay(parts []Part, day ukdate.Date) []Part {
	var on []Part
	for _, p := range parts {
		if ukdate.DateOf(p.StartsAt) == day {
			on = append(on, p)
		}
	}
	return on
}

const heldOnDaySQL = `
SELECT s.id, b.seat, p.id AS part_id, p.starts_at, p.ends_at
FROM bookings b
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.event_id = $3 AND s.status = 'published'
JOIN parts p ON p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL AND p.local_date = $4
WHERE b.partnership_id = $1 AND b.person_id = $2 AND b.status = 'confirmed' AND NOT b.walk_in
ORDER BY p.starts_at, s.id`

// heldOnDay is what somebody has places at of an event on one day, in order of time.
func heldOnDay(tx *database.Tx, person, event uuid.UUID, day ukdate.Date) ([]held, error) {
	type row struct {
		ID       uuid.UUID
		Seat     string
		PartID   uuid.UUID
		StartsAt time.Time
		EndsAt   time.Time
	}
	rows, err := database.Rows[row](tx, heldOnDaySQL, tx.Partnership(), person, event, day)
	if err != nil {
		return nil, err
	}
	var all []held
	at := map[uuid.UUID]int{}
	for _, r := range rows {
		if _, known := at[r.ID]; !known {
			a, err := aboutSession(tx, r.ID)
			if err != nil {
				return nil, err
			}
			at[r.ID] = len(all)
			all = append(all, held{Title: a.Title, Seat: r.Seat, Where: a.where(r.Seat)})
		}
		h := &all[at[r.ID]]
		h.Parts = append(h.Parts, Part{ID: r.PartID, StartsAt: r.StartsAt, EndsAt: r.EndsAt})
	}
	return all, nil
}
