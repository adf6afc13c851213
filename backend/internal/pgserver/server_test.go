package pgserver_test

import (
	"context"
	"encoding/json"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

func TestFirstStartMakesRolesAndDatabase(t *testing.T) {
	dir := t.TempDir()
	s := start(t, pgserver.Options{Dir: dir})

	owner := connect(t, s.OwnerURL())
	run(t, owner, `CREATE EXTENSION pg_trgm`, `CREATE EXTENSION unaccent`, `CREATE TABLE kept (n int)`)
	if !ask[bool](t, owner, `SELECT similarity('safeguarding', 'safegaurding') > 0.3 AND unaccent('é') = 'e' AND lower('É') = 'é'`) {
		t.Error("the extensions or the locale do not work")
	}
	app := connect(t, s.AppURL())
	if ask[bool](t, app, `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user`) {
		t.Error("the application's role has rights it must not have")
	}
	if _, err := app.Exec(t.Context(), `CREATE TABLE mine (n int)`); err == nil {
		t.Error("the application's role can create tables")
	}
	for setting, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "data_checksums": "on", "server_encoding": "UTF8",
		"listen_addresses": "127.0.0.1", "password_encryption": "scram-sha-256",
	} {
		if got := ask[string](t, app, `SELECT current_setting($1)`, setting); got != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
	if got := ask[string](t, connect(t, s.SuperURL()), `SHOW unix_socket_directories`); got != "" {
		t.Errorf("there is a socket in %q", got)
	}
	info, err := os.Stat(filepath.Join(dir, "connection.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the passwords' file: %v, %v; want mode 0600", info, err)
	}
}

func TestWrongPasswordIsRefused(t *testing.T) {
	s := start(t, pgserver.Options{Dir: madeBefore(t)})
	u, err := url.Parse(s.AppURL())
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(u.User.Username(), "guess")
	if conn, err := pgx.Connect(t.Context(), u.String()); err == nil {
		_ = conn.Close(t.Context())
		t.Error("a wrong password was let in")
	}
}

func TestSecondStartKeepsDataAndPort(t *testing.T) {
	dir := madeBefore(t)
	first := start(t, pgserver.Options{Dir: dir})
	run(t, connect(t, first.OwnerURL()), `CREATE TABLE kept AS SELECT 42 AS n`)
	pid := postmasterPid(t, dir)
	first.Stop()
	if alive(pid) {
		t.Fatal("PostgreSQL still runs after Stop")
	}
	second := start(t, pgserver.Options{Dir: dir})
	if first.AppURL() != second.AppURL() {
		t.Errorf("the address changed from %s to %s", first.AppURL(), second.AppURL())
	}
	if got := ask[string](t, connect(t, second.OwnerURL()), `SELECT n::text FROM kept`); got != "42" {
		t.Errorf("kept = %s", got)
	}
}

func TestTakenPortIsReplaced(t *testing.T) {
	dir := madeBefore(t)
	first := start(t, pgserver.Options{Dir: dir})
	u, err := url.Parse(first.AppURL())
	if err != nil {
		t.Fatal(err)
	}
	first.Stop()
	squatter, err := net.Listen("tcp4", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = squatter.Close() }()
	second := start(t, pgserver.Options{Dir: dir})
	if second.AppURL() == first.AppURL() {
		t.Error("the port of another program is given out as ours")
	}
	connect(t, second.AppURL())
}

func TestSettingsHoldForOneRun(t *testing.T) {
	dir := madeBefore(t)
	s := start(t, pgserver.Options{Dir: dir, Settings: map[string]string{"fsync": "off"}})
	if got := ask[string](t, connect(t, s.AppURL()), `SHOW fsync`); got != "off" {
		t.Errorf("fsync = %s", got)
	}
	s.Stop()
	s = start(t, pgserver.Options{Dir: dir})
	if got := ask[string](t, connect(t, s.AppURL()), `SHOW fsync`); got != "on" {
		t.Errorf("the next run has fsync = %s", got)
	}
}

func TestSecondLauncherAttaches(t *testing.T) {
	dir := madeBefore(t)
	first := start(t, pgserver.Options{Dir: dir})
	second := start(t, pgserver.Options{Dir: dir})
	if first.Attached() || !second.Attached() {
		t.Fatalf("attached: first %v, second %v", first.Attached(), second.Attached())
	}
	connect(t, second.AppURL())
	if second.Kill() == nil {
		t.Error("an attached launcher may kill the server")
	}
	second.Stop()
	connect(t, first.AppURL())
}

func TestServerStandsInAGroupOfItsOwn(t *testing.T) {
	dir := madeBefore(t)
	start(t, pgserver.Options{Dir: dir})
	group, err := syscall.Getpgid(postmasterPid(t, dir))
	if err != nil || group == syscall.Getpgrp() {
		t.Errorf("PostgreSQL's process group is %d, ours %d (%v): Ctrl-C would reach it", group, syscall.Getpgrp(), err)
	}
}

// The helpers.

func start(t *testing.T, opts pgserver.Options) *pgserver.Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if opts.Elsewhere == "" {
		opts.Elsewhere = filepath.Join(scratch, "elsewhere")
	}
	s, err := pgserver.Start(ctx, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return s
}

// madeBefore returns a folder in which a server has once been started and stopped; making one takes seconds, a copy
// does not.
func madeBefore(t *testing.T) string {
	t.Helper()
	original := pristine()
	if original == "" {
		t.Fatal("no first server could be made: see the failure of another test")
	}
	dir := filepath.Join(t.TempDir(), "pg")
	if out, err := exec.Command("cp", "-a", original, dir).CombinedOutput(); err != nil {
		t.Fatalf("cp: %v: %s", err, out)
	}
	return dir
}

var pristine = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp(scratch, "pristine")
	if err != nil {
		return ""
	}
	s, err := pgserver.Start(context.Background(), pgserver.Options{Dir: dir})
	if err != nil {
		return ""
	}
	s.Stop()
	if forgetPort(filepath.Join(dir, "connection.json")) != nil {
		return ""
	}
	return dir
})

// forgetPort keeps parallel copies from asking for the same port.
func forgetPort(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	keys := map[string]any{}
	if err := json.Unmarshal(raw, &keys); err != nil {
		return err
	}
	delete(keys, "port")
	if raw, err = json.Marshal(keys); err != nil {
		return err
	}
	return os.WriteFile(path, raw, 0o600)
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func run(t *testing.T, conn *pgx.Conn, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func ask[T any](t *testing.T, conn *pgx.Conn, query string, args ...any) T {
	t.Helper()
	var answer T
	if err := conn.QueryRow(t.Context(), query, args...).Scan(&answer); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return answer
}

func postmasterPid(t *testing.T, dir string) int {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// alive is false for a process that has ended and only waits for somebody to ask how.
func alive(pid int) bool {
	state, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && !strings.HasPrefix(string(state), "Z")
}
