package changes

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/letters"
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
	about letters.About
	old   earlier       // as it was to be held; of a move only
	why   rules.Freedom // what a holder may do now
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
	var mail []notify.Message
	for _, mine := range byPerson(all) {
		items := itemsOf(about, mine)
		for _, it := range items {
			if err := letters.CopyManager(tx, it.about, it.InLetters(), "booking_cancelled", "no longer has a place"); err != nil {
				return nil, err
			}
		}
		written, err := s.letterOfEnding(tx, e, items)
		if err != nil {
			return nil, err
		}
		mail = append(mail, markTold(mine, written, e.ID)...)
	}
	return mail, nil
}

// itemsOf is one person's bookings as letters say them, soonest first.
func itemsOf(about abouts, mine []*concerned) []*item {
	items := make([]*item, len(mine))
	for i, t := range mine {
		items[i] = &item{concerned: t, about: about.of(t)}
	}
	slices.SortStableFunc(items, func(a, b *item) int { return a.about.Session.StartsAt.Compare(b.about.Session.StartsAt) })
	return items
}

// markTold notes who is written to, and that the letters belong to the act.
func markTold(mine []*concerned, mail []notify.Message, act uuid.UUID) []notify.Message {
	for _, t := range mine {
		t.told = len(mail) > 0
	}
	for i := range mail {
		mail[i].Batch = &act
	}
	return mail
}

func (s *Service) letterOfEnding(tx *database.Tx, e catalogue.Ending, items []*item) ([]notify.Message, error) {
	first := items[0]
	letter := s.letters.Session(first.about, first.Seat)
	letter.Wording = wordingOfEnding(e, items, letter.Wording.Values)
	key := "booking_cancelled:" + first.ID.String()
	if len(items) == 1 {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Booking reference", Value: first.Reference})
		letter.Button = mailer.Link{Label: "Other dates of this course", URL: s.letters.Link(first.about.Session, "/courses/"+first.about.Session.CourseID.String())}
	} else {
		key = "sessions_cancelled:" + e.ID.String() + ":" + first.PersonID.String()
		letter.Facts = factsOfEach(items)
		letter.Button = mailer.Link{Label: "Find other training", URL: s.letters.Link(first.about.Session, "")}
	}
	letter.Said = letters.Paragraphs(causeSentences[e.Cause], e.Words)
	entries := s.entriesOfHolders(items)
	letter.Notes = []string{"You are not charged, and this does not count as a cancellation of yours."}
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file removes what was in your calendar.")
	}
	return letters.Messages(tx, first.about, letters.Mail{Key: key, Letter: letter, Entries: entries, Method: ical.Cancel})
}

// wordingOfEnding says in which words somebody is told that what they booked does not take place.
func wordingOfEnding(e catalogue.Ending, items []*item, values map[string]string) mailer.Wording {
	first := items[0]
	values["reference"], values["sessions"], values["event"] = first.Reference, fmt.Sprintf("%d sessions", len(items)), eventTitle(first.about)
	name := "session_cancelled"
	switch {
	case e.Outcome == catalogue.DidNotRun:
		name = "session_did_not_run"
	case e.EventID != nil && first.about.Session.EventTitle != "":
		name = "event_cancelled"
	case len(items) > 1:
		name = "sessions_cancelled"
	}
	return mailer.Wording{Name: name, Values: values}
}

// eventTitle names the event; what has none is "the event".
func eventTitle(a letters.About) string {
	if a.Session.EventTitle == "" {
		return "the event"
	}
	return a.Session.EventTitle
}

// factsOfEach is a fact for each booking: when and where it was to be, and its reference.
func factsOfEach(items []*item) []mailer.Fact {
	facts := make([]mailer.Fact, len(items))
	for i, it := range items {
		facts[i] = mailer.Fact{Label: it.about.Session.Title, Value: letters.Lines(letters.When(it.about.Parts), letters.Where(it.about.Session, it.Seat), "Reference "+it.Reference)}
	}
	return facts
}

// entriesOfHolders is the calendar entries of those bookings whose holders were sent any.
func (s *Service) entriesOfHolders(items []*item) []ical.Entry {
	var entries []ical.Entry
	for _, it := range items {
		if it.holder() {
			entries = append(entries, s.letters.Entries(it.about, it.InLetters())...)
		}
	}
	return entries
}
