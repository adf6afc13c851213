// Package idempotency makes a command safe to send again: the same key and body get the same answer
// for a day, whatever happened to the first reply.
package idempotency

import (
	"bytes"
	"crypto/sha256"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Kept is how long an answer is remembered.
const Kept = 24 * time.Hour

// ErrInProgress: the first request with this key has not been answered yet.
var ErrInProgress = &fault.Error{
	Kind: fault.Conflict, Code: "in_progress", RetryAfter: time.Second,
	Message: "We are still working on your first request.",
}

// ErrReused: the key came before with another body.
var ErrReused = fault.New(fault.Invalid, "idempotency_key_reused", "This request differs from an earlier one that carried the same key.")

// Answer is what was, or is to be, sent.
type Answer struct {
	Status int
	Body   []byte
}

// Once is one command: the caller's key, the hash of what was asked, and how the outcome is written.
type Once struct {
	Key    string
	Hash   []byte
	Encode func(v any, refusal error) (Answer, error)
}

// Hash is the hash of a request: its operation, its path and its body, each ended by a zero byte.
func Hash(parts ...[]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
		h.Write([]byte{0})
	}
	return h.Sum(nil)
}

type row struct {
	BodyHash []byte
	Status   *int
	Body     []byte
}

// Do runs fn unless its answer is known already. A decided refusal (conflict, invalid input) undoes
// what fn wrote and is itself remembered; any other error remembers nothing and fails the transaction.
func Do[T any](tx *database.Tx, once Once, fn func() (T, error)) (Answer, error) {
	first, err := claim(tx, once)
	if err != nil {
		return Answer{}, err
	}
	if !first {
		return replay(tx, once)
	}
	var v T
	refusal := tx.Savepoint(func() (err error) {
		v, err = fn()
		return err
	})
	if refusal != nil && !fault.Of(refusal).Decided() {
		return Answer{}, refusal
	}
	answer, err := once.Encode(v, refusal)
	if err != nil {
		return Answer{}, err
	}
	_, err = tx.PGX.Exec(`UPDATE idempotency_keys SET status = $4, body = $5
		WHERE partnership_id = $1 AND account_id = $2 AND key = $3`,
		tx.Partnership(), tx.Actor.Account, once.Key, answer.Status, answer.Body)
	return answer, err
}

// claim inserts the key first. A twin still at work holds the row: after 50 ms we say so instead of
// waiting for it.
func claim(tx *database.Tx, once Once) (first bool, err error) {
	b := &pgx.Batch{}
	b.Queue(`SET LOCAL lock_timeout = '50ms'`)
	b.Queue(`INSERT INTO idempotency_keys (partnership_id, account_id, key, body_hash, created_at)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		tx.Partnership(), tx.Actor.Account, once.Key, once.Hash, tx.Now)
	b.Queue(`SET LOCAL lock_timeout = '2s'`)
	results := tx.PGX.SendBatch(b)
	defer results.Close()
	if _, err = results.Exec(); err != nil {
		return false, err
	}
	tag, err := results.Exec()
	if database.IsLockTimeout(err) {
		return false, ErrInProgress.With(err)
	}
	if err != nil {
		return false, err
	}
	_, err = results.Exec()
	return tag.RowsAffected() == 1, err
}

func replay(tx *database.Tx, once Once) (Answer, error) {
	r, found, err := database.One[row](tx, `SELECT body_hash, status, body FROM idempotency_keys
		WHERE partnership_id = $1 AND account_id = $2 AND key = $3`, tx.Partnership(), tx.Actor.Account, once.Key)
	if err != nil {
		return Answer{}, err
	}
	switch {
	case !found || r.Status == nil:
		return Answer{}, ErrInProgress
	case !bytes.Equal(r.BodyHash, once.Hash):
		return Answer{}, ErrReused
	}
	return Answer{Status: *r.Status, Body: r.Body}, nil
}

// Forget deletes answers of the transaction's partnership that are older than a day, a thousand at
// most, and returns how many.
func Forget(tx *database.Tx) (rows int64, err error) {
	tag, err := tx.PGX.Exec(`DELETE FROM idempotency_keys WHERE (partnership_id, account_id, key) IN (
		SELECT partnership_id, account_id, key FROM idempotency_keys WHERE partnership_id = $1 AND created_at < $2
		LIMIT 1000)`, tx.Partnership(), tx.Now.Add(-Kept))
	return tag.RowsAffected(), err
}
