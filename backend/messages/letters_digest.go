package messages

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// tellDigest writes the digest of a training lead; nothing when there is nothing to tell.
func (s *Service) tellDigest(tx *database.Tx, c digestClock, agencies []uuid.UUID) error {
	h, err := happeningsOf(tx, agencies, c.DigestUntil)
	if err != nil || h.none() {
		return err
	}
	p, err := partnership.Acting(tx)
	if err != nil {
		return err
	}
	unsubscribe, err := s.unsubscribeLink(tx, p, c.PersonID, c.PersonID)
	if err != nil {
		return err
	}
	letter := s.site.Letter(p, "Your agency’s training")
	letter.Opening = []string{fmt.Sprintf("Hello %s, this is what happened since %s, and what is waiting for you.", c.Name, ukdate.DateOf(c.DigestUntil).WordsWithDay())}
	letter.Facts = h.facts()
	letter.Button = mailer.Link{Label: "See your agency", URL: s.site.Link(p, "/agency")}
	letter.Footer = append(letter.Footer,
		"You get this "+string(c.Digest)+" because you lead training in your agency. More or less often: "+s.site.Link(p, "/my/details"),
		"No more digests: "+unsubscribe)
	key := fmt.Sprintf("digest:%s:%d", c.PersonID, c.DigestDueAt.Unix())
	m := message(key, &c.PersonID, c.Name, *c.Email, "Your agency’s training: "+h.inShort(), letter)
	m.Unsubscribe = unsubscribe
	return notify.Enqueue(tx, m)
}

// facts are the parts of a digest that have something in them.
func (h happenings) facts() []mailer.Fact {
	var facts []mailer.Fact
	add := func(label string, all []happening, line func(happening) string) {
		if len(all) > 0 {
			facts = append(facts, mailer.Fact{Label: label, Value: listed(all, line)})
		}
	}
	add("Waiting for your approval", h.asked, func(l happening) string {
		return fmt.Sprintf("%s: %s, by %s", l.Person, l.when(), ukdate.DateOf(*l.At).Words())
	})
	add("Kept places without a name", h.kept, func(l happening) string {
		return fmt.Sprintf("%d for %s, let go on %s", l.Places, l.when(), ukdate.DateOf(*l.At).Words())
	})
	named := func(l happening) string { return l.Person + ": " + l.when() }
	add("Newly booked", h.booked, named)
	add("Cancelled", h.cancelled, named)
	add("Did not come", h.missed, named)
	return facts
}

func (l happening) when() string {
	return fmt.Sprintf("%s, %s", l.Session, ukdate.DateOf(l.StartsAt).Words())
}

// mostLines is how many of one kind a digest names.
const mostLines = 25

func listed(all []happening, line func(happening) string) string {
	lines := make([]string, 0, mostLines+1)
	for i, l := range all {
		if i == mostLines {
			lines = append(lines, fmt.Sprintf("and %d more", len(all)-i))
			break
		}
		lines = append(lines, line(l))
	}
	return strings.Join(lines, "\n")
}

// inShort is "2 booked, 1 to approve".
func (h happenings) inShort() string {
	var words []string
	for _, part := range []struct {
		all  []happening
		what string
	}{{h.asked, "to approve"}, {h.kept, "kept without names"}, {h.booked, "booked"}, {h.cancelled, "cancelled"}, {h.missed, "missed"}} {
		if len(part.all) > 0 {
			words = append(words, fmt.Sprintf("%d %s", len(part.all), part.what))
		}
	}
	return strings.Join(words, ", ")
}
