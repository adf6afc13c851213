package database

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"github.com/turnout-uk/turnout/migrations"
)

// AppRole is the role that serve connects as.
const AppRole = "turnout_app"

// Migrate brings the schema up to date, ours and River's. ownerURL connects as the schema's owner;
// the role turnout_app must exist (EnsureAppRole). Running it again changes nothing.
func Migrate(ctx context.Context, ownerURL string) error {
	pool, err := pgxpool.New(ctx, ownerURL)
	if err != nil {
		return fmt.Errorf("owner address: %w", err)
	}
	defer pool.Close()
	sqlDB := stdlib.OpenDBFromPool(pool)
	defer sqlDB.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, sqlDB, migrations.FS)
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	river, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	if err != nil {
		return fmt.Errorf("job queue migrations: %w", err)
	}
	if _, err := river.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate job queue: %w", err)
	}
	return nil
}

// ErrCannotMakeAppRole: the given URL may not create roles, so two URLs are needed.
var ErrCannotMakeAppRole = errors.New("this database user may not create the role turnout_app: create it (LOGIN, no superuser), then give its address as DATABASE_URL and the schema owner's as DATABASE_OWNER_URL")

// EnsureAppRole makes turnout_app able to log in and returns its address. Used where a single URL was
// given and it belongs to an owner. The password follows from the owner's, so that every replica that
// knows the one knows the other.
func EnsureAppRole(ctx context.Context, ownerURL string) (appURL string, err error) {
	conn, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return "", fmt.Errorf("connect as owner: %w", err)
	}
	defer conn.Close(ctx)
	u, err := url.Parse(ownerURL)
	if err != nil {
		return "", fmt.Errorf("DATABASE_URL must be a postgres:// address: %w", err)
	}
	mac := hmac.New(sha256.New, []byte(u.User.String()))
	mac.Write([]byte(AppRole))
	password := hex.EncodeToString(mac.Sum(nil))
	verb := "CREATE"
	var exists bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)`, AppRole).Scan(&exists); err != nil {
		return "", err
	}
	if exists {
		verb = "ALTER"
	}
	// The password is hexadecimal made here: nothing of a caller's reaches this statement.
	if _, err := conn.Exec(ctx, fmt.Sprintf(`%s ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '%s'`, verb, AppRole, password)); err != nil {
		return "", errors.Join(ErrCannotMakeAppRole, err)
	}
	u.User = url.UserPassword(AppRole, password)
	return u.String(), nil
}
