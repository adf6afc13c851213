package pgserver_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

func TestDataOfAnotherVersionAreRefusedAndUntouched(t *testing.T) {
	dir := madeBefore(t)
	version := filepath.Join(dir, "data", "PG_VERSION")
	if err := os.WriteFile(version, []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := names(t, dir)
	_, err := pgserver.Start(t.Context(), pgserver.Options{Dir: dir})
	wantSentence(t, err, "made by PostgreSQL 9", "Nothing was changed", "TURNOUT_PG_BIN")
	if after := names(t, dir); after != before {
		t.Errorf("the folder changed from %s to %s", before, after)
	}
}

func TestDataWithoutTheirPasswordsAreRefused(t *testing.T) {
	dir := madeBefore(t)
	if err := os.Remove(filepath.Join(dir, "connection.json")); err != nil {
		t.Fatal(err)
	}
	_, err := pgserver.Start(t.Context(), pgserver.Options{Dir: dir})
	wantSentence(t, err, "connection.json is missing", "put it back")
}

func TestNoPostgresNamesEveryWayToOne(t *testing.T) {
	empty := t.TempDir()
	t.Setenv("TURNOUT_PG_BIN", "")
	t.Setenv("TURNOUT_NODE_MODULES", empty)
	t.Setenv("PATH", empty)
	binaries, err := pgserver.Find("")
	if err == nil && strings.HasPrefix(binaries.Bin, "/usr/lib/postgresql/") {
		return // this machine has one where no variable can hide it
	}
	if !errors.Is(err, pgserver.ErrNoPostgres) {
		t.Fatalf("err = %v", err)
	}
	wantSentence(t, err, "DATABASE_URL", "TURNOUT_PG_BIN", "@embedded-postgres/", "PATH", "/usr/lib/postgresql")
}

func TestANamedFolderWithoutPostgresIsNotPassedOver(t *testing.T) {
	empty := t.TempDir()
	t.Setenv("TURNOUT_PG_BIN", empty)
	_, err := pgserver.Find("")
	wantSentence(t, err, empty, "bin/postgres")
}

func TestAnOldPostgresIsRefused(t *testing.T) {
	dir := t.TempDir()
	old := "#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n"
	for _, program := range []string{"postgres", "initdb"} {
		if err := os.WriteFile(filepath.Join(dir, program), []byte(old), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	_, err := pgserver.Find(dir)
	wantSentence(t, err, "PostgreSQL 14", "15 or newer")
}

func wantSentence(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
}

func names(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		all = append(all, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "\n")
}
