package testdb_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

// playVariable makes TestPlayedPart play a part in another test of this file, in a process of its own.
const playVariable = "TESTDB_TEST_PART"

// TestPlayedPart does nothing by itself: the tests below start it again with a part to play.
func TestPlayedPart(t *testing.T) {
	switch os.Getenv(playVariable) {
	case "fail":
		testdb.New(t)
		t.Error("on purpose")
	case "wait":
		testdb.New(t)
		url, err := testdb.ServerURL(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("server " + url)
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	}
}

func TestFailingKeepsTheDatabaseAndSaysHowToOpenIt(t *testing.T) {
	cmd := part(t, "fail", t.TempDir())
	url, err := testdb.ServerURL(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cmd.Env = append(cmd.Env, "TURNOUT_TEST_PG="+url)
	out, _ := cmd.CombinedOutput()
	match := regexp.MustCompile(`to open it: psql '(\S+)'`).FindSubmatch(out)
	if match == nil {
		t.Fatalf("it does not say how to open the database:\n%s", out)
	}
	conn, err := pgx.Connect(t.Context(), string(match[1]))
	if err != nil {
		t.Fatalf("the database was not kept: %v", err)
	}
	_ = conn.Close(t.Context())
	dropKept(t, url, string(match[1]))
}

func TestPrintedCommandForTheSharedServer(t *testing.T) {
	out, _ := part(t, "fail", ownCache(t)).CombinedOutput()
	if !regexp.MustCompile(`to open it: scripts/test-psql test_\d{8}_testplayedpart_`).Match(out) {
		t.Errorf("it does not say how to open the database:\n%s", out)
	}
}

func TestProgramsShareOneServerThatEndsWithTheLast(t *testing.T) {
	cache := ownCache(t)
	first, firstURL, endFirst := waiting(t, cache)
	_, secondURL, endSecond := waiting(t, cache)
	if firstURL != secondURL {
		t.Errorf("two servers: %s and %s", firstURL, secondURL)
	}
	if err := first.Process.Kill(); err != nil { // the one that started it, without a last word
		t.Fatal(err)
	}
	endFirst()
	if !runs(t, cache) {
		t.Error("the server ended while a program used it")
	}
	endSecond()
	awaitEnd(t, cache)
}

func part(t *testing.T, name, cache string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestPlayedPart$", "-test.v")
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TURNOUT_TEST_PG") {
			cmd.Env = append(cmd.Env, variable)
		}
	}
	cmd.Env = append(cmd.Env, playVariable+"="+name, "XDG_CACHE_HOME="+cache, "HOME="+cache)
	return cmd
}

// ownCache keeps the servers of these tests apart from the one that runs them, and outlives them by a moment: the
// supervisor ends after the last program has.
func ownCache(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "testdb")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		awaitEnd(t, dir)
		_ = os.RemoveAll(dir)
	})
	return dir
}

// waiting starts a program that uses the server until end is called.
func waiting(t *testing.T, cache string) (cmd *exec.Cmd, url string, end func()) {
	t.Helper()
	cmd = part(t, "wait", cache)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for url == "" && lines.Scan() {
		url, _ = strings.CutPrefix(lines.Text(), "server ")
		if url == lines.Text() {
			url = ""
		}
	}
	if url == "" {
		t.Fatal("the program did not reach a server")
	}
	return cmd, url, func() {
		_ = in.Close()
		_ = cmd.Wait()
	}
}

func runs(t *testing.T, cache string) bool {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join(cache, "turnout", "test-postgres-*", "pg"))
	if err != nil || len(folders) != 1 {
		t.Fatalf("the shared server's folder: %v, %v", folders, err)
	}
	s, err := pgserver.Attach(context.Background(), pgserver.Options{Dir: folders[0], Bare: true})
	if errors.Is(err, pgserver.ErrNotRunning) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	return s.Attached()
}

func awaitEnd(t *testing.T, cache string) {
	t.Helper()
	deadline := time.After(time.Minute)
	for runs(t, cache) {
		select {
		case <-deadline:
			t.Fatal("the server outlives its last user")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// dropKept clears up what the failing part kept, as its superuser.
func dropKept(t *testing.T, superURL, kept string) {
	t.Helper()
	config, err := pgx.ParseConfig(kept)
	if err != nil {
		t.Fatal(err)
	}
	super, err := pgx.Connect(t.Context(), superURL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = super.Close(t.Context()) }()
	if _, err := super.Exec(t.Context(), `DROP DATABASE `+config.Database+` WITH (FORCE)`); err != nil {
		t.Fatal(err)
	}
}
