package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// toldOthers is what other systems may want to know, by the state that bookings came to.
var toldOthers = map[Status]webhook.Kind{
	Confirmed: webhook.BookingConfirmed,
	Cancelled: webhook.BookingCancelled,
	Offered:   webhook.BookingOffered,
}

// tellOthers goes with each line of history.
func tellOthers(tx *database.Tx, to Status, bookings ...uuid.UUID) error {
	kind, told := toldOthers[to]
	if !told {
		return nil
	}
	return webhook.Happened(tx, kind, bookings...)
}
