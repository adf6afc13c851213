package booking

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

// copyManager tells the line manager, where the partnership wants that and one is known, that somebody has
// a place or has it no longer: without links, calendar or joining details, for those are the person's own.
func (s *Service) copyManager(tx *database.Tx, g gathered, b Booking, kind, what string) error {
	if !g.session.CopyManager || b.ConfirmedAt == nil {
		return nil
	}
	manager, found, err := database.One[Contact](tx, managerSQL, tx.Partnership(), b.PersonID, b.ID, tx.Now)
	if err != nil || !found {
		return err
	}
	letter := mailer.Letter{
		Partnership: g.session.Partnership, Colour: g.session.Colour,
		Title:   g.person.Name + " " + what,
		Opening: []string{fmt.Sprintf("Hello %s, for your information: %s %s at “%s”. You do not need to do anything.", manager.Name, g.person.Name, what, g.session.Title)},
		Facts:   []mailer.Fact{{Label: "When", Value: when(g.parts)}},
		Footer:  []string{"Sent by " + g.session.Partnership + " because " + g.person.Name + " named you as line manager. This is a service message."},
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: fmt.Sprintf("%s_manager:%s", kind, b.ID), Kind: kind + "_manager", ToName: manager.Name, ToEmail: manager.Email,
		Subject: letter.Title + ": " + g.session.Title, Letter: &letter,
	})
}
