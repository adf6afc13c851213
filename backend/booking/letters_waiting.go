package booking

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
)

// tellWaiting says that somebody is on the list. It carries no calendar entry: there is no place yet.
func (s *Service) tellWaiting(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b, "waiting_joined")
	letter.Button = mailer.Link{Label: "See where you are, or leave the list", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	return s.sendPlain(tx, g, "waiting_joined:"+b.ID.String(), letter)
}

// tellOffered offers a place, with a link that needs no signing in. The person's coordinators get a copy:
// they may answer for them.
func (s *Service) tellOffered(tx *database.Tx, g gathered, b Booking) error {
	if err := s.copyOffer(tx, g, b); err != nil || g.person.Email == nil {
		return err
	}
	token, err := access.NewLink(tx, access.Link{Purpose: access.LinkOffer, ObjectID: b.ID, PersonID: &b.PersonID, ExpiresAt: *b.OfferExpiresAt})
	if err != nil {
		return err
	}
	letter := s.letter(g, b, "waiting_offered")
	until := ukdate.MomentWords(*b.OfferExpiresAt)
	letter.Wording.Values["deadline"] = until
	letter.Facts = append(letter.Facts, mailer.Fact{Label: "Held for you until", Value: until})
	letter.Button = mailer.Link{Label: "Accept or decline the place", URL: s.link(g.session, "/links/"+token)}
	return s.sendPlain(tx, g, fmt.Sprintf("waiting_offered:%s:%d", b.ID, b.Offers), letter)
}

// tellLapsed says what came to nothing.
func (s *Service) tellLapsed(tx *database.Tx, g gathered, b Booking, from Status) error {
	letter := s.letter(g, b, "waiting_closed")
	switch {
	case b.Cause == causeDeadline && from == Offered:
		letter.Wording.Name = "offer_lapsed"
	case from == Requested:
		letter.Wording.Name = "approval_lapsed"
	}
	letter.Button = mailer.Link{Label: "Find other dates", URL: s.link(g.session, "/courses/"+g.session.CourseID.String())}
	return s.sendPlain(tx, g, "waiting_lapsed:"+b.ID.String(), letter)
}

// tellStopped tells the partnership, once for each place that falls free, that its list stands still.
func (s *Service) tellStopped(tx *database.Tx, g gathered, b Booking, p *places.Place, why string) error {
	if g.session.PartnershipEmail == "" {
		return nil
	}
	letter := s.letter(g, b, "")
	letter.Title = "A waiting list stands still"
	letter.Opening = []string{
		fmt.Sprintf("A place at “%s” is free, and %s is next on the waiting list but cannot take it (%s).", g.session.Title, g.person.Name, why),
		"This session's list stops at such a person. Please decide who gets the place.",
	}
	letter.Button = mailer.Link{Label: "See the waiting list", URL: s.link(g.session, "/staff/sessions/"+g.session.ID.String()+"/waiting")}
	key := fmt.Sprintf("waiting_stopped:%s:%s:%d", b.ID, p.Seat, p.Taken)
	if p.FreedAt != nil {
		key = fmt.Sprintf("waiting_stopped:%s:%d", b.ID, p.FreedAt.UnixMicro())
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: key, Kind: "waiting_stopped", ToName: g.session.Partnership, ToEmail: g.session.PartnershipEmail,
		Subject: letter.Title + ": " + g.session.Title, Letter: &letter,
	})
}
