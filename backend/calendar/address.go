package calendar

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Address says that a person's calendar can be fetched, not where: only the hash of its token is kept.
type Address struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	PersonID      uuid.UUID
	TokenHash     []byte
	CreatedAt     time.Time
	FetchedAt     *time.Time // last, to the hour; nil: never
	EndedAt       *time.Time
}

// TableName is where addresses are kept.
func (Address) TableName() string { return "calendar_feeds" }

// Mine returns the address of the acting person's calendar; nil while there is none.
func (s *Service) Mine(ctx context.Context) (*Address, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (*Address, error) {
		if !access.Can(tx.Actor, access.OpGetMyCalendar, access.Own) {
			return nil, fault.Missing
		}
		a, found, err := database.One[Address](tx, `SELECT * FROM calendar_feeds
			WHERE partnership_id = $1 AND person_id = $2 AND ended_at IS NULL`, tx.Partnership(), tx.Actor.Person)
		if !found {
			return nil, err
		}
		return &a, err
	})
}

// Renew gives the acting person's calendar a new address and ends the one before. The token is returned this
// once: kept nowhere, it cannot be read out of a backup, nor off the screen of somebody who is still signed in.
func (s *Service) Renew(ctx context.Context) (token string, a Address, err error) {
	err = database.Do(ctx, s.db, func(tx *database.Tx) error {
		if !access.Can(tx.Actor, access.OpRenewMyCalendar, access.Own) {
			return fault.Missing
		}
		if _, err := endAddress(tx); err != nil {
			return err
		}
		a = Address{PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PersonID: tx.Actor.Person, CreatedAt: tx.Now}
		token, a.TokenHash = access.NewToken()
		if err := tx.DB.Create(&a).Error; err != nil {
			return err
		}
		return audit.Record(tx, "calendar.renew", "person", tx.Actor.Person)
	})
	return token, a, err
}

// End ends the address of the acting person's calendar; without one it does nothing.
func (s *Service) End(ctx context.Context) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if !access.Can(tx.Actor, access.OpEndMyCalendar, access.Own) {
			return fault.Missing
		}
		ended, err := endAddress(tx)
		if err != nil || !ended {
			return err
		}
		return audit.Record(tx, "calendar.end", "person", tx.Actor.Person)
	})
}

// endAddress locks the person first, so that two who renew at once leave one address.
func endAddress(tx *database.Tx) (ended bool, err error) {
	if _, err := tx.PGX.Exec(`SELECT 1 FROM people WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), tx.Actor.Person); err != nil {
		return false, err
	}
	done, err := tx.PGX.Exec(`UPDATE calendar_feeds SET ended_at = $3
		WHERE partnership_id = $1 AND person_id = $2 AND ended_at IS NULL`, tx.Partnership(), tx.Actor.Person, tx.Now)
	return done.RowsAffected() > 0, err
}
