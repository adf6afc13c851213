package places

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ErrReasonNeeded: places may fall below those taken only with a reason.
var ErrReasonNeeded = fault.OnField("reason", "reason_needed", "More people hold a place than that. Say why you are lowering it: nobody will be dropped.")

// Create writes the places of a new session.
func Create(tx *database.Tx, session uuid.UUID, seats []New, status string, opens, closes, starts time.Time) error {
	for _, s := range seats {
		p := Place{
			PartnershipID: tx.Partnership(), SessionID: session, Seat: s.Seat, Capacity: s.Capacity, Ceiling: s.Capacity,
			Status: status, OpensAt: opens, ClosesAt: closes, StartsAt: starts,
			WaitingList: Offer, WaitingBlocked: Skip, OffersUntilMinutes: offersUntil,
		}
		if err := tx.DB.Create(&p).Error; err != nil {
			return err
		}
	}
	return nil
}

// Claim takes one place of a locked row. The caller has decided that it may; a guard that finds
// otherwise is a fault of ours, and an alarm.
func Claim(tx *database.Tx, p *Place) error {
	tag, err := tx.PGX.Exec(`UPDATE session_places SET taken = taken + 1
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND (ceiling IS NULL OR taken < ceiling)`,
		p.PartnershipID, p.SessionID, p.Seat)
	if err != nil {
		return err
	}
	if tag.RowsAffected() != 1 {
		return fmt.Errorf("places: claim on %s/%s matched no row: decided on a stale read", p.SessionID, p.Seat)
	}
	p.Taken++
	return nil
}

// Overbook makes room for one more than there is, by staff's reason, on a locked row. The excess shrinks
// as places fall free.
func Overbook(tx *database.Tx, p *Place, reason string) error {
	if p.Ceiling == nil {
		return nil
	}
	before, after := *p.Ceiling, max(*p.Ceiling, p.Taken+p.Reserved+1)
	_, err := tx.PGX.Exec(`UPDATE session_places SET ceiling = $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, after)
	if err != nil {
		return err
	}
	p.Ceiling = &after
	return record(tx, p, "overbooked", &before, &after, reason)
}

// Release gives one place of a locked row back, to whom it was kept for if kept is not nil. A recorded
// excess shrinks with it; whoever waits is looked at next.
func Release(tx *database.Tx, p *Place, kept *uuid.UUID) error {
	tag, err := tx.PGX.Exec(`UPDATE session_places SET taken = taken - 1, freed_at = $4, look_at = least(look_at, $4),
		ceiling = greatest(capacity, CASE WHEN capacity IS NOT NULL THEN taken - 1 + reserved END)
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND taken > 0`,
		p.PartnershipID, p.SessionID, p.Seat, tx.Now)
	if err != nil {
		return err
	}
	if tag.RowsAffected() != 1 {
		return fmt.Errorf("places: release on %s/%s matched no row: the counter is wrong", p.SessionID, p.Seat)
	}
	p.Taken--
	p.Ceiling, p.FreedAt = ceilingFor(p.Capacity, p.Taken+p.Reserved), &tx.Now
	p.lookAt(tx.Now)
	return giveBack(tx, p, kept)
}

// SetCapacity raises or lowers the capacity of a locked row; nil is unlimited. It drops nobody: kept
// places that nobody uses go first, and below the places taken the excess stays until they fall free,
// which needs a reason. It returns the kept places that became fewer, so that their agencies can be told.
// Saying the same number again changes nothing and writes nothing.
func SetCapacity(tx *database.Tx, p *Place, capacity *int, reason string) (changed bool, shrunk []Shrunk, err error) {
	if same(p.Capacity, capacity) {
		return false, nil, nil
	}
	if capacity != nil && *capacity < p.Taken && reason == "" {
		return false, nil, ErrReasonNeeded
	}
	before := p.Capacity
	if capacity != nil {
		if shrunk, err = shrinkKept(tx, p, p.Taken+p.Reserved-*capacity); err != nil {
			return false, nil, err
		}
	}
	p.Capacity, p.Ceiling = capacity, ceilingFor(capacity, p.Taken+p.Reserved)
	_, err = tx.PGX.Exec(`UPDATE session_places SET capacity = $4, ceiling = $5, freed_at = $6, look_at = least(look_at, $6)
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, p.Capacity, p.Ceiling, tx.Now)
	if err != nil {
		return false, nil, err
	}
	p.FreedAt = &tx.Now
	p.lookAt(tx.Now)
	return true, shrunk, record(tx, p, "set", before, capacity, reason)
}

// record says why places moved. Of a draft, whose places nobody has seen, there is nothing to say.
func record(tx *database.Tx, p *Place, kind string, before, after *int, reason string) error {
	if p.Status == "draft" {
		return nil
	}
	_, err := tx.PGX.Exec(`INSERT INTO place_changes
		(partnership_id, session_id, seat, kind, before, after, taken, reason, at, by_person_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		p.PartnershipID, p.SessionID, p.Seat, kind, before, after, p.Taken, reason, tx.Now, tx.Actor.PersonOrNil())
	return err
}

// Publish opens a session's places to booking and remembers the capacity as first published.
func Publish(tx *database.Tx, session uuid.UUID) error {
	if _, err := Lock(tx, session); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`UPDATE session_places SET status = 'published', first_capacity = coalesce(first_capacity, capacity)
		WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session)
	return err
}

// SetStatus keeps the session's status beside its places, so that one lock decides about both.
func SetStatus(tx *database.Tx, session uuid.UUID, status string) error {
	if _, err := Lock(tx, session); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`UPDATE session_places SET status = $3 WHERE partnership_id = $1 AND session_id = $2`,
		tx.Partnership(), session, status)
	return err
}

// Reschedule keeps the session's window and start beside its places.
func Reschedule(tx *database.Tx, session uuid.UUID, opens, closes, starts time.Time) error {
	if _, err := Lock(tx, session); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`UPDATE session_places SET opens_at = $3, closes_at = $4, starts_at = $5
		WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session, opens, closes, starts)
	return err
}

// Discard takes away the places of a session that will never be: a draft that nobody could book.
func Discard(tx *database.Tx, session uuid.UUID) error {
	_, err := tx.PGX.Exec(`DELETE FROM session_places WHERE partnership_id = $1 AND session_id = $2 AND status = 'draft'`,
		tx.Partnership(), session)
	return err
}

// CountImported sets what is taken after an import of past bookings, which claims nothing one by one.
// An import may have more people than places: the excess is recorded.
func CountImported(tx *database.Tx, sessions ...uuid.UUID) error {
	_, err := tx.PGX.Exec(`UPDATE session_places p SET taken = n.taken, ceiling = CASE WHEN p.capacity IS NULL THEN NULL ELSE greatest(p.capacity, n.taken) END
		FROM (SELECT c.session_id, c.seat, count(b.id) AS taken FROM session_places c
		      LEFT JOIN bookings b ON b.partnership_id = $1 AND b.session_id = c.session_id AND b.seat = c.seat
		           AND NOT b.walk_in AND b.status IN ('held', 'offered', 'confirmed')
		      WHERE c.partnership_id = $1 AND c.session_id = ANY($2)
		      GROUP BY c.session_id, c.seat) n
		WHERE p.partnership_id = $1 AND p.session_id = n.session_id AND p.seat = n.seat`, tx.Partnership(), sessions)
	return err
}

func same(a, b *int) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
