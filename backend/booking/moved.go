package booking

import (
	"fmt"
	"slices"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// TellMoved tells everybody who holds a place that the session has other times, another place or
// another mode than they were told. Bookings are kept; the calendar entries follow. Those of parts that
// will not take place are taken away by a message of their own, for a calendar file has one method.
func (s *Service) TellMoved(tx *database.Tx, before, after catalogue.Planned) error {
	holders, err := database.Rows[Booking](tx, `SELECT b.* FROM bookings b
		WHERE b.partnership_id = $1 AND b.session_id = $2 AND `+toldOfMoves+` ORDER BY b.id`,
		tx.Partnership(), after.Session.ID)
	if err != nil {
		return err
	}
	old, err := plannedBefore(tx, before)
	if err != nil {
		return err
	}
	gone := dropped(before.Parts, after.Parts)
	for _, b := range holders {
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return err
		}
		if err := s.tellChanged(tx, g, b, old); err != nil {
			return err
		}
		if err := s.tellDropped(tx, g, b, gone); err != nil {
			return err
		}
	}
	return nil
}

// toldOfMoves: who holds a place is told when the session b is of moves.
const toldOfMoves = `b.status = 'confirmed' AND NOT b.walk_in`

func (s *Service) tellChanged(tx *database.Tx, g gathered, b Booking, old earlier) error {
	letter := s.letter(g, b)
	letter.Title = "Your session has changed"
	letter.Opening = []string{
		fmt.Sprintf("Hello %s, “%s” has changed. You still have your place: please check that you can come.", g.person.Name, g.session.Title),
	}
	if g.session.Mode != old.session.Mode {
		letter.Facts = append([]mailer.Fact{{Label: "How it is held", Value: modeWords[g.session.Mode]}}, letter.Facts...)
	}
	if was := old.unlike(g, b); was != "" {
		letter.Facts = append([]mailer.Fact{{Label: "Before", Value: was}}, letter.Facts...)
	}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"The attached calendar file brings the entry up to date."}
	kind := fmt.Sprintf("booking_changed_%d", g.session.Sequence)
	return s.send(tx, g, b, kind, "Changed: "+g.session.Title, letter, ical.Request)
}

// tellDropped takes the entries of parts that will not take place out of the calendar.
func (s *Service) tellDropped(tx *database.Tx, g gathered, b Booking, gone []part) error {
	if len(gone) == 0 {
		return nil
	}
	g.parts = gone
	letter := s.letter(g, b)
	letter.Title = "Part of your session will not take place"
	letter.Opening = []string{
		fmt.Sprintf("Hello %s, part of “%s” will not take place. You still have your place for the rest of it.", g.person.Name, g.session.Title),
	}
	letter.Facts = []mailer.Fact{{Label: "Not taking place", Value: when(gone)}, {Label: "Booking reference", Value: b.Reference}}
	letter.Button = mailer.Link{Label: "See or cancel this booking", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"The attached calendar file removes what will not take place."}
	kind := fmt.Sprintf("booking_parts_dropped_%d", g.session.Sequence)
	return s.send(tx, g, b, kind, "Part cancelled: "+g.session.Title, letter, ical.Cancel)
}

// planned is the parts that take place.
func planned(parts []catalogue.Part) []part {
	var on []part
	for _, p := range parts {
		if p.CancelledAt == nil {
			on = append(on, part{ID: p.ID, StartsAt: p.StartsAt, EndsAt: p.EndsAt})
		}
	}
	return on
}

// dropped is the parts that people were told of and that take place no longer, at the times they were told.
func dropped(before, after []catalogue.Part) []part {
	left := planned(after)
	return slices.DeleteFunc(planned(before), func(p part) bool {
		return slices.ContainsFunc(left, func(l part) bool { return l.ID == p.ID })
	})
}
