package booking

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// copyOffer tells the coordinators of somebody's agency what they are offered.
func (s *Service) copyOffer(tx *database.Tx, g gathered, b Booking) error {
	if b.AgencyID == nil {
		return nil
	}
	leads, err := people.LeadsOf(tx, *b.AgencyID)
	if err != nil {
		return err
	}
	letter := s.letter(g, b, "")
	letter.Title = "A place for " + g.person.Name
	letter.Button = mailer.Link{Label: "See or answer the offer", URL: s.link(g.session, "/agency/bookings/"+b.ID.String())}
	for _, l := range leads {
		if l.ID == b.PersonID {
			continue
		}
		letter.Opening = []string{fmt.Sprintf("Hello %s, a place at “%s” is held for %s until %s. You may accept or decline it for them.",
			l.Name, g.session.Title, g.person.Name, ukdate.MomentWords(*b.OfferExpiresAt))}
		err := notify.Enqueue(tx, letters.ToLead(l, letters.Mail{
			Key: fmt.Sprintf("waiting_offered_lead:%s:%d", b.ID, b.Offers), Subject: "A place for " + g.person.Name + ": " + g.session.Title, Letter: letter,
		}))
		if err != nil {
			return err
		}
	}
	return nil
}

// tellReleased tells the training leads of an agency that places kept for it have been let go.
func (s *Service) tellReleased(tx *database.Tx, p *places.Place, released []places.Allocation) error {
	for _, a := range released {
		if a.AgencyID == nil || *a.Unused == 0 {
			continue
		}
		err := s.letters.Kept(tx, a, "kept_released:"+a.ID.String(), "Kept places have been released",
			fmt.Sprintf("%s kept for your agency had no name by the release date and are open to others now.", letters.PlacesInWords(*a.Unused)))
		if err != nil {
			return err
		}
	}
	return nil
}
