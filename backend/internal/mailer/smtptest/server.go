// Package smtptest is a real SMTP server for tests: it keeps what it is sent, and can be told to
// fail in the ways real ones do.
package smtptest

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/url"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"
)

// Behaviour is what the server does with one message.
type Behaviour int

// The behaviours. The last three end the connection or the conversation without the answer a
// client waits for.
const (
	Accept               Behaviour = iota
	RefuseSender                   // 550 to MAIL FROM
	RefuseForNow                   // 451 to RCPT TO
	RefuseRecipient                // 550 to RCPT TO
	RefuseTextForNow               // 452 after the text
	RefuseText                     // 554 after the text
	BreakBeforeAnswer              // takes the text, then breaks the connection instead of answering
	BreakAfterAcceptance           // answers 250 to the text, then breaks the connection
	Hang                           // never answers RCPT TO
)

// A Server listens on a free port of the loopback address until its test ends.
type Server struct {
	listener net.Listener
	server   *smtp.Server
	closed   chan struct{}
	arrivals chan Received
	hanging  chan struct{}

	mu         sync.Mutex
	messages   []Received
	behaviours []Behaviour
	lasting    Behaviour
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
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("smtptest: %v", err)
	}
	s := &Server{
		listener: listener,
		closed:   make(chan struct{}),
		arrivals: make(chan Received, maxUnread),
		hanging:  make(chan struct{}, maxUnread),
	}
	s.server = smtp.NewServer(smtp.BackendFunc(s.session))
	s.server.Domain = "smtptest"
	s.server.TLSConfig = encryption
	s.server.ErrorLog = log.New(io.Discard, "", 0)
	var accepting net.Listener = breakableListener{listener}
	if fromStart {
		accepting = tls.NewListener(accepting, encryption)
	}
	served := make(chan error, 1)
	go func() { served <- s.server.Serve(accepting) }()
	t.Cleanup(func() {
		close(s.closed)
		s.server.Close()
		if err := <-served; err != nil && !errors.Is(err, net.ErrClosed) {
			t.Errorf("smtptest: %v", err)
		}
	})
	return s
}

// Address returns host and port.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Port returns the port on 127.0.0.1.
func (s *Server) Port() int { return s.listener.Addr().(*net.TCPAddr).Port }

// URL returns the address as a mail server setting, without encryption.
func (s *Server) URL() string {
	address := url.URL{Scheme: "smtp", Host: s.Address(), RawQuery: "tls=never"}
	return address.String()
}

// Next lays down what happens to the next messages, one behaviour each; afterwards the server
// does what Always said, or accepts.
func (s *Server) Next(behaviours ...Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.behaviours = append(s.behaviours, behaviours...)
}

// Always lays down what happens to every message for which Next said nothing.
func (s *Server) Always(behaviour Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lasting = behaviour
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

func (s *Server) behaviour() Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.behaviours) == 0 {
		return s.lasting
	}
	next := s.behaviours[0]
	s.behaviours = s.behaviours[1:]
	return next
}

func (s *Server) keep(message Received) {
	s.mu.Lock()
	s.messages = append(s.messages, message)
	s.mu.Unlock()
	select {
	case s.arrivals <- message:
	default: // a load test that never waits
	}
}
