package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/gorm"

	"github.com/turnout-uk/turnout/backend/internal/actor"
)

// Tx is a transaction in a partnership: gorm and pgx on one connection, the time it happens at, and
// who acts. Rules never take one.
type Tx struct {
	DB    *gorm.DB  // create, read, update
	PGX   Queryer   // raw SQL on the same connection
	Now   time.Time // UTC; read again after places are locked
	Actor actor.Principal

	ctx   context.Context
	db    *DB
	river pgx.Tx
	after []func()
}

// Context is the request's: statements end with it, the commit does not.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Partnership is the tenant this transaction is bound to.
func (tx *Tx) Partnership() uuid.UUID { return tx.Actor.Partnership }

// River is the transaction as River wants it: jobs inserted with it commit with the fact.
func (tx *Tx) River() pgx.Tx { return tx.river }

// Tick reads the clock again: after a lock was waited for, now is later than the beginning.
func (tx *Tx) Tick() { tx.Now = tx.db.Clock.Now() }

// AfterCommit runs f once the commit is known to have succeeded: wake-ups only, never facts.
func (tx *Tx) AfterCommit(f func()) { tx.after = append(tx.after, f) }

// commitGrace is how long BEGIN and COMMIT may take, whether or not the caller has gone away, and how
// long PostgreSQL waits for our next statement; longer where Config.Patience says so.
const commitGrace = 15 * time.Second

// maxRuns is how often a transaction is run when PostgreSQL asks for a retry.
const maxRuns = 3

// InTx runs fn in one READ COMMITTED transaction of the acting partnership (actor.From(ctx)) and
// commits. It runs fn again, at most three times in all, on a serialisation failure or a deadlock, so
// fn must change nothing outside the transaction. Lock and statement timeouts come back as
// Unavailable; a lost answer to COMMIT comes back as ErrUnknown and is never retried here.
func InTx[T any](ctx context.Context, db *DB, fn func(*Tx) (T, error)) (T, error) {
	return run(ctx, db, sql.TxOptions{Isolation: sql.LevelReadCommitted}, fn)
}

// Read runs fn in one REPEATABLE READ, READ ONLY snapshot: figures and exports that must agree.
func Read[T any](ctx context.Context, db *DB, fn func(*Tx) (T, error)) (T, error) {
	return run(ctx, db, sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}, fn)
}

// Do is InTx for work that answers nothing.
func Do(ctx context.Context, db *DB, fn func(*Tx) error) error {
	_, err := InTx(ctx, db, func(tx *Tx) (struct{}, error) { return struct{}{}, fn(tx) })
	return err
}

func run[T any](ctx context.Context, db *DB, opts sql.TxOptions, fn func(*Tx) (T, error)) (T, error) {
	var zero T
	for attempt := 1; ; attempt++ {
		v, after, err := once(ctx, db, opts, fn)
		if err == nil {
			for _, f := range after {
				f()
			}
			return v, nil
		}
		if !retryable(err) || attempt == maxRuns {
			return zero, translate(err)
		}
	}
}

// once begins, binds, runs and commits. Begin has a context of its own, for database/sql rolls back a
// transaction whose context ends, even between the last statement and COMMIT.
func once[T any](ctx context.Context, db *DB, opts sql.TxOptions, fn func(*Tx) (T, error)) (v T, after []func(), err error) {
	txCtx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return v, nil, poolError(err)
	}
	defer conn.Close()
	raw, err := rawConn(conn)
	if err != nil {
		return v, nil, err
	}
	// A context that ended while fn runs would have database/sql roll back on a connection that we are
	// using ourselves; so it can end during BEGIN and during COMMIT only.
	limit := time.AfterFunc(db.grace, cancel)
	sqlTx, err := conn.BeginTx(txCtx, &opts)
	if err != nil {
		return v, nil, err
	}
	if !limit.Stop() {
		_ = sqlTx.Rollback()
		return v, nil, ErrBusy
	}
	defer func() {
		if p := recover(); p != nil {
			_ = sqlTx.Rollback()
			panic(p)
		}
	}()
	tx := &Tx{
		DB: db.gormOn(ctx, sqlTx), PGX: queryer{raw, ctx}, Now: db.Clock.Now(),
		Actor: actor.From(ctx), ctx: ctx, db: db, river: borrowed{raw, ctx},
	}
	if err = tx.bind(); err == nil {
		v, err = fn(tx)
	}
	if err != nil {
		_ = sqlTx.Rollback()
		return v, nil, err
	}
	limit.Reset(db.grace)
	defer limit.Stop()
	if err = sqlTx.Commit(); err != nil {
		return v, nil, commitError(err)
	}
	return v, tx.after, nil
}

// bind tells row-level security which partnership and account this transaction is for.
func (tx *Tx) bind() error {
	_, err := tx.PGX.Exec(
		`SELECT set_config('turnout.partnership', $1, true), set_config('turnout.account', $2, true)`,
		orEmpty(tx.Actor.Partnership), orEmpty(tx.Actor.Account))
	return err
}

// Bind sets one more setting that policies read, for this transaction only: turnout.email while an
// address signs in, turnout.login while a login is looked up.
func (tx *Tx) Bind(setting, value string) error {
	_, err := tx.PGX.Exec(`SELECT set_config($1, $2, true)`, setting, value)
	return err
}

// Savepoint runs fn inside a savepoint, which may be inside another: when fn fails, only what fn wrote
// is undone, and the transaction goes on.
func (tx *Tx) Savepoint(fn func() error) error {
	if _, err := tx.PGX.Exec(`SAVEPOINT sp`); err != nil {
		return err
	}
	if err := fn(); err != nil {
		// Released too: one that stayed would hide the savepoint around it, which has the same name.
		if _, rerr := tx.PGX.Exec(`ROLLBACK TO SAVEPOINT sp; RELEASE SAVEPOINT sp`); rerr != nil {
			return errors.Join(err, rerr)
		}
		return err
	}
	_, err := tx.PGX.Exec(`RELEASE SAVEPOINT sp`)
	return err
}

func orEmpty(id uuid.UUID) string {
	if id == uuid.Nil {
		return ""
	}
	return id.String()
}

func rawConn(c *sql.Conn) (*pgx.Conn, error) {
	var raw *pgx.Conn
	err := c.Raw(func(driver any) error {
		sc, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("database driver is %T, want pgx", driver)
		}
		raw = sc.Conn()
		return nil
	})
	return raw, err
}

// gormOn returns a gorm handle whose statements run on sqlTx, under ctx.
func (db *DB) gormOn(ctx context.Context, sqlTx *sql.Tx) *gorm.DB {
	g := db.gorm.Session(&gorm.Session{NewDB: true, Context: ctx, SkipDefaultTransaction: true})
	g.Statement.ConnPool = sqlTx
	return g
}
