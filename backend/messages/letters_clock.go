package messages

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// write writes the letter of a moment to somebody who holds a place.
func (w *writer) write(tx *database.Tx, m Moment, h holder) error {
	switch m.Rule.Kind {
	case Joining:
		return w.joining(tx, m, h)
	case Reminder:
		return w.reminder(tx, m, h)
	}
	return w.after(tx, m, h)
}

// name says which rule it is, in a dedupe key: before_5_days.
func (r Rule) name() string { return fmt.Sprintf("%s_%d_%s", r.Timing, r.Amount, r.Unit) }

// joining tells how to get there or in. It is written once for each date that the session begins on.
func (w *writer) joining(tx *database.Tx, m Moment, h holder) error {
	key := fmt.Sprintf("joining:%s:%s:%s", h.ID, m.Rule.name(), ukdate.DateOf(m.Part.StartsAt))
	return w.send(tx, h, key, w.howToJoin(m.Rule, h, "joining"))
}

// joiningChanged tells somebody who had the instructions already that they are others now.
func (w *writer) joiningChanged(tx *database.Tx, r Rule, h holder) error {
	key := fmt.Sprintf("joining_changed:%s:%d", h.ID, tx.Now.Unix())
	return w.send(tx, h, key, w.howToJoin(r, h, "joining_changed"))
}

// howToJoin is the instructions themselves: the link only for those who come online.
func (w *writer) howToJoin(r Rule, h holder, name string) mailer.Letter {
	letter := w.letter(h, name)
	letter.Facts = w.session.facts(h.Seat)
	if h.Seat == online && w.session.Link != "" {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Link to join", Value: w.session.Link + "\nIt is for you alone: please do not pass it on."})
	}
	if h.Seat != online && w.session.Access != "" {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: "Getting in", Value: w.session.Access})
	}
	letter.Facts = append(letter.Facts, mailer.Fact{Label: "Booking reference", Value: h.Reference})
	letter.Said = paragraphs(w.session.Details, r.Note)
	return letter
}

// reminder says that it is soon. Of an event there is one a day, with everything that somebody has booked
// of it that day.
func (w *writer) reminder(tx *database.Tx, m Moment, h holder) error {
	day := ukdate.DateOf(m.Part.StartsAt)
	about := w.session.ID
	if w.session.EventID != nil {
		about = *w.session.EventID
	}
	letter := w.letter(h, "reminder")
	booked := []held{{Title: w.session.Title, Seat: h.Seat, Where: w.session.where(h.Seat), Parts: onDay(w.session.Parts, day)}}
	if w.session.EventID != nil {
		var err error
		if booked, err = heldOnDay(tx, h.PersonID, about, day); err != nil {
			return err
		}
		if len(booked) > 1 {
			letter.Wording.Values["course"] = w.session.Event
			letter.Button = mailer.Link{Label: "See what you have booked", URL: w.s.site.Link(w.partnership, "/my")}
		}
	}
	letter.Wording.Values["date"], letter.Wording.Values["time"] = day.WordsWithDay(), ukdate.TimeRangeWords(m.Part.StartsAt, m.Part.EndsAt)
	letter.Said = paragraphs(m.Rule.Note)
	for _, b := range booked {
		letter.Facts = append(letter.Facts, mailer.Fact{Label: b.Title, Value: b.inWords()})
	}
	key := fmt.Sprintf("reminder:%s:%s:%s:%s", h.PersonID, about, m.Rule.name(), day)
	return w.send(tx, h, key, letter)
}

// after thanks those who were there, as far as the register knows.
func (w *writer) after(tx *database.Tx, m Moment, h holder) error {
	letter := w.letter(h, "after")
	letter.Said = paragraphs(m.Rule.Note)
	letter.Button.Label = "See your booking and what comes with it"
	key := fmt.Sprintf("after:%s:%s:%s", h.ID, m.Rule.name(), ukdate.DateOf(m.Part.EndsAt))
	return w.send(tx, h, key, letter)
}

// letter is a letter to somebody about their booking, in the words of that name.
func (w *writer) letter(h holder, name string) mailer.Letter {
	letter := w.s.site.Letter(w.partnership, "")
	letter.Wording = mailer.Wording{Name: name, Values: w.session.values(h)}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: w.s.site.Link(w.partnership, "/my/bookings/"+h.ID.String())}
	letter.Footer = append(letter.Footer, "You get this because you have booked. It is a service message.")
	return letter
}

// send adds a letter to those that go into the outbox, for somebody without an address to the coordinators of their agency.
func (w *writer) send(tx *database.Tx, h holder, key string, letter mailer.Letter) error {
	if h.Email != "" {
		w.letters = append(w.letters, message(key, &h.PersonID, h.Name, h.Email, "", letter))
		return nil
	}
	leads, err := w.leadsFor(tx, h.AgencyID)
	letter.Button.URL = w.s.site.Link(w.partnership, "/agency/bookings/"+h.ID.String())
	for _, l := range leads {
		m := message(key+":"+l.ID.String(), &l.ID, l.Name, l.Email, "", letter)
		m.PassOn = h.Name
		w.letters = append(w.letters, m)
	}
	return err
}

func (w *writer) leadsFor(tx *database.Tx, agency *uuid.UUID) (leads []people.Lead, err error) {
	if agency == nil {
		return nil, nil
	}
	leads, known := w.leads[*agency]
	if !known {
		leads, err = people.LeadsOf(tx, *agency)
		w.leads[*agency] = leads
	}
	return leads, err
}
