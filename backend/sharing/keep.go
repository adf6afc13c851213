package sharing

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// keptYears is how long we keep somebody's needs for their next booking, from when they last said so.
const keptYears = 2

func kept(tx *database.Tx, person uuid.UUID) (*Needs, error) {
	rows, err := database.Rows[Needs](tx, `SELECT kinds, note FROM kept_needs WHERE partnership_id = $1 AND person_id = $2`,
		tx.Partnership(), person)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// keepNeeds does not write audit: it is part of telling, which does.
func keepNeeds(tx *database.Tx, person uuid.UUID, n Needs) error {
	_, err := tx.PGX.Exec(`INSERT INTO kept_needs (partnership_id, person_id, kinds, note, consented_at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (partnership_id, person_id) DO UPDATE
		SET kinds = excluded.kinds, note = excluded.note, consented_at = excluded.consented_at`,
		tx.Partnership(), person, n.Kinds, n.Note, tx.Now)
	return err
}

// Kept returns what we keep of the acting person's needs, for themselves; nil for nothing.
func (s *Service) Kept(ctx context.Context) (*Needs, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (*Needs, error) { return kept(tx, tx.Actor.Person) })
}

// StopKeeping deletes what we keep of the acting person's needs; what was told for bookings stays.
func (s *Service) StopKeeping(ctx context.Context) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		done, err := tx.PGX.Exec(`DELETE FROM kept_needs WHERE partnership_id = $1 AND person_id = $2`, tx.Partnership(), tx.Actor.Person)
		if err != nil || done.RowsAffected() == 0 {
			return err
		}
		return audit.Record(tx, "sharing.change", "person", tx.Actor.Person)
	})
}
