package testdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

// The shared server is run by a supervisor, a second process of whichever test program came first. Every program that
// uses the server holds the file users.lock shared for as long as it lives, however it ends; the supervisor asks for the
// same lock alone, gets it when nobody is left, and stops.

// shared is the folder of the shared server.
type shared struct{ dir string }

func (s shared) users() string  { return filepath.Join(s.dir, "users.lock") }
func (s shared) start() string  { return filepath.Join(s.dir, "start.lock") }
func (s shared) log() string    { return filepath.Join(s.dir, "supervisor.log") }
func (s shared) server() string { return filepath.Join(s.dir, "pg") }

// options trade safety for speed: a power cut costs test data only, see supervise.
func (s shared) options() pgserver.Options {
	return pgserver.Options{Dir: s.server(), Bare: true, Settings: map[string]string{
		"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
		"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "4GB",
		"max_connections": "400", "max_locks_per_transaction": "256",
	}}
}

// held keeps users.lock until this process ends; a file that nothing refers to would be closed by the collector.
var held []*os.File

// joinShared returns the address of the shared server's superuser, having started it if need be.
func joinShared(ctx context.Context) (string, error) {
	s, err := sharedFolder()
	if err != nil {
		return "", err
	}
	using, err := lockFile(s.users(), syscall.LOCK_SH)
	if err != nil {
		return "", err
	}
	held = append(held, using)
	starting, err := lockFile(s.start(), syscall.LOCK_EX)
	if err != nil {
		return "", err
	}
	defer starting.Close()
	running, err := pgserver.Attach(ctx, s.options())
	if errors.Is(err, pgserver.ErrNotRunning) {
		if err = s.startSupervisor(); err == nil {
			running, err = pgserver.Attach(ctx, s.options())
		}
	}
	if err != nil {
		return "", err
	}
	return running.SuperURL(), nil
}

// sharedFolder is kept between runs, since making the data takes seconds; one per user and version of PostgreSQL.
func sharedFolder() (shared, error) {
	binaries, err := pgserver.Find("")
	if err != nil {
		return shared{}, err
	}
	name := "test-postgres-" + strconv.Itoa(binaries.Major)
	var tried []error
	for _, base := range cacheFolders() {
		dir := filepath.Join(base, name)
		if err := os.MkdirAll(dir, 0o700); err == nil {
			return shared{dir}, nil
		} else {
			tried = append(tried, err)
		}
	}
	return shared{}, fmt.Errorf("no folder for the tests' PostgreSQL: %w", errors.Join(tried...))
}

func cacheFolders() []string {
	temporary := filepath.Join(os.TempDir(), "turnout-"+strconv.Itoa(os.Geteuid()))
	if cache, err := os.UserCacheDir(); err == nil {
		return []string{filepath.Join(cache, "turnout"), temporary}
	}
	return []string{temporary}
}

// startSupervisor starts this same program as the supervisor (see init) and returns when the server is up. The
// supervisor's word comes through a pipe; its standard streams go to a file, or `go test` would wait for it to end.
func (s shared) startSupervisor() error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	log, err := os.OpenFile(s.log(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	hear, speak, err := os.Pipe()
	if err != nil {
		return err
	}
	defer hear.Close()
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), superviseVariable+"="+s.dir)
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = log, log, []*os.File{speak}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // Ctrl-C ends the tests; the supervisor follows by itself
	err = cmd.Start()
	_ = speak.Close()
	if err != nil {
		return err
	}
	word, err := io.ReadAll(hear)
	if err == nil && string(word) != ready {
		err = fmt.Errorf("the tests' PostgreSQL did not start: %s (see %s)", word, s.log())
	}
	return err
}

// lockFile waits for the lock. Closing the file, or ending the process, gives it back.
func lockFile(path string, how int) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err := syscall.Flock(int(file.Fd()), how)
		if err == nil {
			return file, nil
		}
		if !errors.Is(err, syscall.EINTR) {
			_ = file.Close()
			return nil, err
		}
	}
}
