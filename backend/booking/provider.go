package booking

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
)

// ByTheProvider is the reason on record where the provider cancelled.
const ByTheProvider = "provider"

// EndSessions cancels every live booking of sessions that will not run, by the provider, tells each person
// once, whatever they had booked of them, and remembers the act. catalogue calls it, through a hook, when
// staff cancel sessions or record that they did not run. However many have booked, it is a few statements.
func (s *Service) EndSessions(tx *database.Tx, e catalogue.Ending) error {
	sessions := make([]uuid.UUID, len(e.Sessions))
	for i, session := range e.Sessions {
		sessions[i] = session.ID
	}
	locked, err := places.Lock(tx, sessions...)
	if err != nil {
		return err
	}
	all, err := concernedBy(tx, sessions)
	if err != nil {
		return err
	}
	if err := endConcerned(tx, all, e.Words); err != nil {
		return err
	}
	released, left := gives(all)
	if err := places.Empty(tx, locked, released, left); err != nil {
		return err
	}
	about, err := aboutAll(tx, sessions)
	if err != nil {
		return err
	}
	letters, err := s.lettersOfEnding(tx, e, about, all)
	if err != nil {
		return err
	}
	if err := notify.EnqueueAll(tx, letters); err != nil {
		return err
	}
	return rememberEnding(tx, e, about, all)
}

// endConcerned writes the cancellation of many bookings in one go. Their calendar entries count on with the
// session's own sequence.
func endConcerned(tx *database.Tx, all []concerned, words string) error {
	if len(all) == 0 {
		return nil
	}
	ids, by := idsOf(all), policy.ByProvider
	for i := range all {
		b := &all[i].Booking
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
	if err := rememberEach(tx, all, Cancelled, ByTheProvider); err != nil {
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

// rememberEach writes one history row for each booking.
func rememberEach(tx *database.Tx, all []concerned, to Status, why string) error {
	from, behalf := make([]string, len(all)), make([]bool, len(all))
	for i, t := range all {
		from[i], behalf[i] = string(t.had), tx.Actor.Person != t.PersonID && tx.Actor.Person != uuid.Nil
	}
	_, err := tx.PGX.Exec(`INSERT INTO booking_history
		(partnership_id, booking_id, from_status, to_status, at, by_person_id, on_behalf, why, request_id)
		SELECT $1, booking, had, $5, $6, $7, behalf, $8, $9 FROM unnest($2::uuid[], $3::text[], $4::bool[]) AS t (booking, had, behalf)`,
		tx.Partnership(), idsOf(all), from, behalf, to, tx.Now, tx.Actor.PersonOrNil(), why, tx.Actor.RequestID)
	if err != nil {
		return err
	}
	return tellOthers(tx, to, idsOf(all)...)
}

// EndForPerson cancels the future bookings of somebody who was suspended.
func (s *Service) EndForPerson(tx *database.Tx, personID uuid.UUID) error {
	live, err := database.Rows[Booking](tx, `SELECT b.* FROM bookings b
		JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.starts_at > $3
		WHERE b.partnership_id = $1 AND b.person_id = $2
		  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed') ORDER BY b.id`, tx.Partnership(), personID, tx.Now)
	if err != nil || len(live) == 0 {
		return err
	}
	ids := make([]uuid.UUID, len(live))
	for i, b := range live {
		ids[i] = b.SessionID
	}
	locked, err := s.lock(tx, ids...)
	if err != nil {
		return err
	}
	for i := range live {
		b := &live[i]
		if err := s.end(tx, b, locked.Seat(b.SessionID, b.Seat), Cancellation{Reason: "suspended"}, policy.ByProvider, tx.Now); err != nil {
			return err
		}
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return err
		}
		if err := s.tellCancelled(tx, g, *b); err != nil {
			return err
		}
	}
	return nil
}
