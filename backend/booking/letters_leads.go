package booking

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
)

// Lead is a coordinator who can be written to.
type Lead struct {
	ID    uuid.UUID
	Name  string
	Email string
}

// LeadsOf returns the coordinators of an agency, or of the nearest one above it that has any.
func LeadsOf(tx *database.Tx, agency uuid.UUID) ([]Lead, error) {
	return database.Rows[Lead](tx, `WITH RECURSIVE above AS (
		  SELECT id, parent_id, 0 AS steps FROM agencies WHERE partnership_id = $1 AND id = $2
		  UNION ALL SELECT a.id, a.parent_id, b.steps + 1 FROM agencies a JOIN above b ON a.id = b.parent_id
		  WHERE a.partnership_id = $1 AND b.steps < 20),
		leads AS (SELECT DISTINCT p.id, p.name, p.email, b.steps FROM above b
		  JOIN role_grants g ON g.partnership_id = $1 AND g.agency_id = b.id AND g.role = 'coordinator' AND g.revoked_at IS NULL
		  JOIN people p ON p.partnership_id = g.partnership_id AND p.id = g.person_id AND p.email IS NOT NULL AND p.suspended_at IS NULL)
		SELECT id, name, email FROM leads WHERE steps = (SELECT min(steps) FROM leads) ORDER BY id`, tx.Partnership(), agency)
}

// standInsFor returns who is written to for somebody without an address: the coordinator who acts for them
// now, else the coordinators of their agency; nobody where there is none.
func standInsFor(tx *database.Tx, g gathered) ([]Lead, error) {
	if tx.Actor.Has(actor.Coordinator) {
		return database.Rows[Lead](tx, `SELECT id, name, email FROM people
			WHERE partnership_id = $1 AND id = $2 AND email IS NOT NULL`, tx.Partnership(), tx.Actor.Person)
	}
	for _, m := range g.members {
		if leads, err := LeadsOf(tx, m.AgencyID); err != nil || len(leads) > 0 {
			return leads, err
		}
	}
	return nil, nil
}

// tellStandIns sends a letter to whoever acts for somebody without an address.
func (s *Service) tellStandIns(tx *database.Tx, g gathered, key string, letter mailer.Letter) error {
	letters, err := s.standInLetters(tx, g, key, letter)
	if err != nil || len(letters) == 0 {
		return err
	}
	return notify.EnqueueAll(tx, letters)
}

// standInLetters is a letter to each who acts for somebody without an address; none where nobody does. They
// carry no calendar file: the entry would stand in the wrong person's calendar.
func (s *Service) standInLetters(tx *database.Tx, g gathered, key string, letter mailer.Letter) ([]notify.Message, error) {
	leads, err := standInsFor(tx, g)
	if err != nil {
		return nil, err
	}
	letter.Notes = nil
	letter.Button.URL = strings.Replace(letter.Button.URL, "/my/bookings/", "/agency/bookings/", 1)
	letters := make([]notify.Message, len(leads))
	for i, l := range leads {
		letters[i] = leadLetter(l, key, "", letter)
		letters[i].PassOn = g.person.Name
	}
	return letters, nil
}

// copyOffer tells the coordinators of somebody's agency what they are offered.
func (s *Service) copyOffer(tx *database.Tx, g gathered, b Booking) error {
	if b.AgencyID == nil {
		return nil
	}
	leads, err := LeadsOf(tx, *b.AgencyID)
	if err != nil {
		return err
	}
	letter := s.letter(g, b, "")
	letter.Title = "A place for " + g.person.Name
	letter.Button = mailer.Link{Label: "See or answer the offer", URL: s.link(g.session, "/agency/bookings/"+b.ID.String())}
	for _, l := range leads {
		if l.ID == b.PersonID {
			continue
		}
		letter.Opening = []string{fmt.Sprintf("Hello %s, a place at “%s” is held for %s until %s. You may accept or decline it for them.",
			l.Name, g.session.Title, g.person.Name, ukdate.MomentWords(*b.OfferExpiresAt))}
		key := fmt.Sprintf("waiting_offered_lead:%s:%d", b.ID, b.Offers)
		if err := s.sendLead(tx, l, key, "A place for "+g.person.Name+": "+g.session.Title, letter); err != nil {
			return err
		}
	}
	return nil
}

// tellReleased tells the training leads of an agency that places kept for it have been let go.
func (s *Service) tellReleased(tx *database.Tx, p *places.Place, released []places.Allocation) error {
	for _, a := range released {
		if a.AgencyID == nil || *a.Unused == 0 {
			continue
		}
		err := s.tellLeads(tx, a, "kept_released:"+a.ID.String(), "Kept places have been released",
			fmt.Sprintf("%s kept for your agency had no name by the release date and are open to others now.", placesInWords(*a.Unused)))
		if err != nil {
			return err
		}
	}
	return nil
}

// tellLeads writes to the training leads of the agency that places are kept for what became of them. Places
// kept for a sector have nobody to be told.
func (s *Service) tellLeads(tx *database.Tx, a places.Allocation, key, title, what string) error {
	if a.AgencyID == nil {
		return nil
	}
	leads, err := LeadsOf(tx, *a.AgencyID)
	if err != nil || len(leads) == 0 {
		return err
	}
	g, err := gather(tx, a.SessionID, uuid.Nil, false)
	if err != nil {
		return err
	}
	letter := s.letterAbout(g, a.Seat)
	letter.Title = title
	letter.Button = mailer.Link{Label: "See the places kept for you", URL: s.link(g.session, "/agency")}
	for _, l := range leads {
		letter.Opening = []string{fmt.Sprintf("Hello %s, this is about “%s”.", l.Name, g.session.Title), what}
		if err := s.sendLead(tx, l, key, letter.Title+": "+g.session.Title, letter); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) sendLead(tx *database.Tx, l Lead, key, subject string, letter mailer.Letter) error {
	return notify.Enqueue(tx, leadLetter(l, key, subject, letter))
}

func leadLetter(l Lead, key, subject string, letter mailer.Letter) notify.Message {
	return notify.Message{
		DedupeKey: key + ":" + l.ID.String(), Kind: kindOf(key), PersonID: &l.ID, ToName: l.Name, ToEmail: l.Email,
		Subject: subject, Letter: &letter,
	}
}

func placesInWords(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}
