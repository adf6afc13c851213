package catalogue

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// lockSession takes the session's places, which is the lock on the session, and reads it as it is
// under that lock. fault.Missing when there is none.
func lockSession(tx *database.Tx, id uuid.UUID) (Session, places.Locked, error) {
	locked, err := places.Lock(tx, id)
	if err != nil {
		return Session{}, nil, err
	}
	session, err := SessionByID(tx, id)
	return session, locked, err
}

func updateSession(tx *database.Tx, id uuid.UUID, columns map[string]any) error {
	return updateRow(tx, &Session{}, id, columns)
}

// updateRow changes one row that is known to be there.
func updateRow(tx *database.Tx, model any, id uuid.UUID, columns map[string]any) error {
	result := tx.DB.Model(model).Where("partnership_id = ? AND id = ?", tx.Partnership(), id).Updates(columns)
	if result.Error == nil && result.RowsAffected != 1 {
		return fmt.Errorf("catalogue: update of %T %s matched %d rows", model, id, result.RowsAffected)
	}
	return result.Error
}

// savePart gives an existing part its times. Positions are set afterwards, by renumber.
func savePart(tx *database.Tx, p Part) error {
	return updateRow(tx, &Part{}, p.ID, map[string]any{
		"starts_at": p.StartsAt, "ends_at": p.EndsAt, "local_date": p.LocalDate,
		"start_wall": p.StartWall, "end_wall": p.EndWall, "cancelled_at": p.CancelledAt,
	})
}

// makeWay moves the positions of a session's parts out of the way, for two parts of a session never
// have the same, not even while they change.
func makeWay(tx *database.Tx, session uuid.UUID) error {
	_, err := tx.PGX.Exec(`UPDATE parts SET position = position + 1000 WHERE partnership_id = $1 AND session_id = $2`,
		tx.Partnership(), session)
	return err
}

func renumber(tx *database.Tx, parts []Part) error {
	for _, p := range parts {
		if err := updateRow(tx, &Part{}, p.ID, map[string]any{"position": p.Position}); err != nil {
			return err
		}
	}
	return nil
}
