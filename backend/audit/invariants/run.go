package invariants

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Shown is how many breaches of one invariant are listed; all are counted.
const Shown = 20

// Breach is a row that breaks an invariant.
type Breach struct {
	Partnership string // its id; empty where the breach is of the schema
	ID          string // of the row
	What        string // in which way, without personal data
}

// Result is what one invariant found.
type Result struct {
	Invariant
	Examined int64
	Breaches int64
	Listed   []Breach // the first of them, at most Shown
	Blind    bool     // there are rows to examine, and it examined none: the invariant itself is broken
}

// Holds reports whether the sentence was proved true.
func (r Result) Holds() bool { return r.Breaches == 0 && !r.Blind }

// ErrBlind: the database role is bound by row-level security, and would see an empty database.
var ErrBlind = errors.New("row-level security binds this database role, which would see nothing: connect as the owner of the schema")

// Check connects as the owner of the schema and runs every invariant in one snapshot, which writes
// nothing. ErrBlind when the role at url does not see everything.
func Check(ctx context.Context, url string) ([]Result, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("connect to audit: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	return Run(ctx, tx)
}

// Run runs every invariant in tx, as the owner of the schema.
func Run(ctx context.Context, tx pgx.Tx) ([]Result, error) {
	var blind bool
	if err := tx.QueryRow(ctx, `SELECT row_security_active('bookings')`).Scan(&blind); err != nil {
		return nil, fmt.Errorf("no schema to audit: %w", err)
	}
	if blind {
		return nil, ErrBlind
	}
	// Everything is read, so compiling loses seconds, and a nested loop, chosen on a guess, minutes.
	if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = 0; SET LOCAL jit = off; SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'`); err != nil {
		return nil, err
	}
	var results []Result
	for _, i := range All() {
		r, err := i.Run(ctx, tx)
		if err != nil {
			return results, fmt.Errorf("invariant %s: %w", i.Name, err)
		}
		results = append(results, r)
	}
	return results, nil
}

// Run runs the invariant alone, in tx.
func (i Invariant) Run(ctx context.Context, tx pgx.Tx) (Result, error) {
	r := Result{Invariant: i}
	rows, err := tx.Query(ctx, i.sql(), Shown)
	if err != nil {
		return r, err
	}
	var b Breach
	_, err = pgx.ForEachRow(rows, []any{&r.Examined, &r.Breaches, &b.Partnership, &b.ID, &b.What}, func() error {
		if r.Breaches > 0 {
			r.Listed = append(r.Listed, b)
		}
		return nil
	})
	if err != nil || r.Examined > 0 {
		return r, err
	}
	return r, tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM `+i.given+`)`).Scan(&r.Blind)
}
