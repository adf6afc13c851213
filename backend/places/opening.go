package places

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Opening is the room one claimant finds at one seat: what is free for anybody, and what is kept for
// their agency.
type Opening struct {
	Place     *Place
	Kept      *Allocation // kept places their agency may use; nil for none
	Free      int         // for anybody, never negative
	Unlimited bool
}

// HasRoom reports whether one more may be taken, the waiting list aside.
func (o Opening) HasRoom() bool { return o.Kept != nil || o.Unlimited || o.Free > 0 }

// HasRoomNow reports whether somebody who comes now may take a place: kept places are theirs whoever
// waits, others only while nobody waits for them.
func (o Opening) HasRoomNow(now time.Time) bool {
	return o.Kept != nil || (o.Unlimited || o.Free > 0) && !o.Place.ListFirst(now)
}

// OpeningFor returns the room at a seat for people of an agency (nil: of none that is known). Under the
// seat's lock the answer stands until the transaction ends; a shared room is locked with it.
func OpeningFor(tx *database.Tx, p *Place, agency *uuid.UUID) (Opening, error) {
	o := Opening{Place: p}
	o.Free, o.Unlimited = p.Free()
	var err error
	if o.Kept, err = keptFor(tx, p, agency); err != nil || p.RoomID == nil {
		return o, err
	}
	left, err := roomLeft(tx, p)
	if err != nil {
		return o, err
	}
	if o.Unlimited || left < o.Free {
		o.Free, o.Unlimited = max(0, left), false
	}
	return o, nil
}

// Take takes the place that an opening has: a kept one first. It returns the allocation that was drawn
// on, nil for none.
func Take(tx *database.Tx, o Opening) (kept *uuid.UUID, err error) {
	if err := Claim(tx, o.Place); err != nil || o.Kept == nil {
		return nil, err
	}
	return &o.Kept.ID, draw(tx, o.Place, o.Kept)
}
