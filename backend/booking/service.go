package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Service makes and ends bookings.
type Service struct {
	db        *database.DB
	gate      *gate
	catalogue *catalogue.Service
	letters   letters.Writer

	// MarkedPresent is attendance's answer to "has this person been marked as having attended?".
	MarkedPresent func(tx *database.Tx, booking uuid.UUID) (bool, error)
	// RegisterClosed is attendance's answer to "is the register of a part of this session closed?".
	RegisterClosed func(tx *database.Tx, session uuid.UUID) (bool, error)
}

// New returns the service. publicURL is how people reach us, for the links in mail.
func New(db *database.DB, sessions *catalogue.Service, publicURL string) *Service {
	return &Service{
		db: db, gate: newGate(), catalogue: sessions, letters: letters.Writer{PublicURL: publicURL},
		MarkedPresent:  func(*database.Tx, uuid.UUID) (bool, error) { return false, nil },
		RegisterClosed: func(*database.Tx, uuid.UUID) (bool, error) { return false, nil },
	}
}
