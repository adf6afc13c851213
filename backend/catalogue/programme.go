package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// ProgrammeStatus is the state of a programme.
type ProgrammeStatus string

// The states of a programme. The sessions of one that is not published are not public.
const (
	ProgrammeDraft     ProgrammeStatus = "draft"
	ProgrammePublished ProgrammeStatus = "published"
	ProgrammeClosed    ProgrammeStatus = "closed"
)

// Programme is a partnership's offer for one financial year.
type Programme struct {
	PartnershipID       uuid.UUID `gorm:"primaryKey"`
	ID                  uuid.UUID `gorm:"primaryKey"`
	FinancialYear       ukdate.FinancialYear
	Title               string
	Introduction        string
	ReachesIntoNextYear bool
	Status              ProgrammeStatus
	PublishedAt         *time.Time
	CreatedAt           time.Time
}

// TableName is where programmes are kept.
func (Programme) TableName() string { return "programmes" }

// Version names what the programme says; it is sent back with a change.
func (p Programme) Version() string {
	return version.Of([]any{p.Title, p.Introduction, p.ReachesIntoNextYear, p.Status})
}

// MayBecome reports whether a programme may go from its status to another. Nothing goes back to draft:
// what was public is closed, not hidden as if it had never been.
func (p ProgrammeStatus) MayBecome(next ProgrammeStatus) bool {
	switch p {
	case next:
		return true
	case ProgrammeDraft:
		return next == ProgrammePublished
	case ProgrammePublished:
		return next == ProgrammeClosed
	case ProgrammeClosed:
		return next == ProgrammePublished
	}
	return false
}

// Covers reports whether a session or an event that begins on a London date may belong to the
// programme: it begins in the programme's year, or in the next where the programme says it reaches so far.
func (p Programme) Covers(day ukdate.Date) bool {
	year := ukdate.FinancialYearOf(day)
	return year == p.FinancialYear || p.ReachesIntoNextYear && year == p.FinancialYear+1
}
