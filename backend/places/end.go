package places

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Empty gives back, in one go, every place and every number in a queue of locked sessions that will not
// take place, and lets nobody be looked at any more. released and left are how many of each seat the
// caller ended; a counter that says otherwise is a fault of ours.
func Empty(tx *database.Tx, locked Locked, released, left map[SeatOf]int) error {
	var sessions []uuid.UUID
	for id, ps := range locked {
		sessions = append(sessions, id)
		for _, p := range ps {
			if at := (SeatOf{id, p.Seat}); p.Taken != released[at] || p.Waiting != left[at] {
				return fmt.Errorf("places: %s/%s counts %d taken and %d waiting, but %d and %d ended", id, p.Seat, p.Taken, p.Waiting, released[at], left[at])
			}
			p.Taken, p.Waiting, p.LookAt, p.FreedAt = 0, 0, nil, &tx.Now
		}
	}
	_, err := tx.PGX.Exec(`UPDATE allocations SET used = 0 WHERE partnership_id = $1 AND session_id = ANY($2)`, tx.Partnership(), sessions)
	if err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`WITH kept AS (
		  SELECT session_id, seat, sum(places)::int AS places FROM allocations
		  WHERE partnership_id = $1 AND session_id = ANY($2) AND released_at IS NULL GROUP BY session_id, seat)
		UPDATE session_places p SET taken = 0, waiting = 0, look_at = NULL, freed_at = $3,
		  reserved = coalesce(k.places, 0), ceiling = greatest(p.capacity, CASE WHEN p.capacity IS NOT NULL THEN coalesce(k.places, 0) END)
		FROM session_places q LEFT JOIN kept k ON k.session_id = q.session_id AND k.seat = q.seat
		WHERE p.partnership_id = $1 AND p.session_id = ANY($2)
		  AND q.partnership_id = p.partnership_id AND q.session_id = p.session_id AND q.seat = p.seat`, tx.Partnership(), sessions, tx.Now)
	return err
}

// SeatOf is a kind of place of a session.
type SeatOf struct {
	Session uuid.UUID
	Seat    Seat
}
