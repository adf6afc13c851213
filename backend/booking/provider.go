package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// EndForSession cancels every live booking of a session that will not run, and of its break-outs, by the provider, and tells
// each person once. catalogue calls it, through a hook, when staff cancel a session or record that it
// did not run.
func (s *Service) EndForSession(tx *database.Tx, sessionID uuid.UUID, reason string) error {
	ids, err := database.Values[uuid.UUID](tx, `SELECT id FROM sessions
		WHERE partnership_id = $1 AND (id = $2 OR main_session_id = $2)`, tx.Partnership(), sessionID)
	if err != nil {
		return err
	}
	locked, err := places.Lock(tx, ids...)
	if err != nil {
		return err
	}
	live, err := database.Rows[Booking](tx, `SELECT * FROM bookings
		WHERE partnership_id = $1 AND session_id = ANY($2)
		  AND status IN ('requested', 'waiting', 'offered', 'held', 'confirmed') ORDER BY id`, tx.Partnership(), ids)
	if err != nil {
		return err
	}
	return s.endAll(tx, live, locked, Cancellation{Reason: "provider", Note: reason})
}

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
	locked, err := s.lock(tx, ids...)
	if err != nil {
		return err
	}
	return s.endAll(tx, live, locked, Cancellation{Reason: "suspended"})
}

func (s *Service) endAll(tx *database.Tx, live []Booking, locked places.Locked, c Cancellation) error {
	for i := range live {
		b := &live[i]
		if err := s.end(tx, b, locked.Seat(b.SessionID, b.Seat), c, policy.ByProvider, tx.Now); err != nil {
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

// CountLive says whom EndForSession would cancel and TellMoved would tell, and how many of them can be
// written to.
func (s *Service) CountLive(tx *database.Tx, sessionID uuid.UUID) (n catalogue.EndPreview, err error) {
	err = tx.PGX.QueryRow(`SELECT count(*), count(p.email),
		count(*) FILTER (WHERE `+toldOfMoves+`), count(p.email) FILTER (WHERE `+toldOfMoves+`) FROM bookings b
		JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
		WHERE b.partnership_id = $1 AND b.session_id = $2
		  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')`, tx.Partnership(), sessionID).Scan(&n.People, &n.WithEmail, &n.Holders, &n.HoldersWithEmail)
	return n, err
}
