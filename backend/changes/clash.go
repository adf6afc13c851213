package changes

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// newClashesSQL: who booked a session ($2) and, at its new times ($3, $4), holds a place elsewhere that was
// not in the way of the old ones ($5, $6). Sessions that move together ($7) are in one another's way as they
// were before.
const newClashesSQL = `
SELECT DISTINCT ON (b.person_id) b.person_id, coalesce(nullif(o.title, ''), c.title) AS title
FROM bookings mine
JOIN sessions m ON m.partnership_id = $1 AND m.id = $2
JOIN bookings b ON b.partnership_id = $1 AND b.person_id = mine.person_id AND b.session_id <> ALL($7)
     AND b.status IN ('offered', 'held', 'confirmed') AND NOT b.walk_in
JOIN sessions o ON o.partnership_id = $1 AND o.id = b.session_id AND o.status = 'published'
     AND o.id IS DISTINCT FROM m.main_session_id AND o.main_session_id IS DISTINCT FROM m.id
JOIN courses c ON c.partnership_id = $1 AND c.id = o.course_id
JOIN parts p ON p.partnership_id = $1 AND p.session_id = o.id AND p.cancelled_at IS NULL
JOIN unnest($3::timestamptz[], $4::timestamptz[]) AS later (starts, ends) ON later.starts < p.ends_at AND p.starts_at < later.ends
WHERE mine.partnership_id = $1 AND mine.session_id = $2 AND mine.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
  AND NOT EXISTS (SELECT 1 FROM parts q JOIN unnest($5::timestamptz[], $6::timestamptz[]) AS earlier (starts, ends)
    ON earlier.starts < q.ends_at AND q.starts_at < earlier.ends
    WHERE q.partnership_id = $1 AND q.session_id = o.id AND q.cancelled_at IS NULL)
ORDER BY b.person_id, p.starts_at`

// newClashes is, by person, the title of what else they hold at the times a session moves to and did not at
// those it moves from. together is the sessions that move in the same act.
func newClashes(tx *database.Tx, m catalogue.Moved, together []uuid.UUID) (map[uuid.UUID]string, error) {
	type clash struct {
		PersonID uuid.UUID
		Title    string
	}
	from, to := spansOf(planned(m.Before.Parts)), spansOf(planned(m.After.Parts))
	found, err := database.Rows[clash](tx, newClashesSQL, tx.Partnership(), m.After.Session.ID, to.starts, to.ends, from.starts, from.ends, together)
	titles := map[uuid.UUID]string{}
	for _, c := range found {
		titles[c.PersonID] = c.Title
	}
	return titles, err
}

type spans struct{ starts, ends []time.Time }

func spansOf(parts []letters.Part) (s spans) {
	for _, p := range parts {
		s.starts, s.ends = append(s.starts, p.StartsAt), append(s.ends, p.EndsAt)
	}
	return s
}

// noteClashes writes beside each booking what it clashes with from now on.
func noteClashes(tx *database.Tx, m catalogue.Moving, all []concerned) error {
	together := idsOfMoved(m)
	for _, moved := range m.Sessions {
		titles, err := newClashes(tx, moved, together)
		if err != nil {
			return err
		}
		for i := range all {
			if all[i].SessionID == moved.After.Session.ID {
				all[i].clash = titles[all[i].PersonID]
			}
		}
	}
	return nil
}
