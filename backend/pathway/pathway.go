package pathway

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Status is the state of a pathway.
type Status string

// The states. People see published ones only.
const (
	Draft     Status = "draft"
	Published Status = "published"
	Withdrawn Status = "withdrawn"
)

// Pathway is courses in an order.
type Pathway struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	Title         string
	Summary       string
	Status        Status
	CreatedAt     time.Time

	Sectors []string            `gorm:"-" db:"-"` // for whom it is; none: everybody
	Steps   []rules.Requirement `gorm:"-" db:"-"` // in their order; any course or training of one does it
}

// TableName is where pathways are kept.
func (Pathway) TableName() string { return "pathways" }

// Version names what the pathway says; it is sent back with a change.
func (p Pathway) Version() string {
	return version.Of([]any{p.Title, p.Summary, p.Status, p.Sectors, p.Steps})
}

// StepInput is a step as staff say it: the first course gives it its name.
type StepInput struct {
	Courses []uuid.UUID
	Outside []string
}

// Fields is what staff say of a pathway.
type Fields struct {
	Title   string
	Summary string
	Status  Status
	Sectors []string
	Steps   []StepInput
	Version string // of the pathway as the caller saw it; empty: whatever it says now
}
