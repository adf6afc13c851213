package pgserver_test

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

func TestKilledServerComesBackWithWhatWasCommitted(t *testing.T) {
	dir := madeBefore(t)
	s := start(t, pgserver.Options{Dir: dir})
	owner := connect(t, s.OwnerURL())
	run(t, owner, `CREATE TABLE kept (n int)`, `INSERT INTO kept VALUES (1)`, `BEGIN`, `INSERT INTO kept VALUES (2)`)

	busy := connect(t, s.OwnerURL())
	orphan := ask[int](t, busy, `SELECT pg_backend_pid()`)
	go func() { // never pauses, so it does not notice that its server has died
		_, _ = busy.Exec(context.Background(), `DO $$ BEGIN LOOP END LOOP; END $$`)
	}()
	awaitBusy(t, s, orphan)

	before := postmasterPid(t, dir)
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	awaitReady(t, s)
	if after := postmasterPid(t, dir); after == before || alive(before) || alive(orphan) {
		t.Errorf("main process %d, then %d (the first alive: %v, its child alive: %v)", before, after, alive(before), alive(orphan))
	}
	if s.Restarts() != 1 {
		t.Errorf("restarts = %d", s.Restarts())
	}
	if got := ask[int](t, connect(t, s.AppURL()), `SELECT 1`); got != 1 {
		t.Error("the application cannot connect")
	}
	if got := ask[string](t, connect(t, s.OwnerURL()), `SELECT string_agg(n::text, ',') FROM kept`); got != "1" {
		t.Errorf("after the crash kept = %s; committed was 1", got)
	}
}

func TestKilledFromOutsideComesBack(t *testing.T) {
	dir := madeBefore(t)
	s := start(t, pgserver.Options{Dir: dir})
	for range 2 {
		before := s.Restarts()
		if err := syscall.Kill(postmasterPid(t, dir), syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		within(t, "the restart", func() bool { return s.Restarts() > before })
		connect(t, s.AppURL())
	}
}

func TestStopDuringARestartStops(t *testing.T) {
	dir := madeBefore(t)
	s := start(t, pgserver.Options{Dir: dir})
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	s.Stop()
	if err := s.Ready(t.Context()); !errors.Is(err, pgserver.ErrStopped) {
		t.Errorf("Ready after Stop: %v", err)
	}
	start(t, pgserver.Options{Dir: dir}) // would not get the lock if anything still ran
}

func TestLauncherKilled(t *testing.T) {
	dir, orphan := launchedAndKilled(t)
	s := start(t, pgserver.Options{Dir: dir})
	if s.Attached() || alive(orphan) || postmasterPid(t, dir) == orphan {
		t.Errorf("attached %v, orphan alive %v", s.Attached(), alive(orphan))
	}
	connect(t, s.AppURL())
}

// launchedAndKilled returns a folder whose server was started by another process, which has just been killed, and the
// number of the server's main process.
func launchedAndKilled(t *testing.T) (dir string, postmaster int) {
	t.Helper()
	dir = madeBefore(t)
	launcher := exec.Command(os.Args[0])
	launcher.Env = append(os.Environ(), launchEnv+"="+dir, elsewhereEnv+"="+filepath.Join(scratch, "elsewhere"))
	out, err := launcher.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := launcher.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("the launcher did not start a server: %v", err)
	}
	postmaster = postmasterPid(t, dir)
	if err := launcher.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = launcher.Wait()
	return dir, postmaster
}

// A server whose number in postmaster.pid now belongs to some other program of the same user.
func TestRecycledPid(t *testing.T) {
	dir := madeBefore(t)
	other := exec.Command("sleep", "600")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = other.Process.Kill()
		_ = other.Wait()
	}()
	stale := strconv.Itoa(other.Process.Pid) + "\n" + filepath.Join(dir, "data") + "\n1700000000\n5432\n\n127.0.0.1\n        1         0\nready   \n"
	if err := os.WriteFile(filepath.Join(dir, "data", "postmaster.pid"), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, pgserver.Options{Dir: dir})
	connect(t, s.AppURL())
	if !alive(other.Process.Pid) {
		t.Error("an innocent program was stopped")
	}
}

func TestInterruptedFirstStartIsBegunAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pg")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if s, err := pgserver.Start(ctx, pgserver.Options{Dir: dir}); err == nil {
		s.Stop()
		t.Fatal("the first start was too quick to be interrupted")
	}
	if _, err := os.Stat(filepath.Join(dir, "data")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("half-made data stand under their final name (%v)", err)
	}
	s := start(t, pgserver.Options{Dir: dir})
	connect(t, s.AppURL())
}

func awaitReady(t *testing.T, s *pgserver.Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := s.Ready(ctx); err != nil {
		t.Fatal(err)
	}
}

func awaitBusy(t *testing.T, s *pgserver.Server, pid int) {
	t.Helper()
	watcher := connect(t, s.SuperURL())
	within(t, "the endless statement", func() bool {
		return ask[bool](t, watcher, `SELECT state = 'active' AND query LIKE 'DO%' FROM pg_stat_activity WHERE pid = $1`, pid)
	})
	_ = watcher.Close(t.Context())
}

func within(t *testing.T, what string, is func() bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for !is() {
		select {
		case <-deadline:
			t.Fatalf("waited in vain for %s", what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}
