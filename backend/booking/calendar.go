package booking

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
)

// How far a person's calendar goes back, how long it still shows what was cancelled, and where it ends.
const (
	diaryBack      = 180 * 24 * time.Hour
	diaryCancelled = 14 * 24 * time.Hour
	mostDiary      = 300 // bookings; nobody has so many in sight
)

// diaryRow is a booking in its person's calendar, with when it last changed.
type diaryRow struct {
	Booking
	StartsAt  time.Time // of the session
	ChangedAt time.Time
}

// diarySQL: one booking for each calendar entry, the live one where a session was booked again. What was
// cancelled stays in sight for a while, but only what had once been a place.
const diarySQL = `
SELECT d.* FROM (
  SELECT DISTINCT ON (b.calendar_uid) b.*, s.starts_at,
         coalesce((SELECT max(h.at) FROM booking_history h WHERE h.partnership_id = b.partnership_id AND h.booking_id = b.id), b.created_at) AS changed_at
  FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  WHERE b.partnership_id = $1 AND b.person_id = $2 AND NOT b.walk_in AND s.ends_at > $3
  ORDER BY b.calendar_uid, b.ended_at IS NOT NULL, b.created_at DESC, b.id DESC) d
WHERE d.status IN ('confirmed', 'held', 'offered')
   OR d.status IN ('cancelled', 'substituted', 'transferred') AND d.confirmed_at IS NOT NULL AND d.ended_at > $4 AND d.starts_at > $5
ORDER BY d.starts_at DESC, d.id LIMIT $6`

// Diary is what stands in a person's own calendar: an entry for each part of what they booked, under the uid
// and sequence of the invitation that was mailed, so that programs know it for the same. A place that is
// offered or held is tentative; a request or a place in the queue is no appointment and not in it. The
// joining link is there: nobody but the person may be handed this.
func (s *Service) Diary(tx *database.Tx, person uuid.UUID) ([]ical.Entry, error) {
	rows, err := database.Rows[diaryRow](tx, diarySQL, tx.Partnership(), person,
		tx.Now.Add(-diaryBack), tx.Now.Add(-diaryCancelled), tx.Now, mostDiary)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.SessionID
	}
	about, err := letters.Sessions(tx, ids...)
	if err != nil {
		return nil, err
	}
	var entries []ical.Entry
	for _, row := range slices.Backward(rows) { // soonest first, though the latest were kept
		entries = append(entries, s.diaryEntries(about[row.SessionID], row)...)
	}
	return entries, nil
}

func (s *Service) diaryEntries(about letters.About, row diaryRow) []ical.Entry {
	entries := s.letters.Entries(about, row.InLetters())
	for i := range entries {
		entries[i].Status, entries[i].ChangedAt = row.Status.inDiary(), row.ChangedAt
	}
	return entries
}

// inDiary is how a booking stands in a calendar.
func (s Status) inDiary() ical.Status {
	switch {
	case s == Confirmed:
		return ical.Confirmed
	case s.TakesPlace():
		return ical.Tentative
	}
	return ical.Cancelled
}
