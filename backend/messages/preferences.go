package messages

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Preferences are what somebody wants to be sent besides what concerns their own bookings.
type Preferences struct {
	News        bool
	Digest      Digest
	Coordinator bool // the digest is for them
}

// prefer reads what somebody wants; without a choice of theirs no news, and a weekly digest.
func prefer(tx *database.Tx, person uuid.UUID) (Preferences, error) {
	p, found, err := database.One[Preferences](tx, `SELECT news, digest FROM mail_preferences WHERE partnership_id = $1 AND person_id = $2`, tx.Partnership(), person)
	if !found {
		p.Digest = Weekly
	}
	return p, err
}

// Preferences returns what the acting person wants to be sent.
func (s *Service) Preferences(ctx context.Context) (Preferences, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Preferences, error) {
		if !access.Can(tx.Actor, access.OpGetMyPreferences, access.Own) || tx.Actor.Person == uuid.Nil {
			return Preferences{}, fault.Missing
		}
		p, err := prefer(tx, tx.Actor.Person)
		p.Coordinator = tx.Actor.Has(actor.Coordinator)
		return p, err
	})
}

// SetPreferences changes what the acting person wants to be sent.
func (s *Service) SetPreferences(ctx context.Context, want Preferences) (Preferences, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Preferences, error) {
		if !access.Can(tx.Actor, access.OpSetMyPreferences, access.Own) || tx.Actor.Person == uuid.Nil {
			return Preferences{}, fault.Missing
		}
		want.Coordinator = tx.Actor.Has(actor.Coordinator)
		return want, setPreferences(tx, tx.Actor.Person, want)
	})
}

// WantNewsTx notes that somebody wants news, inside a transaction that is already open: for the demo.
func WantNewsTx(tx *database.Tx, person uuid.UUID) error {
	want, err := prefer(tx, person)
	if err != nil {
		return err
	}
	want.News = true
	return setPreferences(tx, person, want)
}

// setPreferences writes what somebody wants. A due digest of nobody who leads an agency is not written. What happened while a digest was off is not told later.
func setPreferences(tx *database.Tx, person uuid.UUID, want Preferences) error {
	now, err := prefer(tx, person)
	if err != nil || now.News == want.News && now.Digest == want.Digest {
		return err
	}
	due := orNone(NextDigest(want.Digest, tx.Now))
	_, err = tx.PGX.Exec(`INSERT INTO mail_preferences (partnership_id, person_id, news, digest, digest_due_at, digest_until, changed_at)
		VALUES ($1, $2, $3, $4, $5, $6, $6)
		ON CONFLICT (partnership_id, person_id) DO UPDATE SET news = $3, digest = $4, changed_at = $6,
		  digest_due_at = CASE WHEN mail_preferences.digest <> $4 THEN $5 ELSE mail_preferences.digest_due_at END,
		  digest_until = CASE WHEN mail_preferences.digest = 'off' THEN $6 ELSE mail_preferences.digest_until END`,
		tx.Partnership(), person, want.News, want.Digest, due, tx.Now)
	if err != nil {
		return err
	}
	return audit.Record(tx, "messages.set_preferences", "person", person)
}
