package booking

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
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
	if err := s.copyManager(tx, g, b, "booking_confirmed", "has a place"); err != nil {
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
	if err := s.copyManager(tx, g, b, "booking_cancelled", "no longer has a place"); err != nil {
		return err
	}
	return s.send(tx, g, b, "booking_cancelled", letter, ical.Cancel)
}

func (s *Service) send(tx *database.Tx, g gathered, b Booking, kind string, letter mailer.Letter, method ical.Method) error {
	return s.sendAll(tx, []booked{{g: g, b: b}}, kind, letter, method)
}

// sendAll sends a letter about the first of some bookings of one person, with a calendar file of them all.
func (s *Service) sendAll(tx *database.Tx, all []booked, kind string, letter mailer.Letter, method ical.Method) error {
	g, key := all[0].g, fmt.Sprintf("%s:%s", kind, all[0].b.ID)
	if g.person.Email == nil {
		return s.tellStandIns(tx, g, key, letter)
	}
	calendar := envelope(tx, g, method)
	for _, one := range all {
		calendar.Entries = append(calendar.Entries, s.entriesOf(one.g, one.b)...)
	}
	file, err := ical.Write(calendar)
	if err != nil {
		return err
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: key, Kind: kind, PersonID: &g.person.ID,
		ToName: g.person.Name, ToEmail: *g.person.Email, Letter: &letter, Calendar: file.Body, Method: string(method),
	})
}

// letter is a letter about a booking, in the words of that name.
func (s *Service) letter(g gathered, b Booking, name string) mailer.Letter {
	letter := s.letterAbout(g, b.Seat)
	letter.Wording.Name, letter.Wording.Values["reference"] = name, b.Reference
	letter.Facts = append(letter.Facts, mailer.Fact{Label: "Booking reference", Value: b.Reference})
	return letter
}

// letterAbout is a letter about a session, with when and where it is.
func (s *Service) letterAbout(g gathered, seat places.Seat) mailer.Letter {
	facts := []mailer.Fact{{Label: "When", Value: when(g.parts)}}
	if place := where(g.session, seat); place != "" {
		facts = append(facts, mailer.Fact{Label: "Where", Value: place})
	}
	return mailer.Letter{
		Partnership: g.session.Partnership, Colour: g.session.Colour, Facts: facts,
		Footer:  []string{"Sent by " + g.session.Partnership + " because you book training there. This is a service message."},
		Wording: mailer.Wording{Values: g.values(seat)},
	}
}

// values are what the placeholders of a letter about a session stand for. Its day is that of its first part.
func (g gathered) values(seat places.Seat) map[string]string {
	values := map[string]string{"name": g.person.Name, "course": g.session.Title, "place": where(g.session, seat), "date": "", "time": ""}
	if len(g.parts) > 0 {
		first := g.parts[0]
		values["date"], values["time"] = ukdate.DateOf(first.StartsAt).WordsWithDay(), ukdate.TimeRangeWords(first.StartsAt, first.EndsAt)
	}
	return values
}

// invitation is the calendar file of a booking: one entry per part, the same uid for ever. The joining
// link stands only in the booked person's copy.
func (s *Service) invitation(tx *database.Tx, g gathered, b Booking, method ical.Method) (ical.File, error) {
	inv := envelope(tx, g, method)
	inv.Entries = s.entriesOf(g, b)
	return ical.Write(inv)
}

// envelope is a calendar file without entries: who sends it to whom.
func envelope(tx *database.Tx, g gathered, method ical.Method) ical.Invitation {
	inv := ical.Invitation{Method: method, Stamp: tx.Now}
	if method != ical.Publish {
		inv.Organizer = ical.Party{Name: g.session.Partnership, Email: organiser(g.session)}
		inv.Attendee = ical.Party{Name: g.person.Name, Email: *g.person.Email}
	}
	return inv
}

// entriesOf is a booking's calendar entries, one for each part.
func (s *Service) entriesOf(g gathered, b Booking) []ical.Entry {
	entries := make([]ical.Entry, len(g.parts))
	for i, p := range g.parts {
		entries[i] = ical.Entry{
			UID: fmt.Sprintf("%s-%s@turnout", b.CalendarUID, p.ID), Sequence: b.CalendarSequence + g.session.Sequence,
			Summary: summary(g, i), Description: joining(g.session, b), Location: where(g.session, b.Seat),
			URL: s.link(g.session, "/my/bookings/"+b.ID.String()), Start: p.StartsAt, End: p.EndsAt,
		}
	}
	return entries
}

func summary(g gathered, i int) string {
	if len(g.parts) == 1 {
		return g.session.Title
	}
	return fmt.Sprintf("%s (%d of %d)", g.session.Title, i+1, len(g.parts))
}

func organiser(s session) string {
	if s.PartnershipEmail != "" {
		return s.PartnershipEmail
	}
	return "no-reply@" + s.PartnershipSlug + ".invalid"
}

func when(parts []part) string {
	lines := make([]string, len(parts))
	for i, p := range parts {
		lines[i] = ukdate.RangeWords(p.StartsAt, p.EndsAt)
	}
	return strings.Join(lines, "\n")
}

// where is one line: the venue, or that there is none yet, or that it is online.
func where(s session, seat places.Seat) string {
	if seat == places.Online {
		return "Online"
	}
	var parts []string
	if s.Venue == "" {
		parts = append(parts, "Venue to be confirmed")
	}
	for _, t := range []string{s.Room, s.Venue, strings.Join(strings.Fields(s.Address), " "), s.Postcode} {
		if t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, ", ")
}

func joining(s session, b Booking) string {
	var parts []string
	if b.Status == Confirmed {
		if s.JoiningDetails != "" {
			parts = append(parts, s.JoiningDetails)
		}
		if s.JoiningLink != "" && b.Seat == places.Online {
			parts = append(parts, "Join: "+s.JoiningLink)
		}
	}
	return strings.Join(append(parts, "Booking reference "+b.Reference), "\n\n")
}

func (s *Service) link(se session, path string) string {
	return s.publicURL + "/" + se.PartnershipSlug + path
}
