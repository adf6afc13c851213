package letters

import (
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
)

// StandIns returns who is written to for somebody without an address: the coordinator who acts for them now, else
// the coordinators of their agency; nobody where there is none.
func StandIns(tx *database.Tx, person uuid.UUID) ([]people.Lead, error) {
	if tx.Actor.Has(actor.Coordinator) {
		return database.Rows[people.Lead](tx, `SELECT id, name, email FROM people
			WHERE partnership_id = $1 AND id = $2 AND email IS NOT NULL`, tx.Partnership(), tx.Actor.Person)
	}
	agencies, err := database.Values[uuid.UUID](tx, `SELECT m.agency_id
		FROM memberships m JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
		WHERE m.partnership_id = $1 AND m.person_id = $2 AND m.status <> 'refused' AND a.status = 'active'
		  AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)
		ORDER BY a.name`, tx.Partnership(), person, ukdate.DateOf(tx.Now))
	for _, agency := range agencies {
		if leads, err := people.LeadsOf(tx, agency); err != nil || len(leads) > 0 {
			return leads, err
		}
	}
	return nil, err
}

// toStandIns is a letter to each who acts for somebody without an address; none where nobody does. They carry no
// calendar file: the entry would stand in the wrong person's calendar.
func toStandIns(tx *database.Tx, to About, m Mail) ([]notify.Message, error) {
	leads, err := StandIns(tx, to.To.ID)
	if err != nil {
		return nil, err
	}
	m.Letter.Notes = nil
	m.Letter.Button.URL = strings.Replace(m.Letter.Button.URL, "/my/bookings/", "/agency/bookings/", 1)
	messages := make([]notify.Message, len(leads))
	for i, l := range leads {
		messages[i] = ToLead(l, m)
		messages[i].PassOn = to.To.Name
	}
	return messages, nil
}

// ToLead is a letter to a training lead; the key is theirs alone.
func ToLead(l people.Lead, m Mail) notify.Message {
	return notify.Message{
		DedupeKey: m.Key + ":" + l.ID.String(), Kind: m.kind(), PersonID: &l.ID, ToName: l.Name, ToEmail: l.Email,
		Subject: m.Subject, Letter: &m.Letter,
	}
}
