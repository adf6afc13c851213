package messages

import (
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service writes messages in time and to many.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	site      notify.Site
}

// New returns the service; site is where the links of its letters lead.
func New(db *database.DB, sessions *catalogue.Service, site notify.Site) *Service {
	return &Service{db: db, catalogue: sessions, site: site}
}
