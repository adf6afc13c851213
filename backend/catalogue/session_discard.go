package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// DiscardSession takes a draft away as if it had never been made; only the audit remembers it. What was
// ever published stays: that is ErrNotADraft. A draft that something hangs on (a break-out session, an
// imported booking) is ErrDraftInUse.
func (s *Service) DiscardSession(ctx context.Context, id uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if !access.Can(tx.Actor, access.OpDiscardSession, access.Partnership) {
			return fault.Missing
		}
		session, _, err := lockSession(tx, id)
		if err != nil {
			return err
		}
		if session.Status != Draft {
			return ErrNotADraft
		}
		if err := deleteDraft(tx, id); err != nil {
			return err
		}
		return audit.Record(tx, "session.discard", "session", id)
	})
}

func deleteDraft(tx *database.Tx, id uuid.UUID) error {
	err := places.Discard(tx, id)
	for _, sql := range []string{
		`DELETE FROM session_joining WHERE partnership_id = $1 AND session_id = $2`,
		`DELETE FROM session_trainers WHERE partnership_id = $1 AND session_id = $2`,
		`DELETE FROM parts WHERE partnership_id = $1 AND session_id = $2`,
		`DELETE FROM sessions WHERE partnership_id = $1 AND id = $2 AND status = 'draft'`,
	} {
		if err != nil {
			break
		}
		_, err = tx.PGX.Exec(sql, tx.Partnership(), id)
	}
	if database.IsForeignKey(err, "") {
		return ErrDraftInUse.With(err)
	}
	return err
}
