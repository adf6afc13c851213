package letters

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
)

// managerSQL: whom a person last named as their line manager, first of all for this booking; a name older
// than a year may be of a job they have left.
const managerSQL = `
SELECT a.manager_name AS name, a.manager_email AS email
FROM approvals a JOIN bookings b ON b.partnership_id = a.partnership_id AND b.id = a.booking_id AND b.person_id = $2
WHERE a.partnership_id = $1 AND a.manager_email <> '' AND a.asked_at > $4::timestamptz - interval '1 year'
ORDER BY a.booking_id = $3 DESC, a.asked_at DESC, a.id LIMIT 1`

// CopyManager tells the line manager, where the partnership wants that and one is known, that somebody has a place
// (kind booking_confirmed) or has it no longer (booking_cancelled), as what says: without links, calendar or joining
// details, for those are the person's own.
func CopyManager(tx *database.Tx, a About, b Booking, kind, what string) error {
	if !a.Session.CopyManager || !b.Counts {
		return nil
	}
	type contact struct{ Name, Email string }
	manager, found, err := database.One[contact](tx, managerSQL, tx.Partnership(), a.To.ID, b.ID, tx.Now)
	if err != nil || !found {
		return err
	}
	letter := mailer.Letter{
		Partnership: a.Session.Partnership, Colour: a.Session.Colour,
		Title:   a.To.Name + " " + what,
		Opening: []string{fmt.Sprintf("Hello %s, for your information: %s %s at “%s”. You do not need to do anything.", manager.Name, a.To.Name, what, a.Session.Title)},
		Facts:   []mailer.Fact{{Label: "When", Value: When(a.Parts)}},
		Footer:  []string{"Sent by " + a.Session.Partnership + " because " + a.To.Name + " named you as line manager. This is a service message."},
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: fmt.Sprintf("%s_manager:%s", kind, b.ID), Kind: kind + "_manager", ToName: manager.Name, ToEmail: manager.Email,
		Subject: letter.Title + ": " + a.Session.Title, Letter: &letter,
	})
}
