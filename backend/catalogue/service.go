package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// Service makes, changes and finds what is offered. The hooks are set once, before the first call,
// by whoever joins the packages; a nil hook does nothing and answers zero or no.
type Service struct {
	db *database.DB

	// OnSessionsEnded is told, under the places' lock, that sessions were cancelled or did not run.
	OnSessionsEnded func(tx *database.Tx, e Ending) error
	// OnSessionsMoved is told, under the places' lock, that published sessions have other times, another
	// mode or another place than people were told.
	OnSessionsMoved func(tx *database.Tx, m Moving) error
	// OnPartsChanged is told, under the places' lock, that the parts of a published session that take place
	// are others than before, or at other times: what its registers say together may have changed.
	OnPartsChanged func(tx *database.Tx, session Session) error
	// OnKeptShrunk is told, under the places' lock, that fewer places are kept for agencies, because there are
	// fewer places.
	OnKeptShrunk func(tx *database.Tx, shrunk []places.Shrunk) error
	// HoldsPlace reports whether a person holds a place of a session, so that they may read how to join.
	HoldsPlace func(tx *database.Tx, session, person uuid.UUID) (bool, error)
	// MinimumOf returns how many must book for a session to run; nil when nobody said.
	MinimumOf func(tx *database.Tx, session uuid.UUID) (*Minimum, error)
	// NoticeInWords says how late is late for a course of a policy group on a day.
	NoticeInWords func(tx *database.Tx, policyGroup string, on ukdate.Date) (string, error)
}

// New returns the service, without hooks.
func New(db *database.DB) *Service { return &Service{db: db} }

// Named is the id of something and what people call it.
type Named struct {
	ID   uuid.UUID
	Name string
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// toMinute drops the seconds: booking windows are said in minutes.
func toMinute(t time.Time) time.Time { return t.Truncate(time.Minute) }
