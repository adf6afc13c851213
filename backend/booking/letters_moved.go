package booking

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
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
	var letters []notify.Message
	for _, mine := range byPerson(all) {
		items, err := itemsOf(tx, about, mine)
		if err != nil {
			return nil, err
		}
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
		letters = append(letters, markTold(mine, written, m.ID)...)
	}
	return letters, nil
}

// whatWas is what people were told of each session, and the parts of it that take place no longer.
func whatWas(tx *database.Tx, m catalogue.Moving) (map[uuid.UUID]earlier, map[uuid.UUID][]part, error) {
	before, gone := map[uuid.UUID]earlier{}, map[uuid.UUID][]part{}
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
	letter := s.letter(it.g, it.Booking, "session_changed")
	letter.Facts = append(it.whatChanged(), letter.Facts...)
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(it.g.session, "/my/bookings/"+it.ID.String())}
	letter.Said = paragraphs(standsSentences[it.had], m.Words)
	if it.had == Offered {
		if err := s.offerAgain(tx, it, &letter); err != nil {
			return nil, err
		}
	}
	letter.Notes = paragraphs(it.clashSentence(), it.why.Sentence(it.g.session.StartsAt))
	entries := s.entriesOfHolders(items)
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file brings the entry up to date.")
	}
	kind := fmt.Sprintf("booking_changed_%d", it.g.session.Sequence)
	return s.written(tx, it.g, kind+":"+it.ID.String(), kind, letter, entries, ical.Request)
}

// standsSentences say what has become of a booking whose session changed: nothing.
var standsSentences = map[Status]string{
	Confirmed: "You still have your place: please check that you can come.",
	Held:      "You still have your place: please check that you can come.",
	Offered:   "The place we offered you is still held for you.",
	Waiting:   "You are still on the waiting list.",
	Requested: "Your request stands, and there is time again to answer it.",
}

// whatChanged is what was before, and how it is held where that is new.
func (it *item) whatChanged() []mailer.Fact {
	var facts []mailer.Fact
	if was := it.old.unlike(it.g, it.Booking); was != "" {
		facts = append(facts, mailer.Fact{Label: "Before", Value: was})
	}
	if it.g.session.Mode != it.old.session.Mode {
		facts = append(facts, mailer.Fact{Label: "How it is held", Value: modeWords[it.g.session.Mode]})
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
	letter.Button = mailer.Link{Label: "Accept or decline the place", URL: s.link(it.g.session, "/links/"+token)}
	return err
}

// letterOfSeveral tells one person of all the sessions of a whole event that moved.
func (s *Service) letterOfSeveral(tx *database.Tx, m catalogue.Moving, items []*item) ([]notify.Message, error) {
	first := items[0]
	letter := s.letterAbout(first.g, first.Seat)
	letter.Wording.Name, letter.Wording.Values["sessions"], letter.Wording.Values["event"] = "sessions_changed", fmt.Sprintf("%d sessions", len(items)), eventTitle(first.g)
	letter.Said = paragraphs(m.Words)
	letter.Facts = nil
	var said []string
	for _, it := range items {
		letter.Facts = append(letter.Facts, mailer.Fact{
			Label: it.g.session.Title,
			Value: lines(when(it.g.parts), where(it.g.session, it.Seat), "Before: "+strings.ReplaceAll(it.old.unlike(it.g, it.Booking), "\n", ", "), "Reference "+it.Reference),
		})
		if clash := it.clashSentence(); clash != "" {
			said = append(said, "“"+it.g.session.Title+"”: "+clash)
		}
	}
	letter.Button = mailer.Link{Label: "See your bookings", URL: s.link(first.g.session, "/my")}
	letter.Notes = append(said, paragraphs(termsOf(items))...)
	entries := s.entriesOfHolders(items)
	if len(entries) > 0 {
		letter.Notes = append(letter.Notes, "The attached calendar file brings the entries up to date.")
	}
	key := "sessions_moved:" + m.ID.String() + ":" + first.PersonID.String()
	return s.written(tx, first.g, key, "sessions_moved", letter, entries, ical.Request)
}

// termsOf is the terms of the first of the bookings that has terms of its own.
func termsOf(items []*item) string {
	for _, it := range items {
		if !it.why.Until.IsZero() {
			return it.why.Sentence(it.g.session.StartsAt)
		}
	}
	return ""
}

// lettersOfDropped takes the entries of parts that will not take place out of the calendar.
func (s *Service) lettersOfDropped(tx *database.Tx, it *item, gone []part) ([]notify.Message, error) {
	if len(gone) == 0 || !it.holder() || it.PersonEmail == nil {
		return nil, nil
	}
	g := it.g
	g.parts = gone
	letter := s.letter(g, it.Booking, "part_cancelled")
	letter.Facts = []mailer.Fact{{Label: "Not taking place", Value: when(gone)}, {Label: "Booking reference", Value: it.Reference}}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+it.ID.String())}
	letter.Notes = []string{"The attached calendar file removes what will not take place."}
	kind := fmt.Sprintf("booking_parts_dropped_%d", g.session.Sequence)
	return s.written(tx, g, kind+":"+it.ID.String(), kind, letter, s.entriesOf(g, it.Booking), ical.Cancel)
}
