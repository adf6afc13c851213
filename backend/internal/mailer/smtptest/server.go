// Package smtptest is a real SMTP server for tests: it keeps what it is sent, and can be told to
// fail in the ways real ones do, and to die.
package smtptest

import (
	"context"
	"crypto/tls"
	"net"
	"net/url"
	"sync"
	"testing"
)

// A Server listens on a free port of the loopback address until its test ends.
type Server struct {
	address    *net.TCPAddr
	encryption *tls.Config
	fromStart  bool
	closed     chan struct{}
	arrivals   chan Received
	hanging    chan struct{}

	mu         sync.Mutex
	life       *life // nil while the server is dead
	messages   []Received
	tries      int
	behaviours []Behaviour
	lasting    Behaviour
	odds       *odds // nil: nothing is left to chance
	whenKept   func(messages int)
	username   string
	password   string
}

// maxUnread is how many messages may come before a test waits for them; later ones are kept in
// Messages only.
const maxUnread = 10_000

// New starts a server without encryption or passwords.
func New(t testing.TB) *Server {
	t.Helper()
	return start(t, nil, false)
}

// NewTLS starts a server that offers STARTTLS with the given certificate.
func NewTLS(t testing.TB, certificate tls.Certificate) *Server {
	t.Helper()
	return start(t, &tls.Config{Certificates: []tls.Certificate{certificate}}, false)
}

// NewTLSFromStart starts a server that speaks nothing but TLS.
func NewTLSFromStart(t testing.TB, certificate tls.Certificate) *Server {
	t.Helper()
	return start(t, &tls.Config{Certificates: []tls.Certificate{certificate}}, true)
}

func start(t testing.TB, encryption *tls.Config, fromStart bool) *Server {
	t.Helper()
	s := &Server{
		address:    &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)},
		encryption: encryption,
		fromStart:  fromStart,
		closed:     make(chan struct{}),
		arrivals:   make(chan Received, maxUnread),
		hanging:    make(chan struct{}, maxUnread),
	}
	s.Revive(t)
	t.Cleanup(func() {
		close(s.closed)
		if err := s.Die(); err != nil {
			t.Errorf("smtptest: %v", err)
		}
	})
	return s
}

// Address returns host and port.
func (s *Server) Address() string { return s.address.String() }

// Port returns the port on 127.0.0.1.
func (s *Server) Port() int { return s.address.Port }

// URL returns the address as a mail server setting, without encryption.
func (s *Server) URL() string {
	address := url.URL{Scheme: "smtp", Host: s.Address(), RawQuery: "tls=never"}
	return address.String()
}

// Require makes the server ask for a name and a password, which it takes only encrypted.
func (s *Server) Require(username, password string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.username, s.password = username, password
}

func (s *Server) credentials() (username, password string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.username, s.password
}

// Messages returns what was taken so far, oldest first: also those whose acceptance the client
// was never told.
func (s *Server) Messages() []Received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Received(nil), s.messages...)
}

// Tries returns how many connections were made to the server, whatever became of them.
func (s *Server) Tries() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tries
}

// Wait returns the next message nobody has waited for yet, or fails the test when none comes
// before ctx ends.
func (s *Server) Wait(ctx context.Context, t testing.TB) Received {
	t.Helper()
	select {
	case message := <-s.arrivals:
		return message
	case <-ctx.Done():
		t.Fatalf("smtptest: no message came: %v", ctx.Err())
		return Received{}
	}
}

// WaitForHang returns when a client has met the behaviour Hang, or fails the test when none has
// before ctx ends.
func (s *Server) WaitForHang(ctx context.Context, t testing.TB) {
	t.Helper()
	select {
	case <-s.hanging:
	case <-ctx.Done():
		t.Fatalf("smtptest: no client is waiting: %v", ctx.Err())
	}
}

// WhenKept has f called each time a message is kept, with how many there are by then, before the client
// is answered: the moment at which the death of either side does the most harm.
func (s *Server) WhenKept(f func(messages int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.whenKept = f
}

func (s *Server) keep(message Received) {
	s.mu.Lock()
	s.messages = append(s.messages, message)
	n, f := len(s.messages), s.whenKept
	s.mu.Unlock()
	select {
	case s.arrivals <- message:
	default: // a load test that never waits
	}
	if f != nil {
		f(n)
	}
}
