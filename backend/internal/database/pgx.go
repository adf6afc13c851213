package database

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Queryer is raw SQL on the transaction's connection, under the request's context.
type Queryer interface {
	Exec(sql string, args ...any) (pgconn.CommandTag, error)
	Query(sql string, args ...any) (pgx.Rows, error)
	QueryRow(sql string, args ...any) pgx.Row
	SendBatch(b *pgx.Batch) pgx.BatchResults
	CopyFrom(table pgx.Identifier, columns []string, src pgx.CopyFromSource) (int64, error)
}

type queryer struct {
	conn *pgx.Conn
	ctx  context.Context
}

func (q queryer) Exec(sql string, args ...any) (pgconn.CommandTag, error) {
	return q.conn.Exec(q.ctx, sql, args...)
}

func (q queryer) Query(sql string, args ...any) (pgx.Rows, error) {
	return q.conn.Query(q.ctx, sql, args...)
}

func (q queryer) QueryRow(sql string, args ...any) pgx.Row {
	return q.conn.QueryRow(q.ctx, sql, args...)
}

func (q queryer) SendBatch(b *pgx.Batch) pgx.BatchResults { return q.conn.SendBatch(q.ctx, b) }

func (q queryer) CopyFrom(table pgx.Identifier, columns []string, src pgx.CopyFromSource) (int64, error) {
	return q.conn.CopyFrom(q.ctx, table, columns, src)
}

// Rows reads every row of a query into structs by column name (db tags or snake_case); nil for none.
func Rows[T any](tx *Tx, sql string, args ...any) ([]T, error) {
	rows, err := tx.PGX.Query(sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByNameLax[T])
}

// Values reads every row of a one-column query; nil for none.
func Values[T any](tx *Tx, sql string, args ...any) ([]T, error) {
	rows, err := tx.PGX.Query(sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[T])
}

// One reads the first row into a struct by column name; found is false when there is none.
func One[T any](tx *Tx, sql string, args ...any) (v T, found bool, err error) {
	rows, err := tx.PGX.Query(sql, args...)
	if err != nil {
		return v, false, err
	}
	v, err = pgx.CollectOneRow(rows, pgx.RowToStructByNameLax[T])
	if errors.Is(err, pgx.ErrNoRows) {
		return v, false, nil
	}
	return v, err == nil, err
}

var errBorrowed = errors.New("this transaction is committed by database.InTx only")

// borrowed lets River insert into our transaction but not end it.
type borrowed struct {
	conn *pgx.Conn
	ctx  context.Context
}

func (b borrowed) Begin(ctx context.Context) (pgx.Tx, error) { return nil, errBorrowed }
func (b borrowed) Commit(context.Context) error              { return errBorrowed }
func (b borrowed) Rollback(context.Context) error            { return errBorrowed }
func (b borrowed) Conn() *pgx.Conn                           { return b.conn }
func (b borrowed) LargeObjects() pgx.LargeObjects            { return pgx.LargeObjects{} }

func (b borrowed) CopyFrom(ctx context.Context, t pgx.Identifier, c []string, s pgx.CopyFromSource) (int64, error) {
	return b.conn.CopyFrom(ctx, t, c, s)
}

func (b borrowed) SendBatch(ctx context.Context, batch *pgx.Batch) pgx.BatchResults {
	return b.conn.SendBatch(ctx, batch)
}

func (b borrowed) Prepare(ctx context.Context, name, sql string) (*pgconn.StatementDescription, error) {
	return b.conn.Prepare(ctx, name, sql)
}

func (b borrowed) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	return b.conn.Exec(ctx, sql, args...)
}

func (b borrowed) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	return b.conn.Query(ctx, sql, args...)
}

func (b borrowed) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	return b.conn.QueryRow(ctx, sql, args...)
}
