package attendance

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/places"
)

// Status of a part's register. Not taken is the want of a row: nobody has marked anything.
type Status string

// The states of a register.
const (
	NotTaken Status = "not_taken"
	Open     Status = "open"
	Closed   Status = "closed"
)

// Register is the attendance record of one part.
type Register struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	PartID        uuid.UUID `gorm:"primaryKey"`
	SessionID     uuid.UUID
	Status        Status
	OpenedAt      time.Time
	OpenedBy      *uuid.UUID
	ClosedAt      *time.Time
	ClosedBy      *uuid.UUID
	ReopenedAt    *time.Time // last, if ever
	ReopenedBy    *uuid.UUID
	ReopenReason  string
	Source        string
}

// TableName is registers.
func (Register) TableName() string { return "registers" }

// Mark is what was seen of one person at one part. Attended is PartAttended as it was when the mark was
// made.
type Mark struct {
	PartnershipID    uuid.UUID `gorm:"primaryKey"`
	ID               uuid.UUID `gorm:"primaryKey"`
	PartID           uuid.UUID
	SessionID        uuid.UUID
	BookingID        uuid.UUID
	Mark             Kind
	MinutesLate      *int
	MinutesLeftEarly *int
	Attended         bool
	Reason           string
	MarkedAt         time.Time
	MarkedBy         *uuid.UUID
	SupersededAt     *time.Time
}

// TableName is marks.
func (Mark) TableName() string { return "marks" }

// says reports whether two marks say the same.
func (m Mark) says(o Mark) bool {
	return m.Mark == o.Mark && equal(m.MinutesLate, o.MinutesLate) && equal(m.MinutesLeftEarly, o.MinutesLeftEarly)
}

func equal(a, b *int) bool { return (a == nil) == (b == nil) && value(a) == value(b) }

// View is the register of a session as it is shown.
type View struct {
	Session catalogue.Listing
	Parts   []PartView
	Entries []Entry
}

// PartView is one part and the state of its register.
type PartView struct {
	catalogue.Part
	Status   Status
	OpensAt  time.Time
	CanMark  bool
	ClosedAt *time.Time
	ClosedBy string
	Marked   int
	Unmarked int
	Attended int
}

// Entry is one person on the register with the marks of each part.
type Entry struct {
	BookingID uuid.UUID
	PersonID  uuid.UUID
	Name      string
	Agency    string
	WalkIn    bool
	Seat      places.Seat
	Marks     []MarkView
}

// MarkView is a current mark with those it superseded, newest first.
type MarkView struct {
	Mark
	By      string
	Earlier []MarkView
}
