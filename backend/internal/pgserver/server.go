package pgserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// Role is one of the roles that a Server creates.
type Role string

// The roles: Super is the cluster's superuser, Owner owns the database and its schema, App is what the application
// connects as; App owns nothing and cannot pass row-level security.
const (
	Super Role = "turnout_super"
	Owner Role = "turnout_owner"
	App   Role = "turnout_app"
)

// Database is the database that a Server creates, owned by Owner.
const Database = "turnout"

// Options say where a Server keeps its data and how it runs. Only Dir is needed.
type Options struct {
	// Dir holds everything of one server: the data, its passwords, its log and its lock.
	Dir string
	// Log receives the launcher's own messages; PostgreSQL's go to postgres.log in Dir. Nil means slog.Default.
	Log *slog.Logger
	// Settings are PostgreSQL settings for this run only, such as {"fsync": "off"}; nothing is written to the data.
	Settings map[string]string
	// Binaries is a folder with bin/postgres in it, or bin itself. Empty means: look, in the order of Find.
	Binaries string
	// Bare leaves out the roles Owner and App and the database: the tests make their own.
	Bare bool
	// Elsewhere is where root keeps data and programs when another user must run PostgreSQL; empty means
	// /var/lib/turnout-pg.
	Elsewhere string
}

// Server is a running PostgreSQL.
type Server struct {
	opts     Options
	log      *slog.Logger
	binaries Binaries
	files    files
	keys     keys
	identity identity
	lock     *dirLock

	stopping chan struct{}
	stopOnce sync.Once
	done     chan struct{}

	mu       sync.Mutex
	current  *postmaster
	up       chan struct{} // closed while the server accepts connections
	restarts int
}

// Start returns a server that accepts connections. It makes the data on the first start (several seconds) and finds
// them again later. ctx bounds the starting only; the server runs until Stop.
//
// When another process already runs the server of this folder, Start uses that one: then Attached reports true and
// Stop leaves it running.
func Start(ctx context.Context, opts Options) (*Server, error) {
	s, err := prepare(opts)
	if err != nil {
		return nil, err
	}
	if s.lock, err = s.lockOrAttach(ctx); err != nil {
		return nil, err
	}
	if s.Attached() {
		return s, nil
	}
	if err := s.launch(ctx); err != nil {
		s.lock.release()
		return nil, err
	}
	return s, nil
}

// ErrNotRunning is returned by Attach when no process runs the server of the folder.
var ErrNotRunning = errors.New("no PostgreSQL runs on this folder")

// Attach returns the server that another process runs on the folder opts.Dir, waiting while it is starting. It returns
// ErrNotRunning when there is none.
func Attach(ctx context.Context, opts Options) (*Server, error) {
	s, err := prepare(opts)
	if err != nil {
		return nil, err
	}
	if s.lock, err = s.lockOrAttach(ctx); err != nil {
		return nil, err
	}
	if s.Attached() {
		return s, nil
	}
	s.lock.release()
	return nil, fmt.Errorf("%w: %s", ErrNotRunning, s.files.dir)
}

func prepare(opts Options) (*Server, error) {
	s := &Server{opts: opts, log: opts.Log, stopping: make(chan struct{}), done: make(chan struct{}), up: make(chan struct{})}
	if s.log == nil {
		s.log = slog.Default()
	}
	var err error
	s.files, err = openFolder(opts.Dir)
	return s, err
}

func (s *Server) launch(ctx context.Context) error {
	var err error
	if s.binaries, err = Find(s.opts.Binaries); err != nil {
		return err
	}
	if s.keys, err = s.files.readKeys(); err != nil {
		return err
	}
	if err := s.files.checkVersion(s.binaries); err != nil {
		return err
	}
	if err := s.chooseIdentity(); err != nil {
		return err
	}
	if err := s.makeData(ctx); err != nil {
		return err
	}
	if err := s.settleForerunner(ctx); err != nil {
		return err
	}
	if err := s.choosePort(); err != nil {
		return err
	}
	first, err := s.startPostmaster(ctx)
	if err != nil {
		return err
	}
	if err := s.provision(ctx); err != nil {
		first.halt()
		return err
	}
	s.markUp(first)
	go s.supervise(first)
	return nil
}

// lockOrAttach returns the folder's lock, or nil when another process holds it and its server answers.
func (s *Server) lockOrAttach(ctx context.Context) (*dirLock, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		lock, err := s.files.tryLock()
		if err == nil || !errors.Is(err, errLocked) {
			return lock, err
		}
		if s.keys, err = s.files.readKeys(); err == nil && s.answers(ctx) {
			close(s.up)
			return nil, nil
		}
		if err := pause(ctx, pollEvery); err != nil {
			return nil, fmt.Errorf("another process is using %s, but its PostgreSQL does not answer: %w", s.files.dir, err)
		}
	}
}

// answers reports whether the server is up and has all that Start promises.
func (s *Server) answers(ctx context.Context) bool {
	target := s.AppURL()
	if s.opts.Bare {
		target = s.SuperURL()
	}
	return s.keys.Port != 0 && ping(ctx, target) == nil
}

// choosePort keeps the port of the last run, so that a terminal or a bookmark of yesterday works today, unless
// something else has taken it meanwhile.
func (s *Server) choosePort() error {
	if s.keys.Port != 0 {
		if l, err := net.Listen("tcp4", loopback(s.keys.Port)); err == nil {
			return l.Close()
		}
	}
	l, err := net.Listen("tcp4", loopback(0))
	if err != nil {
		return fmt.Errorf("no free port on this machine: %w", err)
	}
	s.keys.Port = l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		return err
	}
	return s.files.writeKeys(s.keys)
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// URL returns how to connect as role to the database turnout; for Super to the database postgres.
func (s *Server) URL(role Role) string {
	database := Database
	if role == Super {
		database = "postgres"
	}
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(string(role), s.keys.password(role)),
		Host: loopback(s.keys.Port), Path: database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// OwnerURL is URL(Owner).
func (s *Server) OwnerURL() string { return s.URL(Owner) }

// AppURL is URL(App).
func (s *Server) AppURL() string { return s.URL(App) }

// SuperURL is URL(Super).
func (s *Server) SuperURL() string { return s.URL(Super) }

// Attached reports whether the server belongs to another process.
func (s *Server) Attached() bool { return s.lock == nil }

// Binaries says which PostgreSQL runs; it is zero for an attached server.
func (s *Server) Binaries() Binaries { return s.binaries }

// Restarts counts how often the server was started again after it died.
func (s *Server) Restarts() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.restarts
}

// Ready waits until the server accepts connections: at once unless it has just died. It returns ctx's error when that
// comes first and ErrStopped after Stop.
func (s *Server) Ready(ctx context.Context) error {
	s.mu.Lock()
	up := s.up
	s.mu.Unlock()
	select {
	case <-s.stopping:
		return ErrStopped
	default:
	}
	select {
	case <-up:
		return nil
	case <-s.stopping:
		return ErrStopped
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ErrStopped is returned by Ready after Stop.
var ErrStopped = errors.New("the PostgreSQL was stopped")

// Kill ends the server as a power cut would, with SIGKILL and no last word. It is restarted; Ready waits for that.
// Killing an attached server is refused.
func (s *Server) Kill() error {
	if s.Attached() {
		return errors.New("the PostgreSQL belongs to another process and is not killed from here")
	}
	s.mu.Lock()
	victim := s.current
	if victim == nil {
		s.mu.Unlock()
		return nil // already dead, on its way up
	}
	s.current, s.up = nil, make(chan struct{})
	s.mu.Unlock()
	return victim.signal(os.Kill)
}

// Stop lets running statements be rolled back and ends the server, at most half a minute later. It may be called twice.
// A server that belongs to another process is left running.
func (s *Server) Stop() {
	s.stopOnce.Do(func() { close(s.stopping) })
	if s.Attached() {
		return
	}
	<-s.done
}

func (s *Server) markUp(p *postmaster) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current = p
	close(s.up)
}

func (s *Server) markDown() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current != nil {
		s.current, s.up = nil, make(chan struct{})
	}
}

// logFile is where PostgreSQL's own messages go.
func (f files) logFile() string { return filepath.Join(f.dir, "postgres.log") }
