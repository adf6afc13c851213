package places

import (
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Carry moves whoever holds, waits for or is kept a place of one kind to the other, because the session is
// not held that way any more; both rows are locked. Nobody is dropped: what goes beyond the places there
// are is a recorded excess. The bookings themselves are the caller's.
func Carry(tx *database.Tx, from, to *Place, reason string) error {
	if from.Taken+from.Waiting+from.Reserved == 0 {
		return nil
	}
	_, err := tx.PGX.Exec(`UPDATE allocations SET seat = $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		tx.Partnership(), from.SessionID, from.Seat, to.Seat)
	if err != nil {
		return err
	}
	if to.Taken+to.Waiting == 0 {
		to.WaitingList, to.WaitingBlocked, to.WaitingFair, to.OffersUntilMinutes = from.WaitingList, from.WaitingBlocked, from.WaitingFair, from.OffersUntilMinutes
	}
	before := to.Ceiling
	to.Taken, to.Waiting, to.Reserved, to.QueueSeq = to.Taken+from.Taken, to.Waiting+from.Waiting, to.Reserved+from.Reserved, to.QueueSeq+from.QueueSeq
	from.Taken, from.Waiting, from.Reserved = 0, 0, 0
	from.Ceiling, to.Ceiling = from.Capacity, ceilingFor(to.Capacity, to.Taken+to.Reserved)
	for _, p := range []*Place{from, to} {
		_, err := tx.PGX.Exec(`UPDATE session_places SET taken = $4, waiting = $5, reserved = $6, queue_seq = $7, ceiling = $8,
			waiting_list = $9, waiting_blocked = $10, waiting_fair = $11, offers_until_minutes = $12, look_at = $13
			WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`, p.PartnershipID, p.SessionID, p.Seat,
			p.Taken, p.Waiting, p.Reserved, p.QueueSeq, p.Ceiling, p.WaitingList, p.WaitingBlocked, p.WaitingFair, p.OffersUntilMinutes, tx.Now)
		if err != nil {
			return err
		}
		p.lookAt(tx.Now)
	}
	if to.Excess() == 0 {
		return nil
	}
	return record(tx, to, "overbooked", before, to.Ceiling, reason)
}
