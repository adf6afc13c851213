package messages

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/people"
)

// lettersAtOnce is how many letters of a broadcast are written in one transaction.
const lettersAtOnce = 50

// writeNext puts some letters of the broadcast that has been due longest, and that no other worker is
// writing, into the outbox; done when there is none.
func (s *Service) writeNext(tx *database.Tx) (done bool, err error) {
	b, found, err := database.One[Broadcast](tx, `SELECT * FROM broadcasts WHERE partnership_id = $1 AND due_at <= $2
		ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`, tx.Partnership(), tx.Now)
	if err != nil || !found {
		return true, err
	}
	some, err := nextRecipients(tx, b.ID)
	if err != nil {
		return false, err
	}
	w, err := s.broadcaster(tx, b)
	if err != nil {
		return false, err
	}
	for _, r := range some {
		if err := w.writeTo(tx, r); err != nil {
			return false, err
		}
	}
	if len(some) < lettersAtOnce {
		_, err = tx.PGX.Exec(`UPDATE broadcasts SET due_at = NULL WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), b.ID)
	}
	return false, err
}

// recipient is somebody whose letter is still to be written, as they are now.
type recipient struct {
	PersonID  uuid.UUID
	Name      string
	Email     string
	LeadID    *uuid.UUID
	LeadName  string
	LeadEmail string
	News      bool
	BookingID *uuid.UUID // at the session it is about
	Seat      string
}

const recipientsSQL = `
SELECT r.person_id, p.name, CASE WHEN p.erased_at IS NULL THEN coalesce(p.email, '') ELSE '' END AS email,
       r.lead_id, coalesce(l.name, '') AS lead_name, coalesce(l.email, '') AS lead_email,
       coalesce(m.news, false) AS news, k.id AS booking_id, coalesce(k.seat, '') AS seat
FROM broadcast_recipients r
JOIN broadcasts b ON b.partnership_id = r.partnership_id AND b.id = r.broadcast_id
JOIN people p ON p.partnership_id = r.partnership_id AND p.id = r.person_id
LEFT JOIN people l ON l.partnership_id = r.partnership_id AND l.id = r.lead_id
LEFT JOIN mail_preferences m ON m.partnership_id = r.partnership_id AND m.person_id = r.person_id
LEFT JOIN LATERAL (SELECT k.id, k.seat FROM bookings k
     WHERE k.partnership_id = r.partnership_id AND k.session_id = b.session_id AND k.person_id = r.person_id
     ORDER BY k.created_at DESC LIMIT 1) k ON true
WHERE r.partnership_id = $1 AND r.broadcast_id = $2 AND r.status = 'due'
ORDER BY r.person_id LIMIT $3`

func nextRecipients(tx *database.Tx, broadcast uuid.UUID) ([]recipient, error) {
	return database.Rows[recipient](tx, recipientsSQL, tx.Partnership(), broadcast, lettersAtOnce)
}

// writeTo writes one letter and remembers that it is written, or why not.
func (b *broadcaster) writeTo(tx *database.Tx, r recipient) error {
	status := "written"
	switch {
	case b.Audience == News && !r.News:
		status = "left"
	case r.Email == "" && r.LeadEmail == "":
		status = "unreachable"
	default:
		if err := b.write(tx, r.reader(), r.place()); err != nil {
			return err
		}
	}
	_, err := tx.PGX.Exec(`UPDATE broadcast_recipients SET status = $4 WHERE partnership_id = $1 AND broadcast_id = $2 AND person_id = $3`,
		tx.Partnership(), b.ID, r.PersonID, status)
	return err
}

func (r recipient) reader() Reader {
	one := Reader{PersonID: r.PersonID, Name: r.Name, Email: r.Email}
	if r.Email == "" {
		one.Lead = &people.Lead{ID: *r.LeadID, Name: r.LeadName, Email: r.LeadEmail}
	}
	return one
}

func (r recipient) place() place {
	if r.BookingID == nil {
		return place{path: "/my"}
	}
	return place{path: "/my/bookings/" + r.BookingID.String(), seat: r.Seat}
}
