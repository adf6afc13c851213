package booking

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
)

// tellWaiting says that somebody is on the list. It carries no calendar entry: there is no place yet.
func (s *Service) tellWaiting(tx *database.Tx, g gathered, b Booking) error {
	letter := s.letter(g, b)
	letter.Title = "You are on the waiting list"
	letter.Opening = []string{fmt.Sprintf("Hello %s, “%s” is full. You are on its waiting list.", g.person.Name, g.session.Title)}
	letter.Button = mailer.Link{Label: "See where you are, or leave the list", URL: s.link(g.session, "/my/bookings/"+b.ID.String())}
	letter.Closing = []string{"You do not have a place yet. We will write to you when one falls free."}
	return s.sendPlain(tx, g, "waiting_joined:"+b.ID.String(), "Waiting list: "+g.session.Title, letter)
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
	letter := s.letter(g, b)
	letter.Title = "A place is yours if you want it"
	letter.Opening = []string{fmt.Sprintf("Hello %s, a place at “%s” has fallen free. We are holding it for you until %s.",
		g.person.Name, g.session.Title, ukdate.MomentWords(*b.OfferExpiresAt))}
	letter.Button = mailer.Link{Label: "Accept or decline the place", URL: s.link(g.session, "/links/"+token)}
	letter.Closing = []string{"If we do not hear from you by then, the place goes to the next person."}
	return s.sendPlain(tx, g, fmt.Sprintf("waiting_offered:%s:%d", b.ID, b.Offers), "A place for you: "+g.session.Title, letter)
}

// tellLapsed says what came to nothing.
func (s *Service) tellLapsed(tx *database.Tx, g gathered, b Booking, from Status) error {
	letter := s.letter(g, b)
	letter.Title = "The waiting list has closed"
	letter.Opening = []string{fmt.Sprintf("Hello %s, “%s” has started, and no place fell free for you. We are sorry.", g.person.Name, g.session.Title)}
	switch {
	case b.Cause == causeDeadline && from == Offered:
		letter.Title = "Your offer of a place has ended"
		letter.Opening = []string{fmt.Sprintf("Hello %s, we held a place at “%s” for you and did not hear from you in time. It has gone to the next person.",
			g.person.Name, g.session.Title)}
	case from == Requested:
		letter.Title = "Your request has ended"
		letter.Opening = []string{fmt.Sprintf("Hello %s, nobody answered your request for a place at “%s” in time.", g.person.Name, g.session.Title)}
	}
	letter.Button = mailer.Link{Label: "Find other dates", URL: s.link(g.session, "/courses/"+g.session.CourseID.String())}
	return s.sendPlain(tx, g, "waiting_lapsed:"+b.ID.String(), letter.Title+": "+g.session.Title, letter)
}

// tellStopped tells the partnership, once for each place that falls free, that its list stands still.
func (s *Service) tellStopped(tx *database.Tx, g gathered, b Booking, p *places.Place, why string) error {
	if g.session.PartnershipEmail == "" {
		return nil
	}
	letter := s.letter(g, b)
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
		Subject: letter.Title + ": " + g.session.Title, Text: letter.PlainText(), HTML: letter.HTML(),
	})
}

// sendPlain sends a letter without a calendar file; its kind is what stands before the key's colon.
// For somebody without an e-mail address it goes to whoever acts for them.
func (s *Service) sendPlain(tx *database.Tx, g gathered, key, subject string, letter mailer.Letter) error {
	if g.person.Email == nil {
		return s.tellStandIns(tx, g, key, subject, letter)
	}
	return notify.Enqueue(tx, notify.Message{
		DedupeKey: key, Kind: kindOf(key), PersonID: &g.person.ID, ToName: g.person.Name, ToEmail: *g.person.Email,
		Subject: subject, Text: letter.PlainText(), HTML: letter.HTML(),
	})
}

// kindOf is the kind of letter a dedupe key begins with.
func kindOf(key string) string {
	kind, _, _ := strings.Cut(key, ":")
	return kind
}
