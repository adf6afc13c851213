package booking

import (
	"fmt"
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
	letter := mailer.Letter{
		Title:   placesInWords(len(made)) + " booked",
		Opening: []string{fmt.Sprintf("Hello %s, these places are yours:", made[0].g.person.Name)},
		Button:  mailer.Link{Label: "See or cancel these bookings", URL: s.link(made[0].g.session, "/my")},
		Closing: []string{"A calendar file with all of them is attached.", "If you cannot come to one of them, please cancel so that somebody else can have your place."},
	}
	return s.tellTogether(tx, made, "basket_confirmed", basket, "Booked: "+letter.Title, letter)
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
	title := "Your choices for " + conference.session.Title
	return s.tellTogether(tx, c.made, "break_outs_chosen", c.id, title, mailer.Letter{
		Title:   title,
		Opening: []string{fmt.Sprintf("Hello %s, you have chosen:", conference.person.Name)},
		Button:  mailer.Link{Label: "See or change your choices", URL: s.link(conference.session, "/my/conferences/"+conference.session.ID.String())},
		Closing: []string{"A calendar file with them is attached."},
	})
}

// tellChoiceLeft takes a break-out out of the calendar of somebody who chose another in its slot.
func (s *Service) tellChoiceLeft(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b)
	letter.Title = "You have changed your choice"
	letter.Opening = []string{fmt.Sprintf("Hello %s, you no longer have a place at “%s”: you chose another at that time.", g.person.Name, g.session.Title)}
	letter.Closing = []string{"The attached calendar file removes the entry."}
	return s.send(tx, g, b, "choice_changed", "Choice changed: "+g.session.Title, letter, ical.Cancel)
}

// tellTogether sends a letter about several bookings of one person, with one calendar file of them all.
// The id of what was done in one go is its dedupe key.
func (s *Service) tellTogether(tx *database.Tx, made []booked, kind string, id uuid.UUID, subject string, letter mailer.Letter) error {
	slices.SortStableFunc(made, func(a, b booked) int { return a.g.parts[0].StartsAt.Compare(b.g.parts[0].StartsAt) })
	first := made[0].g
	about := s.letterAbout(first, made[0].b.Seat)
	letter.Partnership, letter.Colour, letter.Footer = about.Partnership, about.Colour, about.Footer
	for _, m := range made {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: lines(when(m.g.parts), where(m.g.session, m.b.Seat), "Reference "+m.b.Reference, m.until)})
	}
	if first.person.Email == nil {
		return s.tellStandIns(tx, first, kind+":"+id.String(), subject, letter)
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
		ToName: first.person.Name, ToEmail: *first.person.Email, Subject: subject,
		Text: letter.PlainText(), HTML: letter.HTML(), Calendar: calendar.Body, Method: string(ical.Request),
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
