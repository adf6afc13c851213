package attendance

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// RemoveWalkIn takes a walk-in who was added by mistake off the register: their marks are superseded,
// the booking ends and counts in no figure, and both stay to be seen. ErrRemoveClosed while a register
// that marks them is closed; fault.Missing for a booking that is no walk-in of the session.
func (s *Service) RemoveWalkIn(ctx context.Context, sessionID, bookingID uuid.UUID) (View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (View, error) {
		session, err := mine(tx, sessionID, access.OpRemoveWalkIn)
		if err != nil {
			return View{}, err
		}
		if _, err := s.EndWalkIn(tx, sessionID, bookingID); err != nil {
			return View{}, err
		}
		if err := s.takeMarksAway(tx, sessionID, bookingID); err != nil {
			return View{}, err
		}
		return s.view(tx, session)
	})
}

// takeMarksAway supersedes every mark of a booking, unless a register that holds one is closed.
func (s *Service) takeMarksAway(tx *database.Tx, session, booking uuid.UUID) error {
	registers, err := database.Rows[Register](tx, `SELECT r.* FROM registers r
		WHERE r.partnership_id = $1 AND r.session_id = $2 AND EXISTS (SELECT 1 FROM marks m
		  WHERE m.partnership_id = r.partnership_id AND m.part_id = r.part_id AND m.booking_id = $3 AND m.superseded_at IS NULL)
		ORDER BY r.part_id FOR NO KEY UPDATE OF r`, tx.Partnership(), session, booking)
	if err != nil {
		return err
	}
	for _, r := range registers {
		if r.Status == Closed {
			return ErrRemoveClosed
		}
		if _, err := tx.PGX.Exec(`UPDATE marks SET superseded_at = $4 WHERE partnership_id = $1 AND part_id = $2 AND booking_id = $3
			AND superseded_at IS NULL`, tx.Partnership(), r.PartID, booking, tx.Now); err != nil {
			return err
		}
		if err := audit.Record(tx, "register.mark", "part", r.PartID); err != nil {
			return err
		}
	}
	return nil
}
