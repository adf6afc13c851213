package pgserver

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	pollEvery = 20 * time.Millisecond
	// politely is how long a stopping server may take before it is told more sternly.
	politely = 20 * time.Second
	sternly  = 5 * time.Second
)

// postmaster is one life of the server's main process.
type postmaster struct {
	cmd    *exec.Cmd
	exited chan struct{}
	err    error // how it ended; to be read after exited is closed
}

// run starts cmd and waits for it in the background. The thread that starts it stays the same and is kept busy until
// the end, since the kernel takes that thread's death for the parent's.
func run(cmd *exec.Cmd) (*postmaster, error) {
	p := &postmaster{cmd: cmd, exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		p.err = cmd.Wait()
		close(p.exited)
	}()
	return p, <-started
}

// runUntil runs cmd to its end, and kills it when ctx ends first.
func runUntil(ctx context.Context, cmd *exec.Cmd) error {
	p, err := run(cmd)
	if err != nil {
		return err
	}
	select {
	case <-p.exited:
		return p.err
	case <-ctx.Done():
		_ = p.signal(os.Kill)
		<-p.exited
		return ctx.Err()
	}
}

func (p *postmaster) signal(sig os.Signal) error {
	err := p.cmd.Process.Signal(sig)
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// halt ends the process: sessions are cut off and the data written (SIGINT); failing that, without writing (SIGQUIT),
// which costs the next start a recovery; failing that, SIGKILL.
func (p *postmaster) halt() {
	for _, step := range []struct {
		signal os.Signal
		wait   time.Duration
	}{{syscall.SIGINT, politely}, {syscall.SIGQUIT, sternly}, {os.Kill, sternly}} {
		_ = p.signal(step.signal)
		select {
		case <-p.exited:
			return
		case <-time.After(step.wait):
		}
	}
}

// startPostmaster starts the server and waits until it accepts connections. If it dies on the way, the error holds what
// it wrote.
func (s *Server) startPostmaster(ctx context.Context) (*postmaster, error) {
	log, err := s.files.openLog()
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }() // the child has its own copy
	before, err := log.Seek(0, 2)
	if err != nil {
		return nil, err
	}
	cmd := s.identity.command(s.binaries.Postgres(), s.serverArgs()...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = s.dataDir(), log, log
	dieWithParent(cmd.SysProcAttr)
	p, err := run(cmd)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be started: %w", s.binaries.Postgres(), err)
	}
	for ping(ctx, s.SuperURL()) != nil {
		select {
		case <-p.exited:
			return nil, fmt.Errorf("PostgreSQL ended as it started (%w); it said:\n%s", p.err, tail(s.files.logFile(), before))
		case <-ctx.Done():
			p.halt()
			return nil, fmt.Errorf("PostgreSQL did not accept connections in time: %w", ctx.Err())
		case <-time.After(pollEvery):
		}
	}
	return p, nil
}

// largestLog is the size in bytes at which the next start begins a new log and keeps this one as postgres.log.old.
const largestLog = 10 << 20

func (f files) openLog() (*os.File, error) {
	if info, err := os.Stat(f.logFile()); err == nil && info.Size() > largestLog {
		if err := os.Rename(f.logFile(), f.logFile()+".old"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(f.logFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
}

// serverArgs keep the server to this machine: TCP on the loopback address, and no socket, whose path may be too long.
func (s *Server) serverArgs() []string {
	settings := map[string]string{
		"listen_addresses":        "127.0.0.1",
		"port":                    strconv.Itoa(s.keys.Port),
		"unix_socket_directories": "",
		"logging_collector":       "off",
		// A programme planned at one go, or a test's tables, are asked for at once: what the planner knows of them
		// should not be a minute old, as it would be by PostgreSQL's own default.
		"autovacuum_naptime": "5s",
	}
	maps.Copy(settings, s.opts.Settings)
	args := []string{"-D", s.dataDir()}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		args = append(args, "-c", name+"="+settings[name])
	}
	return args
}

// tail returns what was written to the file after position from, at most its last 4 KB.
func tail(path string, from int64) string {
	raw, err := os.ReadFile(path)
	if err != nil || int64(len(raw)) < from {
		return "(nothing)"
	}
	text := string(raw[from:])
	return strings.TrimSpace(text[max(0, len(text)-4096):])
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
