package load

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// Service is `turnout serve` in a process of its own. When the process dies, another takes its place at
// the same address, as any keeper of services would see to.
type Service struct {
	URL    string // http://127.0.0.1:port
	binary string
	args   []string
	env    []string
	log    *os.File

	stopping chan struct{}
	stopped  chan struct{}

	mu      sync.Mutex
	process *os.Process // nil between two lives
}

// ServiceOptions say what is run, on which database, and where its log goes.
type ServiceOptions struct {
	Binary   string
	AppURL   string
	OwnerURL string
	Log      string   // a file, added to
	Args     []string // of serve: --no-worker …
	Env      []string
}

// NewService chooses a free port of this machine; nothing runs yet.
func NewService(o ServiceOptions) (*Service, error) {
	free, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(o.Log, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	env := append(os.Environ(), "DATABASE_URL="+o.AppURL, "DATABASE_OWNER_URL="+o.OwnerURL,
		"TURNOUT_METRICS_ADDR=127.0.0.1:0", "TURNOUT_LOG_LEVEL=warn", "TURNOUT_SMTP_URL=", "TURNOUT_PUBLIC_URL=http://"+address)
	return &Service{
		URL: "http://" + address, binary: o.Binary, log: log, env: append(env, o.Env...),
		args: append([]string{"serve", "--no-migrate", "--addr", address}, o.Args...),
	}, nil
}

// Start begins and returns when the service answers and reaches its database.
func (s *Service) Start(ctx context.Context) error {
	s.stopping, s.stopped = make(chan struct{}), make(chan struct{})
	go s.keep()
	return s.Ready(ctx)
}

// keep runs one process after another, until Stop. The thread stays the same and alive: the kernel
// takes its end for the end of the parent, and ends the child.
func (s *Service) keep() {
	runtime.LockOSThread()
	defer close(s.stopped)
	for {
		if err := s.live(); err != nil {
			fmt.Fprintln(s.log, err)
		}
		select {
		case <-s.stopping:
			return
		case <-time.After(between):
		}
	}
}

// between two lives passes so much time.
const between = 50 * time.Millisecond

func (s *Service) live() error {
	cmd := exec.Command(s.binary, s.args...)
	cmd.Env, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = s.env, s.log, s.log, dieWithParent()
	if err := cmd.Start(); err != nil {
		return err
	}
	s.mu.Lock()
	s.process = cmd.Process
	s.mu.Unlock()
	err := cmd.Wait()
	s.mu.Lock()
	s.process = nil
	s.mu.Unlock()
	return err
}

// Ready waits until the service answers and reaches its database.
func (s *Service) Ready(ctx context.Context) error {
	for !s.answers(ctx) {
		if err := wait(ctx, between); err != nil {
			return fmt.Errorf("the service did not become ready; its log is %s: %w", s.log.Name(), err)
		}
	}
	return nil
}

func (s *Service) answers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/readyz", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode == http.StatusOK
}

// Kill ends the process with SIGKILL; another follows.
func (s *Service) Kill() error { return s.signal(os.Kill) }

// Pid is the process's, 0 between two lives.
func (s *Service) Pid() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.process == nil {
		return 0
	}
	return s.process.Pid
}

// Stop asks the process to finish, and kills it if it does not within 20 seconds.
func (s *Service) Stop() error {
	close(s.stopping)
	defer s.log.Close()
	for _, how := range []os.Signal{syscall.SIGTERM, os.Kill} {
		if err := s.signal(how); err != nil {
			return err
		}
		select {
		case <-s.stopped:
			return nil
		case <-time.After(20 * time.Second):
		}
	}
	return errors.New("the service does not end")
}

func (s *Service) signal(how os.Signal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.process == nil {
		return nil
	}
	if err := s.process.Signal(how); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return nil
}
