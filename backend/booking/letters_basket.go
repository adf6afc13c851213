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
}

// tellBasket writes one letter, with one calendar file, about everything that was booked in one go.
func (s *Service) tellBasket(tx *database.Tx, basket uuid.UUID, made []booked) error {
	if len(made) == 0 || made[0].g.person.Email == nil {
		return nil
	}
	slices.SortStableFunc(made, func(a, b booked) int { return a.g.parts[0].StartsAt.Compare(b.g.parts[0].StartsAt) })
	first := made[0].g
	letter := s.letterAbout(first, made[0].b.Seat)
	letter.Title = fmt.Sprintf("%s booked", placesInWords(len(made)))
	letter.Opening = []string{fmt.Sprintf("Hello %s, these places are yours:", first.person.Name)}
	letter.Facts = nil
	file := envelope(tx, first, ical.Request)
	for _, m := range made {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: lines(when(m.g.parts), where(m.g.session, m.b.Seat), "Reference "+m.b.Reference)})
		file.Entries = append(file.Entries, s.entriesOf(m.g, m.b)...)
	}
	letter.Button = mailer.Link{Label: "See or cancel these bookings", URL: s.link(first.session, "/my")}
	letter.Closing = []string{"A calendar file with all of them is attached.", "If you cannot come to one of them, please cancel so that somebody else can have your place."}
	calendar, err := ical.Write(file)
	if err != nil {
		return err
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: "basket_confirmed:" + basket.String(), Kind: "basket_confirmed", PersonID: &first.person.ID,
		ToName: first.person.Name, ToEmail: *first.person.Email, Subject: "Booked: " + letter.Title,
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
