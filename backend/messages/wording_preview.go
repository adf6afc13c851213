package messages

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/notify/wording"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// WordingDraft is what somebody thinks of saying in a letter.
type WordingDraft struct {
	Letter    string
	Words     wording.Words
	Reference string // of the booking it is shown for; empty: an example
}

// LetterPreview is a letter as it would be read.
type LetterPreview struct {
	Subject string
	Text    string
	HTML    string
	About   string // the session it is shown for; empty: an invented one
}

// PreviewWording shows a letter in words that are not in force, for a real booking, else for the next session
// there is, else for an invented one. It sends nothing.
func (s *Service) PreviewWording(ctx context.Context, d WordingDraft) (LetterPreview, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (LetterPreview, error) {
		m, about, err := s.draftLetter(tx, access.OpPreviewLetter, d)
		return LetterPreview{Subject: m.Subject, Text: m.Text, HTML: m.HTML, About: about}, err
	})
}

// TestWording sends such a letter to the acting person alone. ErrNoAddress for somebody without one.
func (s *Service) TestWording(ctx context.Context, d WordingDraft) (email string, err error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (string, error) {
		m, _, err := s.draftLetter(tx, access.OpTestLetter, d)
		if err != nil {
			return "", err
		}
		me, err := people.PersonByID(tx, tx.Actor.Person)
		if err != nil {
			return "", err
		}
		if me.Email == nil {
			return "", ErrNoAddress
		}
		m.Kind, m.DedupeKey = "letter_test", "letter_test:"+uuid.Must(uuid.NewV7()).String()
		m.PersonID, m.ToName, m.ToEmail, m.Subject = &me.ID, me.Name, *me.Email, "Test: "+m.Subject
		return *me.Email, notify.Enqueue(tx, m)
	})
}

// draftLetter writes a letter in the draft's words.
func (s *Service) draftLetter(tx *database.Tx, op string, d WordingDraft) (m notify.Message, about string, err error) {
	l, found := wording.ByName(d.Letter)
	if !found || !access.Can(tx.Actor, op, access.Partnership) {
		return m, "", fault.Missing
	}
	words := d.Words.Tidy()
	if err := l.Check(words); err != nil {
		return m, "", err
	}
	p, err := partnership.Acting(tx)
	if err != nil {
		return m, "", err
	}
	e, err := exampleFor(tx, d.Reference)
	if err != nil {
		return m, "", err
	}
	letter := s.exampleLetter(p, l, e)
	m, err = notify.Write(notify.Message{Letter: &letter}, map[string]wording.Words{l.Name: words})
	return m, e.title, err
}

// example is what a letter is shown for.
type example struct {
	title  string // of a real session; empty: invented
	values map[string]string
	facts  []mailer.Fact
}

// exampleFor is of a booking, of the next session, or invented; the reader is who looks at it, unless there
// is a booking.
func exampleFor(tx *database.Tx, reference string) (example, error) {
	h, session, found, err := bookedOrNext(tx, strings.ToUpper(strings.TrimSpace(reference)))
	if err != nil || !found {
		return example{values: map[string]string{"name": h.Name}}, err
	}
	a, err := aboutSession(tx, session)
	if err != nil {
		return example{}, err
	}
	return example{title: a.Title, values: a.values(h), facts: a.facts(h.Seat)}, nil
}

var errNoBooking = fault.OnField("reference", "no_booking", "There is no booking with this reference.")

const bookedSQL = `SELECT b.session_id AS session, b.reference, b.seat, p.name FROM bookings b
	JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
	WHERE b.partnership_id = $1 AND b.reference = $2 AND p.erased_at IS NULL`

const nextSessionSQL = `SELECT id AS session FROM sessions WHERE partnership_id = $1 AND status = 'published' AND starts_at > $2
	ORDER BY starts_at, id LIMIT 1`

func bookedOrNext(tx *database.Tx, reference string) (h holder, session uuid.UUID, found bool, err error) {
	type row struct {
		Session               uuid.UUID
		Reference, Seat, Name string
	}
	if reference != "" {
		r, found, err := database.One[row](tx, bookedSQL, tx.Partnership(), reference)
		if err == nil && !found {
			err = errNoBooking
		}
		return holder{Reference: r.Reference, Seat: r.Seat, Name: r.Name}, r.Session, found, err
	}
	me, err := people.PersonByID(tx, tx.Actor.Person)
	if err != nil {
		return h, session, false, err
	}
	next, err := database.Values[uuid.UUID](tx, nextSessionSQL, tx.Partnership(), tx.Now)
	if err != nil || len(next) == 0 {
		return holder{Name: me.Name}, session, false, err
	}
	return holder{Name: me.Name}, next[0], true, nil
}

// exampleLetter stands for the letters of its name: what is different each time is that of the example, else
// invented.
func (s *Service) exampleLetter(p partnership.Partnership, l wording.Letter, e example) mailer.Letter {
	values := map[string]string{}
	for _, placeholder := range l.Placeholders() {
		values[placeholder.Name] = placeholder.Example
		if real := e.values[placeholder.Name]; real != "" {
			values[placeholder.Name] = real
		}
	}
	letter := s.site.Letter(p, "")
	letter.Wording = mailer.Wording{Name: l.Name, Values: values}
	if knows(l, "course") {
		letter.Facts = e.facts
		if e.facts == nil {
			letter.Facts = []mailer.Fact{{Label: "When", Value: values["date"] + ", " + values["time"]}, {Label: "Where", Value: values["place"]}}
		}
	}
	for _, fact := range []struct{ label, placeholder string }{{"Booking reference", "reference"}, {"Until", "deadline"}, {"Agency", "agency"}} {
		if knows(l, fact.placeholder) {
			letter.Facts = append(letter.Facts, mailer.Fact{Label: fact.label, Value: values[fact.placeholder]})
		}
	}
	if l.Button != "" {
		letter.Button = mailer.Link{Label: l.Button, URL: s.site.Link(p, "/my")}
	}
	letter.Notes = l.Notes
	letter.Footer = append(letter.Footer, "This is a service message.")
	return letter
}
