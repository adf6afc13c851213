package people

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service is the use cases of this package; each opens its own transaction.
type Service struct {
	db   *database.DB
	site notify.Site

	// OnSuspended is told of a person who has just been suspended, in the transaction: booking cancels
	// what is to come. Set once, in app.New.
	OnSuspended func(tx *database.Tx, person uuid.UUID) error
}

// New returns the service. Letters name the site.
func New(db *database.DB, site notify.Site) *Service {
	return &Service{db: db, site: site, OnSuspended: func(*database.Tx, uuid.UUID) error { return nil }}
}
