package smtptest

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"testing"

	"github.com/emersion/go-smtp"
)

// life is the server from one start to its death.
type life struct {
	listener net.Listener
	server   *smtp.Server
	served   chan error
}

// Revive starts a dead server again, on the port it had. What it kept before is still there.
func (s *Server) Revive(t testing.TB) {
	t.Helper()
	if err := s.revive(); err != nil {
		t.Fatalf("smtptest: %v", err)
	}
}

func (s *Server) revive() error {
	listener, err := net.ListenTCP("tcp4", s.address)
	if err != nil {
		return err
	}
	l := &life{listener: listener, server: smtp.NewServer(smtp.BackendFunc(s.session)), served: make(chan error, 1)}
	l.server.Domain = "smtptest"
	l.server.TLSConfig = s.encryption
	l.server.ErrorLog = log.New(io.Discard, "", 0)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life != nil {
		return errors.Join(errors.New("the server is alive"), listener.Close())
	}
	s.address, s.life = listener.Addr().(*net.TCPAddr), l
	var accepting net.Listener = breakableListener{listener, s}
	if s.fromStart {
		accepting = tls.NewListener(accepting, s.encryption)
	}
	go func() { l.served <- l.server.Serve(accepting) }()
	return nil
}

// Die ends the server as a power cut would: nobody listens, every conversation breaks where it is, and
// nobody is answered. It may be called from WhenKept. A dead server dies no more.
func (s *Server) Die() error {
	s.mu.Lock()
	l := s.life
	s.life = nil
	s.mu.Unlock()
	if l == nil {
		return nil
	}
	l.listener.Close() // here too: the server does not know of it until it serves
	if err := l.server.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("close: %w", err)
	}
	if err := <-l.served; err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}
