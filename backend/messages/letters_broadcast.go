package messages

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// broadcaster writes the letters of one broadcast.
type broadcaster struct {
	Broadcast
	s           *Service
	partnership partnership.Partnership
	session     *about // of a broadcast about one
}

func (s *Service) broadcaster(tx *database.Tx, b Broadcast) (*broadcaster, error) {
	p, err := partnership.Acting(tx)
	if err != nil {
		return nil, err
	}
	w := &broadcaster{Broadcast: b, s: s, partnership: p}
	if b.SessionID != nil {
		var a about
		if a, err = aboutSession(tx, *b.SessionID); err == nil {
			w.session = &a
		}
	}
	return w, err
}

// place is where the letter's button leads, and the seat it speaks of.
type place struct {
	path string
	seat string
}

// samplePlace stands for the booking of whoever it will be.
func (b *broadcaster) samplePlace() place { return place{path: "/my"} }

// letter is the broadcast to one reader.
func (b *broadcaster) letter(r Reader, at place) mailer.Letter {
	letter := b.s.site.Letter(b.partnership, b.Subject)
	letter.Opening = append([]string{"Hello " + r.Name + "."}, paragraphs(b.Body)...)
	if r.Lead != nil {
		at.path = "/agency"
	}
	switch {
	case b.session != nil:
		letter.Facts = append([]mailer.Fact{{Label: "Session", Value: b.session.Title}}, b.session.facts(at.seat)...)
		letter.Button = mailer.Link{Label: "See the booking", URL: b.s.site.Link(b.partnership, at.path)}
		letter.Footer = append(letter.Footer, "You get this because you have booked this session, or wait for a place. It is a service message.")
	case b.EventID != nil:
		letter.Button = mailer.Link{Label: "See the event", URL: b.s.site.Link(b.partnership, "/events/"+b.EventID.String())}
		letter.Footer = append(letter.Footer, "You get this because you have booked something of this event, or wait for a place. It is a service message.")
	default:
		letter.Button = mailer.Link{Label: "Find training", URL: b.s.site.Link(b.partnership, "")}
		letter.Footer = append(letter.Footer, "You get this because you asked for news of new training.")
	}
	return letter
}

// write puts the letter to one reader into the outbox. News carries the way to be rid of it.
func (b *broadcaster) write(tx *database.Tx, r Reader, at place) error {
	letter := b.letter(r, at)
	id, name, email := r.PersonID, r.Name, r.Email
	if r.Lead != nil {
		id, name, email = r.Lead.ID, r.Lead.Name, r.Lead.Email
	}
	unsubscribe := ""
	if b.Audience == News {
		var err error
		if unsubscribe, err = b.s.unsubscribeLink(tx, b.partnership, r.PersonID, b.ID); err != nil {
			return err
		}
		letter.Footer = append(letter.Footer, "No more news: "+unsubscribe)
	}
	m := message(broadcastKey(b.ID, r.PersonID), &id, name, email, b.Subject, letter)
	if r.Lead != nil {
		m.PassOn = r.Name
	}
	m.Unsubscribe = unsubscribe
	return notify.Enqueue(tx, m)
}

func broadcastKey(broadcast, person uuid.UUID) string {
	return fmt.Sprintf("broadcast:%s:%s", broadcast, person)
}

// unsubscribeLink makes the address at which somebody ends news (about is the broadcast it comes with) or
// the digest (about is the person's own id).
func (s *Service) unsubscribeLink(tx *database.Tx, p partnership.Partnership, person, about uuid.UUID) (string, error) {
	token, err := access.NewLink(tx, access.Link{
		Purpose: access.LinkUnsubscribe, ObjectID: about, PersonID: &person, ExpiresAt: tx.Now.AddDate(1, 0, 0),
	})
	return s.site.Link(p, "/unsubscribe/"+token), err
}
