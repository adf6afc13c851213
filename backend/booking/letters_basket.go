package booking

import (
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
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
		if err := s.copyManager(tx, m.g, m.b, "booking_confirmed", "has a place"); err != nil {
			return err
		}
	}
	return s.tellTogether(tx, made, "basket_confirmed", basket, mailer.Letter{
		Button:  mailer.Link{Label: "See or cancel these bookings", URL: s.link(made[0].g.session, "/my")},
		Notes:   append([]string{"A calendar file with all of them is attached."}, s.askNeeds(made...)...),
		Wording: mailer.Wording{Values: map[string]string{"name": made[0].g.person.Name, "places": placesInWords(len(made))}},
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
	about := s.letterAbout(first, made[0].b.Seat)
	letter.Partnership, letter.Colour, letter.Footer, letter.Wording.Name = about.Partnership, about.Colour, about.Footer, kind
	for _, m := range made {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: lines(when(m.g.parts), where(m.g.session, m.b.Seat), "Reference "+m.b.Reference, m.until)})
	}
	if first.person.Email == nil {
		return s.tellStandIns(tx, first, kind+":"+id.String(), letter)
	}
	file := envelope(tx, first, ical.Request)
	for _, m := range made {
		file.Entries = append(file.Entries, s.entriesOf(m.g, m.b)...)
	}
	calendar, err := ical.Write(file)
	if err != nil {
		return err
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: "basket_confirmed:" + id.String(), Kind: kind, PersonID: &first.person.ID,
		ToName: first.person.Name, ToEmail: *first.person.Email, Letter: &letter, Calendar: calendar.Body, Method: string(ical.Request),
	})
}

// lines joins what is not empty, each on its own line.
func lines(texts ...string) string {
	text := ""
	for _, t := range texts {
		if t != "" && text != "" {
			text += "\n"
		}
		text += t
	}
	return text
}
