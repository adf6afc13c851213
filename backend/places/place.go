package places

import (
	"time"

	"github.com/google/uuid"
)

// Seat is the kind of place: in the room or online. A blended session has both.
type Seat string

// The seats.
const (
	Room   Seat = "room"
	Online Seat = "online"
)

// Place is one seat's row of a session: its capacity and how much of it is gone.
type Place struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	SessionID     uuid.UUID `gorm:"primaryKey"`
	Seat          Seat      `gorm:"primaryKey"`
	Capacity      *int      // nil is unlimited, 0 is full
	FirstCapacity *int      // as first published; nil before that, or when unlimited
	Ceiling       *int      // capacity, or more by a recorded excess
	Taken         int       // held + offered + confirmed, walk-ins left out
	Reserved      int       // kept for an agency or sector and not used yet
	Waiting       int
	QueueSeq      int64
	Status        string // the session's
	OpensAt       time.Time
	ClosesAt      time.Time
	StartsAt      time.Time
	LookAt        *time.Time // when the waiting list wants looking at; nil: nothing is due

	WaitingList        List
	WaitingBlocked     Blocked
	WaitingFair        bool       // prefer agencies with the smallest share of the session
	OffersUntilMinutes int        // before the start: no offer after that
	FreedAt            *time.Time // when a place was last freed
	RoomID             *uuid.UUID // a shared room, with a limit of its own
	RoomLeft           *int       `gorm:"-"` // what that room leaves; nil: none, or the places were locked, see OpeningFor

	locked bool // until the transaction ends
}

// TableName is session_places.
func (Place) TableName() string { return "session_places" }

// Free is how many places anyone may take now, never negative. unlimited means there is no number.
func (p *Place) Free() (n int, unlimited bool) {
	switch {
	case p.Ceiling == nil && p.RoomLeft == nil:
		return 0, true
	case p.Ceiling == nil:
		return max(0, *p.RoomLeft), false
	}
	// Against capacity, not ceiling: an overbooked session shows 0, not the excess.
	n = *p.Capacity - p.Taken - p.Reserved
	if p.RoomLeft != nil {
		n = min(n, *p.RoomLeft)
	}
	return max(0, n), false
}

// HasRoom reports whether somebody no place is kept for may take one at an instant: something is free,
// and it is not for those who wait.
func (p *Place) HasRoom(now time.Time) bool {
	n, unlimited := p.Free()
	return (unlimited || n > 0) && !p.ListFirst(now)
}

// Excess is how many are taken beyond the capacity, by a recorded reason.
func (p *Place) Excess() int {
	if p.Capacity == nil {
		return 0
	}
	return max(0, p.Taken-*p.Capacity)
}

// New says what seats a new session has; a nil capacity is unlimited.
type New struct {
	Seat     Seat
	Capacity *int
}

// ceilingFor is the lowest ceiling that drops nobody; nil when unlimited.
func ceilingFor(capacity *int, taken int) *int {
	if capacity == nil {
		return nil
	}
	c := max(*capacity, taken)
	return &c
}
