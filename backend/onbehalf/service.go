package onbehalf

import (
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Service acts for the people of agencies.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	booking   *booking.Service
	letters   letters.Writer
}

// New returns the service. publicURL is how people reach us, for the links in mail, without a slash at its end.
func New(db *database.DB, sessions *catalogue.Service, bookings *booking.Service, publicURL string) *Service {
	return &Service{db: db, catalogue: sessions, booking: bookings, letters: letters.Writer{PublicURL: publicURL}}
}
