package webhook

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Kind is a sort of thing that happens.
type Kind string

// The kinds. Test is sent by an administrator's asking only.
const (
	BookingConfirmed Kind = "booking.confirmed"
	BookingCancelled Kind = "booking.cancelled"
	BookingOffered   Kind = "booking.offered"
	SessionPublished Kind = "session.published"
	SessionChanged   Kind = "session.changed"
	SessionCancelled Kind = "session.cancelled"
	Test             Kind = "test"
)

// OffReason is why an address is told nothing any more.
type OffReason string

// The reasons: the other side said that it is gone for good; an administrator ended it.
const (
	Gone  OffReason = "gone"
	Ended OffReason = "ended"
)

// Webhook is an address that is told of some kinds of things.
type Webhook struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	URL           string
	Kinds         []string
	Secret        []byte // signs what is sent
	CreatedAt     time.Time
	CreatedBy     *uuid.UUID
	OffAt         *time.Time
	OffReason     OffReason
}

// Status is what became of a delivery.
type Status string

// The states of a delivery. One that failed was tried often enough, or its address was switched off.
const (
	Due       Status = "due"
	Delivered Status = "delivered"
	Failed    Status = "failed"
)

// Delivery is one thing told to one address. Its id is the same at every try, so that the other side knows
// what it has had.
type Delivery struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	WebhookID     uuid.UUID
	Kind          Kind
	ObjectID      uuid.UUID // the booking or session; of a test, its own
	HappenedAt    time.Time
	Status        Status
	DueAt         *time.Time
	Tries         int // since it was last asked for
	Claims        int
}

// Try is one attempt at a delivery. Status is what the other side answered, 0 when it did not; Reason says
// then what went wrong.
type Try struct {
	ID         int64
	DeliveryID uuid.UUID
	At         time.Time
	Status     int
	Reason     string
}

// What cannot be registered, or asked for.
var (
	ErrAddress = fault.OnField("url", "not_an_address", "Enter an address that begins with https:// and names a host on the internet.")
	ErrOff     = fault.New(fault.Conflict, "webhook_off", "This address is switched off. Register it anew.")
)
