package database

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ErrBusy: a lock or a statement was waited for too long; nothing was written.
var ErrBusy = &fault.Error{
	Kind: fault.Unavailable, Code: "busy", RetryAfter: time.Second,
	Message: "We are very busy just now. Nothing was saved. Try again in a moment.",
}

// ErrUnknown: the answer to COMMIT was lost. It may have happened: ask again with the same key.
var ErrUnknown = &fault.Error{
	Kind: fault.Unavailable, Code: "unknown_outcome", RetryAfter: time.Second,
	Message: "We lost the connection while saving. Try again: nothing will be done twice.",
}

// SQLSTATE codes we act on.
const (
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
	lockNotAvailable     = "55P03"
	queryCanceled        = "57014"
	uniqueViolation      = "23505"
	checkViolation       = "23514"
	foreignKeyViolation  = "23503"
)

func state(err error) string {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code
	}
	return ""
}

func retryable(err error) bool {
	s := state(err)
	return s == serializationFailure || s == deadlockDetected
}

// IsUnique reports whether err is a breach of the named unique index (any, when name is empty).
func IsUnique(err error, name string) bool { return breaches(err, uniqueViolation, name) }

// IsCheck reports whether err is a breach of the named check constraint (any, when name is empty).
func IsCheck(err error, name string) bool { return breaches(err, checkViolation, name) }

// IsForeignKey reports whether err points at a row that is not there (in this partnership).
func IsForeignKey(err error, name string) bool { return breaches(err, foreignKeyViolation, name) }

func breaches(err error, code, name string) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == code && (name == "" || pg.ConstraintName == name)
}

// Translate is for statements outside a transaction: what PostgreSQL refuses for want of time, room or
// life becomes Unavailable; anything else passes as it is, nil too.
func Translate(err error) error {
	if err == nil {
		return nil
	}
	return translate(err)
}

// translate turns what PostgreSQL refuses for want of time, room or life into Unavailable; anything
// else passes as it is.
func translate(err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	switch s := state(err); {
	case s == lockNotAvailable, s == queryCanceled, s == serializationFailure, s == deadlockDetected:
		return ErrBusy.With(err)
	case unavailable(s), s == "" && connectionLost(err):
		return &fault.Error{
			Kind: fault.Unavailable, Code: "database_unavailable", RetryAfter: 2 * time.Second, Cause: err,
			Message: "We cannot save just now. Nothing was changed. Try again in a moment.",
		}
	}
	return err
}

// unavailable: connection exceptions, insufficient resources (disk full, too many connections),
// operator intervention (shutdown, recovery), system errors.
func unavailable(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[:2] {
	case "08", "53", "57", "58":
		return true
	}
	return s == "25P03" // idle_in_transaction_session_timeout
}

func connectionLost(err error) bool {
	var connect *pgconn.ConnectError
	return errors.As(err, &connect) || pgconn.SafeToRetry(err) || pgconn.Timeout(err) ||
		errors.Is(err, context.DeadlineExceeded) || isNet(err)
}

// poolError: no connection came free in time.
func poolError(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return translate(err)
}

// commitError: PostgreSQL refusing a commit is a refusal; anything else leaves the outcome unknown.
func commitError(err error) error {
	if state(err) != "" && !unavailable(state(err)) {
		return err
	}
	return ErrUnknown.With(err)
}

// IsLockTimeout reports whether err is a lock waited for longer than lock_timeout.
func IsLockTimeout(err error) bool { return state(err) == lockNotAvailable }
