package testdb

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

// DB is one test's database: empty but for the schema.
type DB struct {
	Name string
	// AppURL connects as turnout_app, as the application does: row-level security applies.
	AppURL string
	// OwnerURL connects as turnout_owner, whom row-level security does not bind.
	OwnerURL string
}

// New makes a database and has it dropped when the test has passed.
func New(t testing.TB) *DB {
	t.Helper()
	super, err := serverAndTemplate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	name, err := super.clone(t.Context(), t.Name())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { super.dropOrKeep(t, name) })
	return &DB{Name: name, AppURL: super.url(pgserver.App, name), OwnerURL: super.url(pgserver.Owner, name)}
}

// Open connects as the application does and closes with the test. adjust may set a clock or the size of the pool.
func (db *DB) Open(t testing.TB, adjust ...func(*database.Config)) *database.DB {
	t.Helper()
	return open(t, db.AppURL, adjust)
}

// OpenAsOwner connects as the owner of the schema, whom row-level security does not bind, and closes with the test.
func (db *DB) OpenAsOwner(t testing.TB, adjust ...func(*database.Config)) *database.DB {
	t.Helper()
	return open(t, db.OwnerURL, adjust)
}

func open(t testing.TB, url string, adjust []func(*database.Config)) *database.DB {
	t.Helper()
	config := database.Config{URL: url}
	for _, f := range adjust {
		f(&config)
	}
	opened, err := database.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(opened.Close)
	return opened
}

// clone makes a database from the template. Its name tells the day, so that what failed tests left can be cleared away,
// and the test.
func (s server) clone(ctx context.Context, test string) (string, error) {
	conn, err := pgx.Connect(ctx, s.superURL)
	if err != nil {
		return "", err
	}
	defer closeConn(conn)
	var day string
	if err := conn.QueryRow(ctx, `SELECT to_char(now(), 'YYYYMMDD')`).Scan(&day); err != nil {
		return "", err
	}
	name := databaseName(day, test)
	_, err = conn.Exec(ctx, fmt.Sprintf(`CREATE DATABASE %s TEMPLATE %s OWNER %s`, name, s.template, pgserver.Owner))
	return name, err
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// databaseName is unique, at most 63 bytes, and needs no quoting.
func databaseName(day, test string) string {
	random := make([]byte, 4)
	_, _ = rand.Read(random)
	words := notInNames.ReplaceAllString(strings.ToLower(test), "_")
	return "test_" + day + "_" + words[:min(len(words), 39)] + "_" + hex.EncodeToString(random)
}

// dropOrKeep runs after everything else the test cleans up. The test's own context has ended by then.
func (s server) dropOrKeep(t testing.TB, name string) {
	if t.Failed() {
		t.Logf("this test's database is kept for two days; to open it: %s", s.howToOpen(name))
		return
	}
	conn, err := pgx.Connect(context.Background(), s.superURL)
	if err != nil {
		t.Errorf("the database %s cannot be dropped: %v", name, err)
		return
	}
	defer closeConn(conn)
	if _, err := conn.Exec(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
		t.Errorf("the database %s cannot be dropped: %v", name, err)
	}
}

func (s server) howToOpen(name string) string {
	if os.Getenv(serverVariable) == "" || os.Getenv(sharedVariable) != "" {
		return "scripts/test-psql " + name
	}
	return "psql '" + s.url(pgserver.Owner, name) + "'"
}

func closeConn(conn *pgx.Conn) { _ = conn.Close(context.Background()) }
