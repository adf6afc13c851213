package places

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// roomLeftSQL: the room's limit less what is taken and kept in all sessions that are in it while this
// one is.
const roomLeftSQL = `
WITH room AS (SELECT capacity FROM rooms WHERE partnership_id = $1 AND id = $3)
SELECT (SELECT capacity FROM room) - coalesce(sum(o.taken + o.reserved), 0)
FROM session_places o
WHERE o.partnership_id = $1 AND o.room_id = $3 AND o.status IN ('draft', 'published') AND EXISTS (
  SELECT 1 FROM parts a JOIN parts b ON b.partnership_id = $1 AND b.session_id = $2 AND b.cancelled_at IS NULL
       AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
  WHERE a.partnership_id = $1 AND a.session_id = o.session_id AND a.cancelled_at IS NULL)`

func roomLeft(tx *database.Tx, p *Place) (left int, err error) {
	if p.locked {
		// By a statement of its own: the sum must be read after the wait, not before.
		const lock = `SELECT 1 FROM rooms WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`
		if _, err := tx.PGX.Exec(lock, tx.Partnership(), *p.RoomID); err != nil {
			return 0, err
		}
	}
	err = tx.PGX.QueryRow(roomLeftSQL, tx.Partnership(), p.SessionID, *p.RoomID).Scan(&left)
	return left, err
}

// SetRoom puts the seat "room" of a locked session into a shared room; nil takes it out of any.
func SetRoom(tx *database.Tx, ps []*Place, room *uuid.UUID) error {
	for _, p := range ps {
		if p.Seat != Room {
			continue
		}
		p.RoomID = room
		_, err := tx.PGX.Exec(`UPDATE session_places SET room_id = $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
			p.PartnershipID, p.SessionID, p.Seat, room)
		if err != nil {
			return err
		}
	}
	return nil
}
