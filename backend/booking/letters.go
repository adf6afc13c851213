package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// tellConfirmed writes the confirmation, with the calendar entry, into the outbox. For somebody without an
// e-mail address it goes to whoever acts for them.
func (s *Service) tellConfirmed(tx *database.Tx, g gathered, b Booking) error {
	until, err := deadlineOf(tx, b.ID)
	if err != nil {
		return err
	}
	letter := s.letter(g, b, "booking_confirmed")
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Notes = append([]string{"A calendar file is attached.", until.Sentence(tx.Now)}, s.askNeeds(booked{g: g, b: b})...)
	if err := letters.CopyManager(tx, g.about(), b.InLetters(), "booking_confirmed", "has a place"); err != nil {
		return err
	}
	return s.send(tx, g, b, "booking_confirmed", letter, ical.Request)
}

func (s *Service) tellCancelled(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b, "booking_cancelled")
	switch {
	case b.CancelReason == ApprovalWithdrawn:
		letter.Wording.Name = "approval_withdrawn"
		letter.Said = []string{"The reason given: " + b.CancelNote}
	case b.ConfirmedAt == nil:
		letter.Wording.Name = "waiting_left"
	}
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(g.session, "")}
	if b.ConfirmedAt == nil {
		return s.sendPlain(tx, g, "booking_cancelled:"+b.ID.String(), letter)
	}
	letter.Notes = []string{"The attached calendar file removes the entry."}
	if err := letters.CopyManager(tx, g.about(), b.InLetters(), "booking_cancelled", "no longer has a place"); err != nil {
		return err
	}
	return s.send(tx, g, b, "booking_cancelled", letter, ical.Cancel)
}

// about is what a letter is about: the session, and to whom.
func (g gathered) about() letters.About {
	return letters.About{Session: g.session.Session, Parts: g.parts, To: g.person.Person}
}

// InLetters is what letters show of a booking.
func (b Booking) InLetters() letters.Booking {
	return letters.Booking{
		ID: b.ID, Reference: b.Reference, Seat: b.Seat, UID: b.CalendarUID, Sequence: b.CalendarSequence,
		Confirmed: b.Status == Confirmed, Counts: b.ConfirmedAt != nil,
	}
}

// letter is a letter about a booking, in the words of that name.
func (s *Service) letter(g gathered, b Booking, name string) mailer.Letter {
	return s.letters.Booking(g.about(), b.InLetters(), name)
}

func (s *Service) link(se session, path string) string { return s.letters.Link(se.Session, path) }

// send sends a letter about a booking with its calendar file.
func (s *Service) send(tx *database.Tx, g gathered, b Booking, kind string, letter mailer.Letter, method ical.Method) error {
	return s.sendAll(tx, []booked{{g: g, b: b}}, kind, letter, method)
}

// sendAll sends a letter about the first of some bookings of one person, with a calendar file of them all.
func (s *Service) sendAll(tx *database.Tx, all []booked, kind string, letter mailer.Letter, method ical.Method) error {
	return letters.Send(tx, all[0].g.about(), letters.Mail{
		Key: kind + ":" + all[0].b.ID.String(), Letter: letter, Entries: s.entriesOf(all), Method: method,
	})
}

// sendPlain sends a letter without a calendar file; its kind is what stands before the key's colon.
func (s *Service) sendPlain(tx *database.Tx, g gathered, key string, letter mailer.Letter) error {
	return letters.Send(tx, g.about(), letters.Mail{Key: key, Letter: letter})
}

func (s *Service) entriesOf(all []booked) (entries []ical.Entry) {
	for _, one := range all {
		entries = append(entries, s.letters.Entries(one.g.about(), one.b.InLetters())...)
	}
	return entries
}
