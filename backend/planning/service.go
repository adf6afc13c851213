package planning

import (
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service plans sessions.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	site      notify.Site
}

// New returns the service. publicURL is how people reach us, for the links in letters.
func New(db *database.DB, c *catalogue.Service, publicURL string) *Service {
	return &Service{db, c, notify.Site{PublicURL: publicURL}}
}
