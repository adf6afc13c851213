package attendance

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Close closes the register of a part that has started. rest says what becomes of everyone unmarked;
// without it, blanks are refused with code unmarked. Closing a closed one changes nothing.
func (s *Service) Close(ctx context.Context, sessionID, partID uuid.UUID, rest Kind) (View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (View, error) {
		session, err := mine(tx, sessionID, access.OpCloseRegister)
		if err != nil {
			return View{}, err
		}
		b, err := s.openBook(tx, session, partID)
		if err != nil {
			return View{}, err
		}
		if b.register.Status != Closed {
			if err := s.close(tx, b, rest); err != nil {
				return View{}, err
			}
		}
		return s.view(tx, session)
	})
}

func (s *Service) close(tx *database.Tx, b *book, rest Kind) error {
	if tx.Now.Before(b.part.StartsAt) {
		return ErrNotStarted
	}
	blanks := b.blanks()
	if len(blanks) > 0 && rest == "" {
		return unmarked(len(blanks))
	}
	for _, id := range blanks {
		if _, err := b.save(tx, Seen{BookingID: id, Mark: rest}); err != nil {
			return err
		}
	}
	if _, err := tx.PGX.Exec(`UPDATE registers SET status = 'closed', closed_at = $3, closed_by = $4
		WHERE partnership_id = $1 AND part_id = $2`, tx.Partnership(), b.part.ID, tx.Now, tx.Actor.PersonOrNil()); err != nil {
		return err
	}
	if err := audit.Record(tx, "register.close", "part", b.part.ID); err != nil {
		return err
	}
	if err := s.complete(tx, b.session); err != nil {
		return err
	}
	return s.OnClosed(tx, b.session.ID, b.part.ID)
}

func (b *book) blanks() []uuid.UUID {
	var ids []uuid.UUID
	for id := range b.on {
		if _, marked := b.marks[id]; !marked {
			ids = append(ids, id)
		}
	}
	return ids
}

// Reopen opens a closed register again; until it is closed the session counts as not taken. The reason
// stays on the register beside who opened it.
func (s *Service) Reopen(ctx context.Context, sessionID, partID uuid.UUID, reason string) (View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (View, error) {
		session, err := mine(tx, sessionID, access.OpReopenRegister)
		if err != nil {
			return View{}, err
		}
		b, err := s.openBook(tx, session, partID)
		if err != nil {
			return View{}, err
		}
		if b.register.Status != Closed {
			return View{}, ErrNotClosed
		}
		if _, err := tx.PGX.Exec(`UPDATE registers SET status = 'open', closed_at = NULL, closed_by = NULL,
				reopened_at = $3, reopened_by = $4, reopen_reason = $5
			WHERE partnership_id = $1 AND part_id = $2`, tx.Partnership(), partID, tx.Now, tx.Actor.PersonOrNil(), reason); err != nil {
			return View{}, err
		}
		if err := audit.Record(tx, "register.reopen", "part", partID); err != nil {
			return View{}, err
		}
		if err := s.complete(tx, session); err != nil {
			return View{}, err
		}
		return s.view(tx, session)
	})
}
