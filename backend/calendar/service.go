package calendar

import (
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service answers calendar programs, and gives people addresses for them.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	bookings  *booking.Service
	site      notify.Site
}

// New returns the service. Entries link to pages of the site.
func New(db *database.DB, sessions *catalogue.Service, bookings *booking.Service, site notify.Site) *Service {
	return &Service{db: db, catalogue: sessions, bookings: bookings, site: site}
}
