package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// EndForPerson cancels the future bookings of somebody who was suspended.
func (s *Service) EndForPerson(tx *database.Tx, personID uuid.UUID) error {
	live, err := database.Rows[Booking](tx, `SELECT b.* FROM bookings b
		JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.starts_at > $3
		WHERE b.partnership_id = $1 AND b.person_id = $2
		  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed') ORDER BY b.id`, tx.Partnership(), personID, tx.Now)
	if err != nil || len(live) == 0 {
		return err
	}
	ids := make([]uuid.UUID, len(live))
	for i, b := range live {
		ids[i] = b.SessionID
	}
	locked, err := s.Lock(tx, ids...)
	if err != nil {
		return err
	}
	for i := range live {
		b := &live[i]
		if err := s.end(tx, b, locked.Seat(b.SessionID, b.Seat), Cancellation{Reason: "suspended"}, policy.ByProvider, tx.Now); err != nil {
			return err
		}
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return err
		}
		if err := s.tellCancelled(tx, g, *b); err != nil {
			return err
		}
	}
	return nil
}
