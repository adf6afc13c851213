package access

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// loginStore keeps login sessions in login_sessions. Row-level security shows a transaction only the
// session whose token it knows. Deadlines are scs's, by the machine's clock, and are compared with
// the database's for the same reason.
type loginStore struct {
	db    *database.DB
	codec scs.Codec
}

var _ scs.CtxStore = (*loginStore)(nil)

// FindCtx returns the data of a token; found is false when there is none or it has ended. It runs at
// every request of somebody signed in, so both statements go in one round trip, which PostgreSQL
// takes as one transaction.
func (s *loginStore) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	hash := tokenHash(token)
	b := &pgx.Batch{}
	b.Queue(`SELECT set_config('turnout.login', $1, true)`, hex.EncodeToString(hash))
	b.Queue(`SELECT data FROM login_sessions WHERE token_hash = $1 AND expires_at > now()`, hash).
		QueryRow(func(row pgx.Row) error { return row.Scan(&data) })
	err = s.db.Pool.SendBatch(ctx, b).Close()
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, database.Translate(err)
}

// CommitCtx writes a session. The account inside is written beside it, so that an account's sessions
// can be found.
func (s *loginStore) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	account, err := s.accountOf(data)
	if err != nil {
		return err
	}
	return s.in(ctx, token, func(tx *database.Tx, hash []byte) error {
		_, err := tx.PGX.Exec(`INSERT INTO login_sessions (token_hash, account_id, data, expires_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (token_hash) DO UPDATE SET account_id = excluded.account_id, data = excluded.data, expires_at = excluded.expires_at`,
			hash, account, data, expiry)
		return err
	})
}

// DeleteCtx ends a session; ending one that is not there is no error.
func (s *loginStore) DeleteCtx(ctx context.Context, token string) error {
	return s.in(ctx, token, func(tx *database.Tx, hash []byte) error {
		_, err := tx.PGX.Exec(`DELETE FROM login_sessions WHERE token_hash = $1`, hash)
		return err
	})
}

func (s *loginStore) in(ctx context.Context, token string, fn func(tx *database.Tx, hash []byte) error) error {
	hash := tokenHash(token)
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if err := tx.Bind("turnout.login", hex.EncodeToString(hash)); err != nil {
			return err
		}
		return fn(tx, hash)
	})
}

func (s *loginStore) accountOf(data []byte) (*uuid.UUID, error) {
	_, values, err := s.codec.Decode(data)
	if err != nil {
		return nil, err
	}
	text, _ := values[accountKey].(string)
	id, err := uuid.Parse(text)
	if err != nil {
		return nil, nil // nobody has signed in yet: the session only binds a code to its browser
	}
	return &id, nil
}

func tokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// Find, Commit and Delete complete scs.Store; scs calls the ones with a context.
func (s *loginStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *loginStore) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx without a context.
func (s *loginStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
