package booking

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// TellMoved tells everybody who holds a place that the session has other times, another place or
// another mode than they were told. Bookings are kept; the calendar entry follows.
func (s *Service) TellMoved(tx *database.Tx, before, after catalogue.Planned) error {
	holders, err := database.Rows[Booking](tx, `SELECT * FROM bookings
		WHERE partnership_id = $1 AND session_id = $2 AND status = 'confirmed' AND NOT walk_in ORDER BY id`,
		tx.Partnership(), after.Session.ID)
	if err != nil {
		return err
	}
	old := spoken(before.Parts)
	for _, b := range holders {
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return err
		}
		if err := s.tellChanged(tx, g, b, old); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) tellChanged(tx *database.Tx, g gathered, b Booking, old string) error {
	letter := s.letter(g, b)
	letter.Title = "Your session has changed"
	letter.Opening = []string{
		fmt.Sprintf("Hello %s, “%s” has changed. You still have your place: please check that you can come.", g.person.Name, g.session.Title),
	}
	if now := when(g.parts); now != old {
		letter.Facts = append([]mailer.Fact{{Label: "Before", Value: old}}, letter.Facts...)
	}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"The attached calendar file brings the entry up to date."}
	kind := fmt.Sprintf("booking_changed_%d", g.session.Sequence)
	return s.send(tx, g, b, kind, "Changed: "+g.session.Title, letter, ical.Request)
}

func spoken(parts []catalogue.Part) string {
	var planned []part
	for _, p := range parts {
		if p.CancelledAt == nil {
			planned = append(planned, part{ID: p.ID, StartsAt: p.StartsAt, EndsAt: p.EndsAt})
		}
	}
	return when(planned)
}
