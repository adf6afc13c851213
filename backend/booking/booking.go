package booking

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/places"
)

// Status is where a booking stands.
type Status string

// The states. Requested, waiting, offered, held and confirmed are live; the others are ends.
const (
	Requested   Status = "requested"
	Waiting     Status = "waiting"
	Offered     Status = "offered"
	Held        Status = "held"
	Confirmed   Status = "confirmed"
	Declined    Status = "declined"
	Lapsed      Status = "lapsed"
	Cancelled   Status = "cancelled"
	Substituted Status = "substituted"
	Transferred Status = "transferred"
)

// graph is every move a booking may make; the empty status is "not yet made".
var graph = map[Status][]Status{
	"":        {Requested, Confirmed, Held, Waiting},
	Requested: {Confirmed, Held, Waiting, Declined, Lapsed, Cancelled},
	Waiting:   {Offered, Confirmed, Held, Cancelled, Lapsed},
	Offered:   {Confirmed, Held, Waiting, Cancelled, Lapsed},
	Held:      {Confirmed, Lapsed, Cancelled},
	Confirmed: {Cancelled, Substituted, Transferred},
}

// MayBecome reports whether the graph has the move.
func (s Status) MayBecome(next Status) bool {
	for _, to := range graph[s] {
		if to == next {
			return true
		}
	}
	return false
}

// Live reports whether the booking still claims something.
func (s Status) Live() bool { _, moves := graph[s]; return moves && s != "" }

// TakesPlace reports whether the booking is counted in the places taken (walk-ins apart).
func (s Status) TakesPlace() bool { return s == Offered || s == Held || s == Confirmed }

// Booking is one person's claim on one session. Agency, class, sector and locality are as they were
// at confirmation and never follow later changes.
type Booking struct {
	PartnershipID    uuid.UUID `gorm:"primaryKey"`
	ID               uuid.UUID `gorm:"primaryKey"`
	Reference        string
	SessionID        uuid.UUID
	Seat             places.Seat
	PersonID         uuid.UUID
	Status           Status
	WalkIn           bool
	PreviousID       *uuid.UUID // the ended row this one books again
	PolicyVersionID  uuid.UUID
	AgencyID         *uuid.UUID // nil: not known (some imports)
	AgencyClass      string
	Sector           string
	LocalityID       *uuid.UUID
	JoinedAt         time.Time
	QueueSeq         *int64
	OfferExpiresAt   *time.Time
	OfferedAt        *time.Time // of the last offer
	Offers           int        // how many it was made
	PassedAt         *time.Time // an offer was declined and the place in the queue kept
	PriorityClass    int        // on a waiting list; lower comes first, never changed
	AllocationID     *uuid.UUID // the kept places it uses one of
	BasketID         *uuid.UUID // booked with others in one go
	ReplacesID       *uuid.UUID // the booking it took over by substitution or transfer
	HoldExpiresAt    *time.Time
	ConfirmedAt      *time.Time
	EndedAt          *time.Time
	Cause            string
	CancelClass      *policy.Class
	CancelReason     string
	CancelNote       string
	CancelChannel    string
	CancelledBy      *uuid.UUID
	NoticeAt         *time.Time
	RecordedAt       *time.Time
	OverbookedReason string
	Prerequisite     string
	MovedAt          *time.Time // when its holder was last told that the session moved; nil: never
	FreeUntil        *time.Time // notice from MovedAt until then counts as the provider's cancellation
	KindStart        *time.Time // the latest start its holder was told of before; later notice is counted to it, where that is kinder
	CalendarUID      string     // one for all of a person's bookings of a session
	CalendarSequence int
	Source           string
	CreatedAt        time.Time
	CreatedBy        *uuid.UUID
}

// TableName is bookings.
func (Booking) TableName() string { return "bookings" }

// Transition moves the booking along the graph; any other move is a fault of ours.
func (b *Booking) Transition(to Status, at time.Time) error {
	if !b.Status.MayBecome(to) {
		return fmt.Errorf("booking: %s may not become %s", b.Status, to)
	}
	b.Status = to
	if to == Confirmed && b.ConfirmedAt == nil {
		b.ConfirmedAt = &at
	}
	if !to.Live() {
		b.EndedAt = &at
	}
	return nil
}

// Freedom is on what terms its holder may withdraw because the session moved; zero: on the usual ones.
func (b *Booking) Freedom() rules.Freedom {
	if b.MovedAt == nil || b.FreeUntil == nil {
		return rules.Freedom{}
	}
	return rules.Freedom{Told: *b.MovedAt, Until: *b.FreeUntil}
}

// Free reports whether notice at an instant counts as the provider's own cancellation, because the session
// was moved not long before.
func (b *Booking) Free(notice time.Time) bool { return b.Freedom().Covers(notice) }

// History is one change of a booking: who, on whose behalf, from, to, when, why.
type History struct {
	ID            int64 `gorm:"primaryKey;autoIncrement"`
	PartnershipID uuid.UUID
	BookingID     uuid.UUID
	FromStatus    *Status // nil: the booking was made
	ToStatus      Status
	At            time.Time
	ByPersonID    *uuid.UUID // nil: the clock, an import or an operator
	OnBehalf      bool
	Why           string
	RequestID     string
}

// TableName is booking_history.
func (History) TableName() string { return "booking_history" }
