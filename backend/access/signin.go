package access

import (
	"context"
	"fmt"
	"time"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// Faults of an address, on the field email.
var (
	ErrInvalidEmail = fault.OnField("email", "invalid_email", "Enter an e-mail address in the correct format, like name@example.org.")
	ErrRoleMailbox  = fault.OnField("email", "role_mailbox", "Use your own work address. A shared mailbox such as training@ or admin@ cannot be an account.")
)

// PersonalAddress reads an address that can be one person's: ErrInvalidEmail, in words that fit the
// text, or ErrRoleMailbox if not.
func PersonalAddress(text string) (email.Address, error) {
	address, err := email.Parse(text)
	switch {
	case err != nil:
		return email.Address{}, fault.OnField("email", "invalid_email", email.Complaint(text))
	case address.IsRoleMailbox():
		return email.Address{}, ErrRoleMailbox
	}
	return address, nil
}

// RequestCode sends a code to an address, good for the browser that holds the secret. Whether the
// address is known makes no difference to what is done or answered: an account is made at the first
// sign-in. Faults: ErrInvalidEmail, ErrRoleMailbox, ErrTooManyRequests.
func (s *Service) RequestCode(ctx context.Context, emailText, browser string) (email.Address, error) {
	address, err := PersonalAddress(emailText)
	if err != nil {
		return address, err
	}
	if err := s.networks.allow(ctx); err != nil {
		return address, err
	}
	digits := newDigits()
	return address, database.Do(ctx, s.db, func(tx *database.Tx) error {
		if err := bindEmail(tx, address); err != nil {
			return err
		}
		if err := notTooOften(tx, address); err != nil {
			return err
		}
		c := newCode(address.Key, browser, digits, tx.Now)
		if err := tx.DB.Create(&c).Error; err != nil {
			return fmt.Errorf("keep sign-in code: %w", err)
		}
		return s.send(tx, c, address, digits)
	})
}

// notTooOften counts the codes that an address was sent in the last hour.
func notTooOften(tx *database.Tx, address email.Address) error {
	var codes int
	err := tx.PGX.QueryRow(`SELECT count(*) FROM sign_in_codes WHERE email_key = $1 AND created_at > $2`,
		address.Key, tx.Now.Add(-time.Hour)).Scan(&codes)
	if err == nil && codes >= codesPerHour {
		err = ErrTooManyRequests
	}
	return err
}

func (s *Service) send(tx *database.Tx, c code, address email.Address, digits string) error {
	p, err := partnership.Acting(tx)
	if err != nil {
		return err
	}
	m := s.site.SignInCode(p, digits, CodeMinutes)
	m.DedupeKey, m.ToEmail = "sign_in_code:"+c.ID.String(), address.Text
	return notify.Enqueue(tx, m)
}

// SignIn returns the account of an address whose code was typed in the browser that asked for it. The
// account is made if this is its first time. A code works once; using one ends the others of the
// address. Faults: ErrInvalidEmail, ErrRoleMailbox, ErrWrongCode, ErrNoLiveCode, ErrTooManyTries,
// ErrTooManyRequests.
func (s *Service) SignIn(ctx context.Context, emailText, typed, browser string) (Account, error) {
	address, err := PersonalAddress(emailText)
	if err != nil {
		return Account{}, err
	}
	if err := s.networks.allow(ctx); err != nil {
		return Account{}, err
	}
	// A wrong try must be counted, so it is no error inside the transaction.
	var refusal error
	account, err := database.InTx(ctx, s.db, func(tx *database.Tx) (Account, error) {
		if refusal = nil; browser == "" {
			refusal = ErrNoLiveCode
			return Account{}, nil
		}
		var a Account
		a, refusal, err = s.try(tx, address, tidyDigits(typed), browser)
		return a, err
	})
	if err == nil {
		err = refusal
	}
	return account, err
}

func (s *Service) try(tx *database.Tx, address email.Address, digits, browser string) (a Account, refusal, err error) {
	if err := bindEmail(tx, address); err != nil {
		return Account{}, nil, err
	}
	live, err := countTry(tx, address, browser)
	if err != nil {
		return Account{}, nil, err
	}
	if refusal := tried(live, browser, digits); refusal != nil {
		return Account{}, refusal, nil
	}
	if err := useUp(tx, address); err != nil {
		return Account{}, nil, err
	}
	a, err = s.enter(tx, address)
	return a, nil, err
}

// countTry counts one try on each live code of this address and browser and returns them. The rows
// stay locked, so that tries at one moment are counted one after another.
func countTry(tx *database.Tx, address email.Address, browser string) ([]code, error) {
	return database.Rows[code](tx, `UPDATE sign_in_codes SET tries = tries + 1
		WHERE email_key = $1 AND browser_hash = $2 AND used_at IS NULL AND expires_at > $3 AND tries < $4
		RETURNING *`, address.Key, browserHash(browser), tx.Now, codeTries)
}

func useUp(tx *database.Tx, address email.Address) error {
	_, err := tx.PGX.Exec(`UPDATE sign_in_codes SET used_at = $2 WHERE email_key = $1 AND used_at IS NULL`, address.Key, tx.Now)
	return err
}

// enter notes a sign-in to the account of a proved address.
func (s *Service) enter(tx *database.Tx, address email.Address) (Account, error) {
	a, err := EnsureAccountTx(tx, address)
	if err != nil {
		return Account{}, err
	}
	if _, err := tx.PGX.Exec(`UPDATE accounts SET last_signed_in = $2 WHERE id = $1`, a.ID, tx.Now); err != nil {
		return Account{}, err
	}
	if err := s.OnSignedIn(tx, a); err != nil {
		return Account{}, err
	}
	return a, audit.RecordSignIn(tx, "access.sign_in", a.ID)
}

// SignOut notes that the acting account signed out; its login session is ended by LogOut.
func (s *Service) SignOut(ctx context.Context) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		return audit.RecordSignIn(tx, "access.sign_out", tx.Actor.Account)
	})
}
