package changes

import (
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Service follows what the provider changes.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	letters   letters.Writer
}

// New returns the service. publicURL is how people reach us, for the links in mail, without a slash at its end.
func New(db *database.DB, sessions *catalogue.Service, publicURL string) *Service {
	return &Service{db: db, catalogue: sessions, letters: letters.Writer{PublicURL: publicURL}}
}
