package booking

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// tellSubstituted tells the one who leaves that a colleague comes instead, and the colleague that the place is theirs;
// break-outs go along. At the door only the one who is not there is told, and there is no calendar to change.
func (s *Service) tellSubstituted(tx *database.Tx, all []handover) error {
	old, made := make([]booked, len(all)), make([]booked, len(all))
	for i, h := range all {
		old[i], made[i] = h.old, h.made
	}
	if !tx.Now.Before(old[0].g.session.StartsAt) {
		return s.tellReplaced(tx, old[0], made[0])
	}
	if err := s.tellLeaving(tx, old, made[0]); err != nil {
		return err
	}
	return s.tellComing(tx, made, old[0])
}

func (s *Service) tellLeaving(tx *database.Tx, old []booked, coming booked) error {
	g, b := old[0].g, old[0].b
	letter := s.letter(g, b)
	letter.Title = "Your colleague comes instead"
	letter.Opening = []string{fmt.Sprintf("Hello %s, %s has your place at “%s” now. You do not need to do anything.", g.person.Name, coming.g.person.Name, g.session.Title)}
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(g.session, "")}
	letter.Closing = []string{"The attached calendar file removes the entry."}
	return s.sendAll(tx, old, "booking_substituted", "A colleague comes instead: "+g.session.Title, letter, ical.Cancel)
}

func (s *Service) tellComing(tx *database.Tx, made []booked, leaving booked) error {
	g, b := made[0].g, made[0].b
	until, err := deadlineOf(tx, b.ID)
	if err != nil {
		return err
	}
	letter := s.letter(g, b)
	letter.Title = "You have a place"
	letter.Opening = []string{fmt.Sprintf("Hello %s, you come to “%s” in the place of %s.", g.person.Name, g.session.Title, leaving.g.person.Name)}
	for _, m := range made[1:] {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: lines(when(m.g.parts), where(m.g.session, m.b.Seat))})
	}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{
		"A calendar file is attached.",
		"If you cannot come, please cancel so that somebody else can have your place. " + until.Sentence(tx.Now),
	}
	return s.sendAll(tx, made, "booking_confirmed", "Booked: "+g.session.Title, letter, ical.Request)
}

// tellReplaced tells somebody that a colleague came in their place.
func (s *Service) tellReplaced(tx *database.Tx, old, came booked) error {
	letter := s.letter(old.g, old.b)
	letter.Title = "Your colleague came instead"
	letter.Opening = []string{fmt.Sprintf("Hello %s, %s has been put on the register of “%s” in your place.", old.g.person.Name, came.g.person.Name, old.g.session.Title)}
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(old.g.session, "")}
	return s.sendPlain(tx, old.g, "booking_substituted:"+old.b.ID.String(), "A colleague came instead: "+old.g.session.Title, letter)
}

// tellTransferred writes one letter with the old session and the new, and the new calendar entry. The old entry is taken
// away by a message of its own, for a calendar file has one method.
func (s *Service) tellTransferred(tx *database.Tx, old, made booked, r TransferResult) error {
	letter := s.letter(made.g, made.b)
	letter.Title = "Your booking is moved"
	letter.Opening = []string{fmt.Sprintf("Hello %s, your place is now at the session below.", made.g.person.Name)}
	letter.Facts = append([]mailer.Fact{
		{Label: "Before", Value: lines(old.g.session.Title, when(old.g.parts), where(old.g.session, old.b.Seat))},
		{Label: "Now", Value: made.g.session.Title},
	}, letter.Facts...)
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(made.g.session, "/my/bookings/"+made.b.ID.String())}
	letter.Closing = append(r.Lost, "A calendar file is attached. A second message removes the old entry.",
		"If you cannot come, please cancel so that somebody else can have your place. "+r.Until)
	if err := s.send(tx, made.g, made.b, "booking_confirmed", "Moved: "+made.g.session.Title, letter, ical.Request); err != nil || made.g.person.Email == nil {
		return err
	}
	gone := s.letter(old.g, old.b)
	gone.Title = "Your booking is moved"
	gone.Opening = []string{fmt.Sprintf("Hello %s, this only takes the old entry out of your calendar: your place is at “%s” now, as we wrote to you.", old.g.person.Name, made.g.session.Title)}
	gone.Button = letter.Button
	return s.send(tx, old.g, old.b, "booking_transferred", "No longer in your calendar: "+old.g.session.Title, gone, ical.Cancel)
}
