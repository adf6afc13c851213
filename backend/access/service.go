package access

import (
	"context"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service signs people in and out and says who they are.
type Service struct {
	db       *database.DB
	site     notify.Site
	networks *networks

	// OnSignedIn is told of an account that has just proved its mailbox, in the transaction: people
	// joins it to the person of that address. Set once, in app.New.
	OnSignedIn func(tx *database.Tx, a Account) error
}

// New returns the service. Sign-in letters are signed by the partnership and name the site.
func New(db *database.DB, site notify.Site) *Service {
	return &Service{
		db: db, site: site, networks: newNetworks(db.Clock),
		OnSignedIn: func(*database.Tx, Account) error { return nil },
	}
}

// ForgetExpired clears away logins that have ended and codes that ran out a day ago, and returns how
// many rows that were.
func (s *Service) ForgetExpired(ctx context.Context) (int64, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (rows int64, err error) {
		err = tx.PGX.QueryRow(`SELECT forget_expired_sign_ins($1)`, tx.Now.Add(-24*time.Hour)).Scan(&rows)
		return rows, err
	})
}
