package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Mode is how a session is held, and the usual format of a course.
type Mode string

// The modes. A blended session has places in the room and online, and the delegate chooses.
const (
	InPerson Mode = "in_person"
	Virtual  Mode = "virtual"
	Blended  Mode = "blended"
)

// DurationClass is how long a course is, for prices and trainer days.
type DurationClass string

// The duration classes.
const (
	Bitesize    DurationClass = "bitesize"
	HalfDay     DurationClass = "half_day"
	FullDay     DurationClass = "full_day"
	SeveralDays DurationClass = "several_days"
)

// CertificateRule says what completes a course.
type CertificateRule string

// The rules: nothing, attending every part, or so many minutes in all.
const (
	NoCertificate CertificateRule = "none"
	AllParts      CertificateRule = "all_parts"
	ByMinutes     CertificateRule = "minutes"
)

// CourseStatus is the state of a course.
type CourseStatus string

// The states of a course. Sessions are published of a published course only.
const (
	CourseDraft     CourseStatus = "draft"
	CoursePublished CourseStatus = "published"
	CourseWithdrawn CourseStatus = "withdrawn"
)

// StandardPolicy is the policy group of a course that names none.
const StandardPolicy = "standard"

// Approval is whose approval a course asks for before somebody has a place.
type Approval string

// Whom a course may ask; none asks nobody.
const (
	NoApproval       Approval = "none"
	ByDeclaration    Approval = "declaration"
	ByLineManager    Approval = "line_manager"
	ByCoordinator    Approval = "coordinator"
	approvalDaysLong          = 5
)

// Course is a syllabus.
type Course struct {
	PartnershipID      uuid.UUID `gorm:"primaryKey"`
	ID                 uuid.UUID `gorm:"primaryKey"`
	Code               *string   // the partnership's own reference, used by imports; nil when it has none
	Title              string
	Summary            string
	Outcomes           string
	Audience           string
	InAreaOnly         bool // not for agencies out of the area
	PersonLimit        *int // live bookings of it that one person may hold; nil: any
	Format             Mode
	DurationClass      DurationClass
	CPDMinutes         int
	MinimumMinutes     *int // of a part, to have attended it; nil: any attendance counts
	CertificateRule    CertificateRule
	CertificateMinutes *int // with the rule ByMinutes
	PolicyGroup        string
	Approval           Approval
	ApprovalDays       int        // working days in which an approver answers
	ApprovalSince      *time.Time // since when it asks as it does; nil: it never asked
	Status             CourseStatus
	CreatedAt          time.Time
}

// TableName is where courses are kept.
func (Course) TableName() string { return "courses" }

// CoursePriority is a theme a course serves in one financial year.
type CoursePriority struct {
	ID   uuid.UUID
	Name string
	Year ukdate.FinancialYear
}

// CourseDetail is a course with everything that is said about it.
type CourseDetail struct {
	Course
	LevelTags     []string
	Sectors       []string // for whom it is; none: everybody
	Priorities    []CoursePriority
	Prerequisites []Requirement // each must be met
}

// Version names what the course says; it is sent back with a change.
func (d CourseDetail) Version() string {
	c := d.Course
	c.CreatedAt = time.Time{}
	return version.Of([]any{c, d.lists()})
}
