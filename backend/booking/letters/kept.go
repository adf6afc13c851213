package letters

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Kept writes to the training leads of the agency that places are kept for what became of them. Places kept for a
// sector have nobody to be told.
func (w Writer) Kept(tx *database.Tx, a places.Allocation, key, title, what string) error {
	if a.AgencyID == nil {
		return nil
	}
	leads, err := people.LeadsOf(tx, *a.AgencyID)
	if err != nil || len(leads) == 0 {
		return err
	}
	sessions, err := Sessions(tx, a.SessionID)
	if err != nil {
		return err
	}
	about, found := sessions[a.SessionID]
	if !found {
		return fault.Missing
	}
	letter := w.Session(about, a.Seat)
	letter.Title = title
	letter.Button = mailer.Link{Label: "See the places kept for you", URL: w.Link(about.Session, "/agency")}
	for _, l := range leads {
		letter.Opening = []string{fmt.Sprintf("Hello %s, this is about “%s”.", l.Name, about.Session.Title), what}
		if err := notify.Enqueue(tx, ToLead(l, Mail{Key: key, Subject: title + ": " + about.Session.Title, Letter: letter})); err != nil {
			return err
		}
	}
	return nil
}
