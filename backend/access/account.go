package access

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Account is one e-mail address, for every partnership of the deployment.
type Account struct {
	ID           uuid.UUID
	Email        string
	EmailKey     string
	CreatedAt    time.Time
	LastSignedIn *time.Time
}

// TableName is where accounts are kept.
func (Account) TableName() string { return "accounts" }

// AccountByID reads an account. Row-level security shows a transaction its own account only; any
// other, or none, is fault.Missing.
func AccountByID(tx *database.Tx, id uuid.UUID) (Account, error) {
	a, found, err := database.One[Account](tx, `SELECT * FROM accounts WHERE id = $1`, id)
	if err == nil && !found {
		err = fault.Missing
	}
	return a, err
}

// EnsureAccountTx returns the account of an address, made if need be. The caller knows that whoever
// acts reads that mailbox, or is the operator, an import or the demo.
func EnsureAccountTx(tx *database.Tx, address email.Address) (Account, error) {
	if err := bindEmail(tx, address); err != nil {
		return Account{}, err
	}
	_, err := tx.PGX.Exec(`INSERT INTO accounts (id, email, email_key, created_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (email_key) DO NOTHING`, uuid.Must(uuid.NewV7()), address.Text, address.Key, tx.Now)
	if err != nil {
		return Account{}, err
	}
	a, found, err := database.One[Account](tx, `SELECT * FROM accounts WHERE email_key = $1`, address.Key)
	if err == nil && !found {
		err = fault.Missing
	}
	return a, err
}

// bindEmail lets the transaction see the rows of one address.
func bindEmail(tx *database.Tx, address email.Address) error {
	return tx.Bind("turnout.email", address.Key)
}
