package booking

import (
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// booked is a booking with what was gathered for its letter.
type booked struct {
	g gathered
	b Booking

	until string // a sentence: until when cancelling is in time; empty where it is not said
}

// tellBasket writes one letter, with one calendar file, about everything that was booked in one go.
func (s *Service) tellBasket(tx *database.Tx, basket uuid.UUID, made []booked) error {
	if len(made) == 0 {
		return nil
	}
	if err := sayUntil(tx, made); err != nil {
		return err
	}
	for _, m := range made {
		if err := letters.CopyManager(tx, m.g.about(), m.b.InLetters(), "booking_confirmed", "has a place"); err != nil {
			return err
		}
	}
	return s.tellTogether(tx, made, "basket_confirmed", basket, mailer.Letter{
		Button:  mailer.Link{Label: "See or cancel these bookings", URL: s.link(made[0].g.session, "/my")},
		Notes:   append([]string{"A calendar file with all of them is attached."}, s.askNeeds(made...)...),
		Wording: mailer.Wording{Values: map[string]string{"name": made[0].g.person.Name, "places": letters.PlacesInWords(len(made))}},
	})
}

// sayUntil says of each booking until when cancelling is in time.
func sayUntil(tx *database.Tx, made []booked) error {
	ids := make([]uuid.UUID, len(made))
	for i, m := range made {
		ids[i] = m.b.ID
	}
	until, err := deadlines(tx, ids)
	for i := range made {
		made[i].until = until[made[i].b.ID].Sentence(tx.Now)
	}
	return err
}

// tellChoices writes one letter about the break-outs newly chosen at a conference, with their calendar
// file, and takes those that were given up for them out of the calendar.
func (s *Service) tellChoices(tx *database.Tx, conference gathered, c choosing) error {
	for _, b := range c.left {
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return err
		}
		if err := s.tellChoiceLeft(tx, g, b); err != nil {
			return err
		}
	}
	if len(c.made) == 0 {
		return nil
	}
	return s.tellTogether(tx, c.made, "break_outs_chosen", c.id, mailer.Letter{
		Button:  mailer.Link{Label: "See or change your choices", URL: s.link(conference.session, "/my/conferences/"+conference.session.ID.String())},
		Notes:   []string{"A calendar file with them is attached."},
		Wording: mailer.Wording{Values: map[string]string{"name": conference.person.Name, "event": conference.session.Title}},
	})
}

// tellChoiceLeft takes a break-out out of the calendar of somebody who chose another in its slot.
func (s *Service) tellChoiceLeft(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b, "choice_changed")
	letter.Notes = []string{"The attached calendar file removes the entry."}
	return s.send(tx, g, b, "choice_changed", letter, ical.Cancel)
}

// tellTogether sends a letter about several bookings of one person, with one calendar file of them all, in
// the words named like its kind. The id of what was done in one go is its dedupe key.
func (s *Service) tellTogether(tx *database.Tx, made []booked, kind string, id uuid.UUID, letter mailer.Letter) error {
	slices.SortStableFunc(made, func(a, b booked) int { return a.g.parts[0].StartsAt.Compare(b.g.parts[0].StartsAt) })
	first := made[0].g
	about := s.letters.Session(first.about(), made[0].b.Seat)
	letter.Partnership, letter.Colour, letter.Footer, letter.Wording.Name = about.Partnership, about.Colour, about.Footer, kind
	for _, m := range made {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: letters.Lines(letters.When(m.g.parts), letters.Where(m.g.session.Session, m.b.Seat), "Reference "+m.b.Reference, m.until)})
	}
	return letters.Send(tx, first.about(), letters.Mail{
		Key: "basket_confirmed:" + id.String(), Kind: kind, Letter: letter, Entries: s.entriesOf(made), Method: ical.Request,
	})
}
