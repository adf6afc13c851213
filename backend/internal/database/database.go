// Package database opens PostgreSQL and is the only maker of transactions. It owns how a transaction
// begins, commits, is retried and fails; it does not own any table.
package database

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// Statements and locks wait no longer than this; then the caller is told to try again.
const (
	LockTimeout      = 2 * time.Second
	StatementTimeout = 5 * time.Second
)

// DB is an open database: one pool shared by gorm, River and raw pgx.
type DB struct {
	Pool  *pgxpool.Pool
	Clock clock.Clock
	Log   *slog.Logger
	gorm  *gorm.DB
	sql   *sql.DB
	grace time.Duration // of a transaction, from its beginning to its commit
}

// Open connects and asserts that the database answers. The caller closes.
func Open(ctx context.Context, c Config) (*DB, error) {
	if c.Clock == nil {
		c.Clock = clock.System{}
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	pool, err := openPool(ctx, c)
	if err != nil {
		return nil, err
	}
	sqlDB := stdlib.OpenDBFromPool(pool)
	g, err := gorm.Open(postgres.New(postgres.Config{Conn: sqlDB}), &gorm.Config{
		PrepareStmt:            false, // pgx caches statements itself; gorm's cache halves the speed of a booking
		TranslateError:         true,
		SkipDefaultTransaction: true,
		DisableAutomaticPing:   true,
		Logger:                 logger.Discard, // queries are traced by pgx, without their parameters
		NowFunc:                c.Clock.Now,
	})
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("open gorm: %w", err)
	}
	return &DB{Pool: pool, Clock: c.Clock, Log: c.Log, gorm: g, sql: sqlDB, grace: max(commitGrace, c.Patience)}, nil
}

func openPool(ctx context.Context, c Config) (*pgxpool.Pool, error) {
	pc, err := pgxpool.ParseConfig(c.URL)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	pc.MaxConns = 20
	if c.MaxConns > 0 {
		pc.MaxConns = c.MaxConns
	}
	pc.ConnConfig.Tracer = c.Tracer
	params := pc.ConnConfig.RuntimeParams
	params["application_name"] = "turnout"
	params["timezone"] = "UTC"
	params["lock_timeout"] = fmt.Sprint(LockTimeout.Milliseconds())
	params["statement_timeout"] = fmt.Sprint(max(StatementTimeout, c.Patience).Milliseconds())
	params["idle_in_transaction_session_timeout"] = fmt.Sprint(max(commitGrace, c.Patience).Milliseconds())
	pc.AfterConnect = readUTC
	pool, err := pgxpool.NewWithConfig(ctx, pc)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("database does not answer: %w", err)
	}
	return pool, nil
}

// readUTC makes instants come back in UTC, as the contract says them, wherever the machine stands.
func readUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}

// Close ends every connection.
func (db *DB) Close() {
	_ = db.sql.Close()
	db.Pool.Close()
}

// MustBeAppRole returns an error unless the connection is bound by row-level security: not a
// superuser, not BYPASSRLS, and owner of no table here.
func (db *DB) MustBeAppRole(ctx context.Context) error {
	var super, bypass, owner bool
	err := db.Pool.QueryRow(ctx, `
		SELECT r.rolsuper, r.rolbypassrls,
		       EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace)
		FROM pg_roles r WHERE r.rolname = current_user`).Scan(&super, &bypass, &owner)
	if err != nil {
		return fmt.Errorf("who am I: %w", err)
	}
	if super || bypass || owner {
		return fmt.Errorf("refusing to serve as a database role that row-level security does not bind (superuser %t, bypassrls %t, owns tables %t): connect as turnout_app", super, bypass, owner)
	}
	return nil
}
