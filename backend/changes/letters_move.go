package changes

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
)

// lettersOfMoving is one letter for each person, with what was and what is, and brings their calendar up to
// date. Entries of parts that will not take place are taken away by a message of their own, for a calendar
// file has one method. It notes who is told.
func (s *Service) lettersOfMoving(tx *database.Tx, m catalogue.Moving, about abouts, all []concerned) ([]notify.Message, error) {
	before, gone, err := whatWas(tx, m)
	if err != nil {
		return nil, err
	}
	var mail []notify.Message
	for _, mine := range byPerson(all) {
		items := itemsOf(about, mine)
		for _, it := range items {
			it.old = before[it.SessionID]
			if it.FreeUntil != nil && it.holder() {
				it.why = it.Freedom()
			}
		}
		written, err := s.letterOfMoving(tx, m, items)
		if err != nil {
			return nil, err
		}
		for _, it := range items {
			more, err := s.lettersOfDropped(tx, it, gone[it.SessionID])
			if err != nil {
				return nil, err
			}
			written = append(written, more...)
		}
		mail = append(mail, markTold(mine, written, m.ID)...)
	}
	return mail, nil
}

// whatWas is what people were told of each session, and the parts of it that take place no longer.
func whatWas(tx *database.Tx, m catalogue.Moving) (map[uuid.UUID]earlier, map[uuid.UUID][]letters.Part, error) {
	before, gone := map[uuid.UUID]earlier{}, map[uuid.UUID][]letters.Part{}
	for _, moved := range m.Sessions {
		id := moved.After.Session.ID
		old, err := plannedBefore(tx, moved.Before)
		if err != nil {
			return nil, nil, err
		}
		before[id], gone[id] = old, dropped(moved.Before.Parts, moved.After.Parts)
	}
	return before, gone, nil
}

func (s *Service) letterOfMoving(tx *database.Tx, m catalogue.Moving, items []*item) ([]notify.Message, error) {
	if len(items) > 1 {
		return s.letterOfSeveral(tx, m, items)
	}
	it := items[0]
	letter := s.letters.Booking(it.about, it.InLetters(), "session_changed")
	letter.Facts = append(it.whatChanged(), letter.Facts...)
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.letters.Link(it.about.Session, "/my/bookings/"+it.ID.String())}
	letter.Said = letters.Paragraphs(standsSentences[it.had], m.Words)
	if it.had == booking.Offered {
		if err := s.offerAgain(tx, it, &letter); err != nil {
			return nil, err
		}
	}
	letter.Notes = letters.Paragraphs(it.clashSentence(), it.why.Sentence(it.about.Session.StartsAt))
	entries := s.entriesOfHolders(items)
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file brings the entry up to date.")
	}
	kind := fmt.Sprintf("booking_changed_%d", it.about.Session.Sequence)
	return letters.Messages(tx, it.about, letters.Mail{Key: kind + ":" + it.ID.String(), Letter: letter, Entries: entries, Method: ical.Request})
}

// standsSentences say what has become of a booking whose session changed: nothing.
var standsSentences = map[booking.Status]string{
	booking.Confirmed: "You still have your place: please check that you can come.",
	booking.Held:      "You still have your place: please check that you can come.",
	booking.Offered:   "The place we offered you is still held for you.",
	booking.Waiting:   "You are still on the waiting list.",
	booking.Requested: "Your request stands, and there is time again to answer it.",
}

// whatChanged is what was before, and how it is held where that is new.
func (it *item) whatChanged() []mailer.Fact {
	var facts []mailer.Fact
	if was := it.old.unlike(it.about, it.Seat); was != "" {
		facts = append(facts, mailer.Fact{Label: "Before", Value: was})
	}
	if it.about.Session.Mode != it.old.Mode {
		facts = append(facts, mailer.Fact{Label: "How it is held", Value: modeWords[it.about.Session.Mode]})
	}
	return facts
}

func (it *item) clashSentence() string {
	if it.clash == "" {
		return ""
	}
	return "You also hold a place at “" + it.clash + "” at that time now. You keep both: please cancel the one you cannot come to."
}

// offerAgain puts into the letter until when the offer is held now, and a link that takes it up.
func (s *Service) offerAgain(tx *database.Tx, it *item, letter *mailer.Letter) error {
	letter.Said = append(letter.Said, "It is yours if you want it. We are holding it until "+ukdate.MomentWords(*it.OfferExpiresAt)+".")
	if it.PersonEmail == nil {
		return nil
	}
	token, err := access.NewLink(tx, access.Link{Purpose: access.LinkOffer, ObjectID: it.ID, PersonID: &it.PersonID, ExpiresAt: *it.OfferExpiresAt})
	letter.Button = mailer.Link{Label: "Accept or decline the place", URL: s.letters.Link(it.about.Session, "/links/"+token)}
	return err
}

// letterOfSeveral tells one person of all the sessions of a whole event that moved.
func (s *Service) letterOfSeveral(tx *database.Tx, m catalogue.Moving, items []*item) ([]notify.Message, error) {
	first := items[0]
	letter := s.letters.Session(first.about, first.Seat)
	letter.Wording.Name, letter.Wording.Values["sessions"], letter.Wording.Values["event"] = "sessions_changed", fmt.Sprintf("%d sessions", len(items)), eventTitle(first.about)
	letter.Said = letters.Paragraphs(m.Words)
	letter.Facts = nil
	var said []string
	for _, it := range items {
		letter.Facts = append(letter.Facts, mailer.Fact{
			Label: it.about.Session.Title,
			Value: letters.Lines(letters.When(it.about.Parts), letters.Where(it.about.Session, it.Seat), "Before: "+strings.ReplaceAll(it.old.unlike(it.about, it.Seat), "\n", ", "), "Reference "+it.Reference),
		})
		if clash := it.clashSentence(); clash != "" {
			said = append(said, "“"+it.about.Session.Title+"”: "+clash)
		}
	}
	letter.Button = mailer.Link{Label: "See your bookings", URL: s.letters.Link(first.about.Session, "/my")}
	letter.Notes = append(said, letters.Paragraphs(termsOf(items))...)
	entries := s.entriesOfHolders(items)
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file brings the entries up to date.")
	}
	key := "sessions_moved:" + m.ID.String() + ":" + first.PersonID.String()
	return letters.Messages(tx, first.about, letters.Mail{Key: key, Letter: letter, Entries: entries, Method: ical.Request})
}

// termsOf is the terms of the first of the bookings that has terms of its own.
func termsOf(items []*item) string {
	for _, it := range items {
		if !it.why.Until.IsZero() {
			return it.why.Sentence(it.about.Session.StartsAt)
		}
	}
	return ""
}

// lettersOfDropped takes the entries of parts that will not take place out of the calendar.
func (s *Service) lettersOfDropped(tx *database.Tx, it *item, gone []letters.Part) ([]notify.Message, error) {
	if len(gone) == 0 || !it.holder() || it.PersonEmail == nil {
		return nil, nil
	}
	about := it.about
	about.Parts = gone
	letter := s.letters.Booking(about, it.InLetters(), "part_cancelled")
	letter.Facts = []mailer.Fact{{Label: "Not taking place", Value: letters.When(gone)}, {Label: "Booking reference", Value: it.Reference}}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.letters.Link(about.Session, "/my/bookings/"+it.ID.String())}
	letter.Notes = []string{"The attached calendar file removes what will not take place."}
	kind := fmt.Sprintf("booking_parts_dropped_%d", about.Session.Sequence)
	return letters.Messages(tx, about, letters.Mail{Key: kind + ":" + it.ID.String(), Letter: letter, Entries: s.letters.Entries(about, it.InLetters()), Method: ical.Cancel})
}
