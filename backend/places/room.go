package places

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// SharedRoom is a room of a venue that may hold several sessions at once, with one limit for all of them.
type SharedRoom struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	VenueID       uuid.UUID
	Name          string // one of its venue's
	Capacity      int    // people; 0 lets nobody in
	CreatedAt     time.Time
}

// TableName is rooms.
func (SharedRoom) TableName() string { return "rooms" }

// Together says in SQL that the sessions a and b, rows of `sessions`, take place at one time, each by a part that is
// not cancelled. A conference and its own break-outs are the same people: they never stand in each other's way.
const Together = `a.partnership_id = b.partnership_id AND a.main_session_id IS DISTINCT FROM b.id AND b.main_session_id IS DISTINCT FROM a.id AND EXISTS (
  SELECT 1 FROM parts x JOIN parts y ON y.partnership_id = b.partnership_id AND y.session_id = b.id AND y.cancelled_at IS NULL
       AND x.starts_at < y.ends_at AND y.starts_at < x.ends_at
  WHERE x.partnership_id = a.partnership_id AND x.session_id = a.id AND x.cancelled_at IS NULL)`

// RoomLeft is in SQL what the shared room of p, a row of session_places, leaves: its limit less what is taken and kept in
// all sessions that are in it while this one is. Below 0 where the room was lowered, or sessions were put together; null
// without a room.
const RoomLeft = `((SELECT r.capacity FROM rooms r WHERE r.partnership_id = p.partnership_id AND r.id = p.room_id)
 - (SELECT coalesce(sum(o.taken + o.reserved), 0) FROM session_places o
    JOIN sessions a ON a.partnership_id = o.partnership_id AND a.id = o.session_id
    JOIN sessions b ON b.partnership_id = p.partnership_id AND b.id = p.session_id
    WHERE o.partnership_id = p.partnership_id AND o.room_id = p.room_id AND o.status IN ('draft', 'published') AND ` + Together + `))`

func roomLeft(tx *database.Tx, p *Place) (left int, err error) {
	if p.locked {
		// By a statement of its own: the sum must be read after the wait, not before.
		if _, err := LockRoom(tx, *p.RoomID); err != nil {
			return 0, err
		}
	}
	err = tx.PGX.QueryRow(`SELECT `+RoomLeft+` FROM session_places p WHERE p.partnership_id = $1 AND p.session_id = $2 AND p.seat = $3`,
		tx.Partnership(), p.SessionID, p.Seat).Scan(&left)
	return left, err
}

// readRooms notes what shared rooms leave, beside the places of sessions that are in one.
func readRooms(tx *database.Tx, rows []Place) error {
	in := map[uuid.UUID]*Place{}
	for i := range rows {
		if rows[i].RoomID != nil {
			in[rows[i].SessionID] = &rows[i]
		}
	}
	if len(in) == 0 {
		return nil
	}
	ids := make([]uuid.UUID, 0, len(in))
	for id := range in {
		ids = append(ids, id)
	}
	type left struct {
		SessionID uuid.UUID
		Free      int
	}
	read, err := database.Rows[left](tx, `SELECT p.session_id, `+RoomLeft+` AS free FROM session_places p
		WHERE p.partnership_id = $1 AND p.session_id = ANY($2) AND p.room_id IS NOT NULL`, tx.Partnership(), ids)
	for _, l := range read {
		in[l.SessionID].RoomLeft = &l.Free
	}
	return err
}

// LockRoom holds a shared room until the transaction ends: nobody books into it meanwhile. The places of sessions are
// locked before it. fault.Missing when there is none.
func LockRoom(tx *database.Tx, id uuid.UUID) (SharedRoom, error) {
	room, found, err := database.One[SharedRoom](tx, `SELECT * FROM rooms WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return room, err
}

// SetRoom puts the seat "room" of a locked session into a shared room; nil takes it out of any. The room is held, so that
// nobody books on what it left before.
func SetRoom(tx *database.Tx, ps []*Place, room *uuid.UUID) error {
	for _, p := range ps {
		if p.Seat != Room || sameRoom(p.RoomID, room) {
			continue
		}
		if room != nil {
			if _, err := LockRoom(tx, *room); err != nil {
				return err
			}
		}
		p.RoomID = room
		_, err := tx.PGX.Exec(`UPDATE session_places SET room_id = $4, look_at = least(look_at, $5) WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
			p.PartnershipID, p.SessionID, p.Seat, room, tx.Now)
		if err != nil {
			return err
		}
		p.lookAt(tx.Now)
	}
	return nil
}

func sameRoom(a, b *uuid.UUID) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
