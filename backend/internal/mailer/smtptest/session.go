package smtptest

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"sync/atomic"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// session is one conversation; a client may send several messages in it.
type session struct {
	server    *Server
	smtp      *smtp.Conn
	known     bool // gave the right password
	behaviour Behaviour
	from      string
	to        []string
}

func (s *Server) session(c *smtp.Conn) (smtp.Session, error) {
	if underneath(c.Conn()).fate == refuseHello {
		return nil, refuseService
	}
	return &session{server: s, smtp: c}, nil
}

func underneath(conn net.Conn) *breakableConn {
	if secure, ok := conn.(*tls.Conn); ok {
		conn = secure.NetConn()
	}
	return conn.(*breakableConn)
}

var (
	refuseService    = &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "Closing down"}
	refuseSender     = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "Sender not welcome"}
	refuseForNow     = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Come back later"}
	refuseRecipient  = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	refuseTextForNow = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "Mailbox full"}
	refuseText       = &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "Not this message"}
)

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if username, _ := s.server.credentials(); username != "" && !s.known {
		return smtp.ErrAuthRequired
	}
	s.behaviour = s.server.behaviour(underneath(s.smtp.Conn()).fate)
	s.from, s.to = from, nil
	switch s.behaviour {
	case RefuseSender:
		return refuseSender
	case RefuseSenderForNow:
		return refuseForNow
	case BreakAtSender:
		return s.breakOff()
	}
	return nil
}

var errBroken = errors.New("the connection was broken")

func (s *session) breakOff() error {
	underneath(s.smtp.Conn()).Close()
	return errBroken
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	switch s.behaviour {
	case RefuseForNow:
		return refuseForNow
	case RefuseRecipient:
		return refuseRecipient
	case BreakAtRecipient:
		return s.breakOff()
	case Hang:
		s.server.hanging <- struct{}{}
		<-s.server.closed
		return errors.New("the test is over")
	}
	s.to = append(s.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.behaviour == BreakInText {
		_, _ = r.Read(make([]byte, 64))
		return s.breakOff()
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	switch s.behaviour {
	case RefuseTextForNow:
		return refuseTextForNow
	case RefuseText:
		return refuseText
	case BreakBeforeKeeping:
		return s.breakOff()
	}
	_, encrypted := s.smtp.TLSConnectionState()
	s.server.keep(Received{From: s.from, To: s.to, Encrypted: encrypted, Raw: text})
	switch s.behaviour {
	case BreakBeforeAnswer:
		underneath(s.smtp.Conn()).Close()
	case BreakAfterAcceptance:
		underneath(s.smtp.Conn()).breakAfterWrite.Store(true)
	}
	return nil
}

func (s *session) AuthMechanisms() []string {
	if username, _ := s.server.credentials(); username == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, username, password string) error {
		wantedName, wanted := s.server.credentials()
		if username != wantedName || password != wanted {
			return smtp.ErrAuthFailed
		}
		s.known = true
		return nil
	}), nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// breakableListener hands out connections that a behaviour can break.
type breakableListener struct {
	net.Listener
	server *Server
}

func (l breakableListener) Accept() (net.Conn, error) {
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		fate := l.server.fate()
		if fate != breakAtConnect {
			return &breakableConn{Conn: conn, fate: fate}, nil
		}
		conn.Close()
	}
}

type breakableConn struct {
	net.Conn
	fate            Behaviour
	breakAfterWrite atomic.Bool
}

func (c *breakableConn) Write(data []byte) (int, error) {
	n, err := c.Conn.Write(data)
	if c.breakAfterWrite.Load() {
		c.Close()
	}
	return n, err
}
