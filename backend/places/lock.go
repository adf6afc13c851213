package places

import (
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Locked is the places of some sessions, held until the transaction ends.
type Locked map[uuid.UUID][]*Place

// Seat returns the place row of a session's seat; nil when the session has no such seat.
func (l Locked) Seat(session uuid.UUID, seat Seat) *Place {
	for _, p := range l[session] {
		if p.Seat == seat {
			return p
		}
	}
	return nil
}

// Remember returns how to put the rows back to what they are now: for when what was written since is
// undone in the database.
func (l Locked) Remember() (restore func()) {
	before := map[*Place]Place{}
	for _, ps := range l {
		for _, p := range ps {
			before[p] = *p
		}
	}
	return func() {
		for p, was := range before {
			*p = was
		}
	}
}

const columns = `partnership_id, session_id, seat, capacity, first_capacity, ceiling, taken, reserved, waiting,
	queue_seq, status, opens_at, closes_at, starts_at, look_at,
	waiting_list, waiting_blocked, waiting_fair, offers_until_minutes, freed_at, room_id`

// Lock takes the places of the given sessions, in id order whatever order they are asked in, and reads
// the clock again: the wait may have crossed a closing time. A session that is not there is
// fault.Missing; waiting longer than the lock timeout is database.ErrBusy.
func Lock(tx *database.Tx, sessions ...uuid.UUID) (Locked, error) {
	ids := slices.Clone(sessions)
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	ids = slices.Compact(ids)
	rows, err := database.Rows[Place](tx, `SELECT `+columns+` FROM session_places
		WHERE partnership_id = $1 AND session_id = ANY($2)
		ORDER BY session_id, seat FOR NO KEY UPDATE`, tx.Partnership(), ids)
	if err != nil {
		return nil, err
	}
	tx.Tick()
	for i := range rows {
		rows[i].locked = true
	}
	locked := group(rows)
	if len(locked) != len(ids) {
		return nil, fault.Missing
	}
	return locked, nil
}

// Share keeps the bookings of a session as they are until the transaction ends: whoever takes or gives back a place waits,
// others who only share do not.
func Share(tx *database.Tx, session uuid.UUID) error {
	_, err := tx.PGX.Exec(`SELECT 1 FROM session_places WHERE partnership_id = $1 AND session_id = $2 ORDER BY seat FOR SHARE`, tx.Partnership(), session)
	return err
}

// Of reads places without locking them: for screens, never for deciding.
func Of(tx *database.Tx, sessions ...uuid.UUID) (Locked, error) {
	rows, err := database.Rows[Place](tx, `SELECT `+columns+` FROM session_places
		WHERE partnership_id = $1 AND session_id = ANY($2) ORDER BY session_id, seat DESC`, tx.Partnership(), sessions)
	if err != nil {
		return nil, err
	}
	return group(rows), readRooms(tx, rows)
}

func group(rows []Place) Locked {
	l := Locked{}
	for i := range rows {
		l[rows[i].SessionID] = append(l[rows[i].SessionID], &rows[i])
	}
	return l
}
