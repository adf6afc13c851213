package booking

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
)

// item is one booking in a letter about what the provider changed.
type item struct {
	*concerned
	g   gathered
	old earlier       // as it was to be held; of a move only
	why rules.Freedom // what a holder may do now
}

// causeSentences say why sessions do not take place, where staff chose it from the list.
var causeSentences = map[catalogue.Cause]string{
	catalogue.LowNumbers:    "Too few people had booked.",
	catalogue.NoTrainer:     "The trainer is not available.",
	catalogue.NoVenue:       "The venue is not available.",
	catalogue.Weather:       "The weather does not allow it.",
	catalogue.TechnicalFail: "There are technical problems.",
	catalogue.Replaced:      "It is replaced by another date.",
}

// lettersOfEnding is one letter for each person, whatever they had booked of what does not take place, and
// takes every entry out of their calendar. It notes who is told.
func (s *Service) lettersOfEnding(tx *database.Tx, e catalogue.Ending, about abouts, all []concerned) ([]notify.Message, error) {
	var letters []notify.Message
	for _, mine := range byPerson(all) {
		items, err := itemsOf(tx, about, mine)
		if err != nil {
			return nil, err
		}
		for _, it := range items {
			if err := s.copyManager(tx, it.g, it.Booking, "booking_cancelled", "no longer has a place"); err != nil {
				return nil, err
			}
		}
		written, err := s.letterOfEnding(tx, e, items)
		if err != nil {
			return nil, err
		}
		letters = append(letters, markTold(mine, written, e.ID)...)
	}
	return letters, nil
}

func itemsOf(tx *database.Tx, about abouts, mine []*concerned) ([]*item, error) {
	items := make([]*item, len(mine))
	for i, t := range mine {
		g, err := about.of(tx, t)
		if err != nil {
			return nil, err
		}
		items[i] = &item{concerned: t, g: g}
	}
	sortedByStart(items)
	return items, nil
}

// markTold notes who is written to, and that the letters belong to the act.
func markTold(mine []*concerned, letters []notify.Message, act uuid.UUID) []notify.Message {
	for _, t := range mine {
		t.told = len(letters) > 0
	}
	for i := range letters {
		letters[i].Batch = &act
	}
	return letters
}

func (s *Service) letterOfEnding(tx *database.Tx, e catalogue.Ending, items []*item) ([]notify.Message, error) {
	first := items[0]
	letter := s.letterAbout(first.g, first.Seat)
	letter.Wording = s.wordingOfEnding(e, items, letter.Wording.Values)
	key, kind := "booking_cancelled:"+first.ID.String(), "booking_cancelled"
	if len(items) == 1 {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Booking reference", Value: first.Reference})
		letter.Button = mailer.Link{Label: "Other dates of this course", URL: s.link(first.g.session, "/courses/"+first.g.session.CourseID.String())}
	} else {
		key, kind = "sessions_cancelled:"+e.ID.String()+":"+first.PersonID.String(), "sessions_cancelled"
		letter.Facts = factsOfEach(items)
		letter.Button = mailer.Link{Label: "Find other training", URL: s.link(first.g.session, "")}
	}
	letter.Said = paragraphs(causeSentences[e.Cause], e.Words)
	entries := s.entriesOfHolders(items)
	letter.Notes = []string{"You are not charged, and this does not count as a cancellation of yours."}
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file removes what was in your calendar.")
	}
	return s.written(tx, first.g, key, kind, letter, entries, ical.Cancel)
}

// wordingOfEnding says in which words somebody is told that what they booked does not take place.
func (s *Service) wordingOfEnding(e catalogue.Ending, items []*item, values map[string]string) mailer.Wording {
	first := items[0]
	values["reference"], values["sessions"], values["event"] = first.Reference, fmt.Sprintf("%d sessions", len(items)), eventTitle(first.g)
	name := "session_cancelled"
	switch {
	case e.Outcome == catalogue.DidNotRun:
		name = "session_did_not_run"
	case e.EventID != nil && first.g.session.EventTitle != "":
		name = "event_cancelled"
	case len(items) > 1:
		name = "sessions_cancelled"
	}
	return mailer.Wording{Name: name, Values: values}
}

// eventTitle names the event; what has none is "the event".
func eventTitle(g gathered) string {
	if g.session.EventTitle == "" {
		return "the event"
	}
	return g.session.EventTitle
}

// paragraphs is what is not empty of them.
func paragraphs(texts ...string) []string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return said
}

// factsOfEach is a fact for each booking: when and where it was to be, and its reference.
func factsOfEach(items []*item) []mailer.Fact {
	facts := make([]mailer.Fact, len(items))
	for i, it := range items {
		facts[i] = mailer.Fact{Label: it.g.session.Title, Value: lines(when(it.g.parts), where(it.g.session, it.Seat), "Reference "+it.Reference)}
	}
	return facts
}

// entriesOfHolders is the calendar entries of those bookings whose holders were sent any.
func (s *Service) entriesOfHolders(items []*item) []ical.Entry {
	var entries []ical.Entry
	for _, it := range items {
		if it.holder() {
			entries = append(entries, s.entriesOf(it.g, it.Booking)...)
		}
	}
	return entries
}

// written is a letter ready to go: to the person, with a calendar file where there are entries; or to those
// who act for somebody without an address. Nothing where nobody can be written to.
func (s *Service) written(tx *database.Tx, g gathered, key, kind string, letter mailer.Letter, entries []ical.Entry, method ical.Method) ([]notify.Message, error) {
	if g.person.Email == nil {
		return s.standInLetters(tx, g, key, letter)
	}
	m := notify.Message{
		DedupeKey: key, Kind: kind, PersonID: &g.person.ID, ToName: g.person.Name, ToEmail: *g.person.Email,
		Letter: &letter,
	}
	if len(entries) > 0 {
		file := envelope(tx, g, method)
		file.Entries = entries
		calendar, err := ical.Write(file)
		if err != nil {
			return nil, err
		}
		m.Calendar, m.Method = calendar.Body, string(method)
	}
	return []notify.Message{m}, nil
}
