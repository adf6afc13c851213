package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Status is the state of a session.
type Status string

// The states of a session. Draft becomes published, published becomes cancelled or did not run; the
// last two are final.
const (
	Draft     Status = "draft"
	Published Status = "published"
	Cancelled Status = "cancelled"
	DidNotRun Status = "did_not_run"
)

// Ended reports whether the session is cancelled or did not run.
func (s Status) Ended() bool { return s == Cancelled || s == DidNotRun }

// Session is one dated, bookable running of a course.
type Session struct {
	PartnershipID        uuid.UUID `gorm:"primaryKey"`
	ID                   uuid.UUID `gorm:"primaryKey"`
	Reference            string    // short, read aloud: DEV-7K3Q
	ProgrammeID          uuid.UUID
	CourseID             uuid.UUID
	EventID              *uuid.UUID
	MainSessionID        *uuid.UUID // set on a break-out: its conference's main session
	ChooseUntil          *time.Time // on a main session: until when its break-outs may be chosen; nil: until each closes
	Slot                 string     // of a break-out
	Title                string     // its own; empty: the course's
	Mode                 Mode
	VenueID              *uuid.UUID
	Room                 string
	PublicNote           string
	Status               Status
	OpensAt              time.Time
	ClosesAt             time.Time // at most the start
	OnlyAgencyID         *uuid.UUID
	RegisterOpensMinutes int // before each part
	// of the parts that are not cancelled, see SpanOf
	StartsAt      time.Time
	EndsAt        time.Time
	FirstDate     ukdate.Date
	FinancialYear ukdate.FinancialYear
	MovedFrom     ukdate.Date // the first planned date, once it changed after publication; zero: never
	Sequence      int         // of calendar entries; rises with each change people are told of
	PublishedAt   *time.Time
	EndedAt       *time.Time
	EndReason     string
	EndCause      Cause // empty: it has not ended, or nobody chose one

	SelfServiceHours *int   // before the start: until then people may cancel or change by themselves; nil: as the partnership says
	ContactEmail     string // whom they ask afterwards; both empty: the partnership
	ContactPhone     string

	Source     string // where an imported session came from
	CreatedAt  time.Time
	CreatedBy  *uuid.UUID
	CopiedFrom *uuid.UUID // the session whose copy it is; nil: none's, or it is gone
}

// TableName is where sessions are kept.
func (Session) TableName() string { return "sessions" }

// Part is one timed meeting of a session.
type Part struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	SessionID     uuid.UUID
	Position      int // 1, 2, 3 … in time order
	StartsAt      time.Time
	EndsAt        time.Time
	LocalDate     ukdate.Date // London
	StartWall     ukdate.Wall
	EndWall       ukdate.Wall
	CancelledAt   *time.Time
}

// TableName is where parts are kept.
func (Part) TableName() string { return "parts" }

// Minutes is how long the part is planned to last.
func (p Part) Minutes() int { return int(p.EndsAt.Sub(p.StartsAt) / time.Minute) }

// Planned is a session with its parts in time order, cancelled ones included.
type Planned struct {
	Session
	Parts []Part
}

// Joining is how to take part: told only to people with a place, trainers and staff.
type Joining struct {
	Details string
	Link    string
}

// Trainer is who runs a session. Nobody lending them means that they are commissioned.
type Trainer struct {
	Named
	LendingAgency *Named
}
