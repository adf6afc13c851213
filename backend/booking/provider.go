package booking

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// ByTheProvider is the reason on record where the provider cancelled.
const ByTheProvider = "provider"

// EndByProvider cancels live bookings of sessions that will not run, whose places are locked, and gives the places
// back; words is what staff say about it. However many there are, it is a few statements. Nobody is told: that
// is for who calls. Their calendar entries count on with the session's own sequence.
func EndByProvider(tx *database.Tx, locked places.Locked, all []*Booking, words string) error {
	released, left := gives(all)
	if len(all) > 0 {
		if err := endEach(tx, all, words); err != nil {
			return err
		}
	}
	return places.Empty(tx, locked, released, left)
}

// gives counts what each kind of place of the sessions gets back when all these bookings end.
func gives(all []*Booking) (released, left map[places.SeatOf]int) {
	released, left = map[places.SeatOf]int{}, map[places.SeatOf]int{}
	for _, b := range all {
		at := places.SeatOf{Session: b.SessionID, Seat: b.Seat}
		switch {
		case b.Status == Waiting:
			left[at]++
		case b.Status.TakesPlace() && !b.WalkIn:
			released[at]++
		}
	}
	return released, left
}

func endEach(tx *database.Tx, all []*Booking, words string) error {
	ids, had, by := make([]uuid.UUID, len(all)), make([]string, len(all)), policy.ByProvider
	for i, b := range all {
		ids[i], had[i] = b.ID, string(b.Status)
		if err := b.Transition(Cancelled, tx.Now); err != nil {
			return err
		}
		b.CancelClass, b.CancelReason, b.CancelNote = &by, ByTheProvider, words
	}
	tag, err := tx.PGX.Exec(`UPDATE bookings SET status = 'cancelled', ended_at = $3, cancel_class = $4, cancel_reason = $5, cancel_note = $6,
		cancelled_by = $7, notice_at = $3, recorded_at = $3
		WHERE partnership_id = $1 AND id = ANY($2) AND status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')`,
		tx.Partnership(), ids, tx.Now, by, ByTheProvider, words, tx.Actor.PersonOrNil())
	if err != nil {
		return err
	}
	if tag.RowsAffected() != int64(len(ids)) {
		return fmt.Errorf("booking: %d of %d bookings could be ended: changed without the lock", tag.RowsAffected(), len(ids))
	}
	if err := rememberEach(tx, all, ids, had); err != nil {
		return err
	}
	if err := access.EndAllLinks(tx, ids, access.LinkOffer, access.LinkCancel, access.LinkApproval); err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE approvals SET status = $3, due_at = NULL
		WHERE partnership_id = $1 AND booking_id = ANY($2) AND status = 'open'`, tx.Partnership(), ids, approvalWithdrawn)
	if err != nil {
		return err
	}
	return audit.RecordEach(tx, "booking.cancel", "booking", ids)
}

// rememberEach writes one history row for each booking that was ended.
func rememberEach(tx *database.Tx, all []*Booking, ids []uuid.UUID, had []string) error {
	behalf := make([]bool, len(all))
	for i, b := range all {
		behalf[i] = tx.Actor.Person != b.PersonID && tx.Actor.Person != uuid.Nil
	}
	_, err := tx.PGX.Exec(`INSERT INTO booking_history
		(partnership_id, booking_id, from_status, to_status, at, by_person_id, on_behalf, why, request_id)
		SELECT $1, booking, had, $5, $6, $7, behalf, $8, $9 FROM unnest($2::uuid[], $3::text[], $4::bool[]) AS t (booking, had, behalf)`,
		tx.Partnership(), ids, had, behalf, Cancelled, tx.Now, tx.Actor.PersonOrNil(), ByTheProvider, tx.Actor.RequestID)
	if err != nil {
		return err
	}
	return tellOthers(tx, Cancelled, ids...)
}
