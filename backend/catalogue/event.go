package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// EventKind is the sort of occasion.
type EventKind string

// The kinds of event.
const (
	ThemedWeek EventKind = "themed_week"
	Conference EventKind = "conference"
	Series     EventKind = "series"
)

// EventStatus is the state of an event.
type EventStatus string

// The states of an event. While it is a draft its sessions are not public either.
const (
	EventDraft     EventStatus = "draft"
	EventPublished EventStatus = "published"
	EventCancelled EventStatus = "cancelled"
)

// OpenTo says whose people an event welcomes beside the partnership's own.
type OpenTo string

// Nobody else's, those of listed partnerships, or everyone's.
const (
	OpenToPartnership OpenTo = "partnership"
	OpenToListed      OpenTo = "listed"
	OpenToEveryone    OpenTo = "everyone"
)

// Event is an occasion that groups sessions under one page.
type Event struct {
	PartnershipID    uuid.UUID `gorm:"primaryKey"`
	ID               uuid.UUID `gorm:"primaryKey"`
	ProgrammeID      uuid.UUID
	Code             *string
	Kind             EventKind
	Series           string // the same occasion in other years, e.g. safeguarding-week
	Title            string
	PersonLimit      *int // sessions of it that one person may hold; nil: any
	Theme            string
	Summary          string
	Note             string // what a reader of its figures must know
	StartsOn         ukdate.Date
	EndsOn           ukdate.Date
	OpenTo           OpenTo
	Status           EventStatus
	FiguresPublished bool
	CreatedAt        time.Time
}

// TableName is where events are kept.
func (Event) TableName() string { return "events" }

// Venue is a place where sessions are held.
type Venue struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	Name          string
	Address       string
	Postcode      string
	AccessNotes   string
	LocalityID    *uuid.UUID
	CreatedAt     time.Time
}

// TableName is where venues are kept.
func (Venue) TableName() string { return "venues" }
