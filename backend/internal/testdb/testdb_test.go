package testdb_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func TestNewIsMigratedAndBoundByRowLevelSecurity(t *testing.T) {
	db := testdb.New(t)
	app := db.Open(t)
	if err := app.MustBeAppRole(t.Context()); err != nil {
		t.Error(err)
	}
	var tables, jobs int
	err := app.Pool.QueryRow(t.Context(), `
		SELECT count(*) FILTER (WHERE tablename = 'bookings'), count(*) FILTER (WHERE tablename = 'river_job')
		FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables, &jobs)
	if err != nil || tables != 1 || jobs != 1 {
		t.Errorf("bookings %d, river_job %d (%v); want both", tables, jobs, err)
	}
	if err := db.OpenAsOwner(t).MustBeAppRole(t.Context()); err == nil {
		t.Error("the owner counts as the application's role")
	}
}

func TestDatabasesKnowNothingOfEachOther(t *testing.T) {
	one, other := testdb.New(t), testdb.New(t)
	if one.Name == other.Name {
		t.Fatal("the same database twice")
	}
	execute(t, one.OpenAsOwner(t), `CREATE TABLE only_here (n int)`)
	var found bool
	err := other.Open(t).Pool.QueryRow(t.Context(), `SELECT to_regclass('only_here') IS NOT NULL`).Scan(&found)
	if err != nil || found {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestPassingDropsTheDatabase(t *testing.T) {
	var db *testdb.DB
	t.Run("inner", func(t *testing.T) {
		db = testdb.New(t)
		db.Open(t)
	})
	conn, err := pgx.Connect(t.Context(), db.OwnerURL)
	if err == nil {
		_ = conn.Close(context.Background())
		t.Error("the database of a passed test is still there")
	}
}

func TestTestsInParallel(t *testing.T) {
	for range 8 {
		t.Run("one", func(t *testing.T) {
			t.Parallel()
			execute(t, testdb.New(t).OpenAsOwner(t), `CREATE TABLE mine (n int)`)
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for range b.N {
		testdb.New(b)
	}
}

func execute(t *testing.T, db *database.DB, sql string) {
	t.Helper()
	if _, err := db.Pool.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}
