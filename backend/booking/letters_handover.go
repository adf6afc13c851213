package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/letters"
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
	letter := s.letter(g, b, "substitute_leaves")
	letter.Wording.Values["colleague"] = coming.g.person.Name
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(g.session, "")}
	letter.Notes = []string{"The attached calendar file removes the entry."}
	return s.sendAll(tx, old, "booking_substituted", letter, ical.Cancel)
}

func (s *Service) tellComing(tx *database.Tx, made []booked, leaving booked) error {
	g, b := made[0].g, made[0].b
	until, err := deadlineOf(tx, b.ID)
	if err != nil {
		return err
	}
	letter := s.letter(g, b, "substitute_comes")
	letter.Wording.Values["colleague"] = leaving.g.person.Name
	for _, m := range made[1:] {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: m.g.session.Title, Value: letters.Lines(letters.When(m.g.parts), letters.Where(m.g.session.Session, m.b.Seat))})
	}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Notes = append([]string{"A calendar file is attached.", until.Sentence(tx.Now)}, s.askNeeds(made...)...)
	return s.sendAll(tx, made, "booking_confirmed", letter, ical.Request)
}

// tellReplaced tells somebody that a colleague came in their place.
func (s *Service) tellReplaced(tx *database.Tx, old, came booked) error {
	letter := s.letter(old.g, old.b, "substitute_came")
	letter.Wording.Values["colleague"] = came.g.person.Name
	letter.Button = mailer.Link{Label: "Find other training", URL: s.link(old.g.session, "")}
	return s.sendPlain(tx, old.g, "booking_substituted:"+old.b.ID.String(), letter)
}

// tellTransferred writes one letter with the old session and the new, and the new calendar entry. The old entry is taken
// away by a message of its own, for a calendar file has one method.
func (s *Service) tellTransferred(tx *database.Tx, old, made booked, r TransferResult) error {
	letter := s.letter(made.g, made.b, "booking_transferred")
	letter.Facts = append([]mailer.Fact{
		{Label: "Before", Value: letters.Lines(old.g.session.Title, letters.When(old.g.parts), letters.Where(old.g.session.Session, old.b.Seat))},
		{Label: "Now", Value: made.g.session.Title},
	}, letter.Facts...)
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(made.g.session, "/my/bookings/"+made.b.ID.String())}
	letter.Notes = append(r.Lost, "A calendar file is attached. A second message removes the old entry.", r.Until)
	if err := s.send(tx, made.g, made.b, "booking_confirmed", letter, ical.Request); err != nil || made.g.person.Email == nil {
		return err
	}
	gone := s.letter(old.g, old.b, "old_entry_removed")
	gone.Said = []string{"Your place is at “" + made.g.session.Title + "” now, as we wrote to you."}
	gone.Button = letter.Button
	return s.send(tx, old.g, old.b, "booking_transferred", gone, ical.Cancel)
}
