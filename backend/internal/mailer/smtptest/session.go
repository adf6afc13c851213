package smtptest

import (
	"errors"
	"io"
	"net"
	"sync/atomic"

	"github.com/emersion/go-smtp"
)

// session is one conversation; a client may send several messages in it.
type session struct {
	server    *Server
	conn      *breakableConn
	behaviour Behaviour
	from      string
	to        []string
}

func (s *Server) session(c *smtp.Conn) (smtp.Session, error) {
	conn, _ := c.Conn().(*breakableConn) // nil once encrypted: such a server only accepts and refuses
	return &session{server: s, conn: conn}, nil
}

var (
	refuseSender     = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "Sender not welcome"}
	refuseForNow     = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Come back later"}
	refuseRecipient  = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	refuseTextForNow = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "Mailbox full"}
	refuseText       = &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "Not this message"}
)

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.behaviour = s.server.behaviour()
	s.from, s.to = from, nil
	if s.behaviour == RefuseSender {
		return refuseSender
	}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	switch s.behaviour {
	case RefuseForNow:
		return refuseForNow
	case RefuseRecipient:
		return refuseRecipient
	case Hang:
		<-s.server.closed
		return errors.New("the test is over")
	}
	s.to = append(s.to, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	switch s.behaviour {
	case RefuseTextForNow:
		return refuseTextForNow
	case RefuseText:
		return refuseText
	}
	s.server.keep(Received{From: s.from, To: s.to, Raw: text})
	switch s.behaviour {
	case BreakBeforeAnswer:
		s.conn.Close()
	case BreakAfterAcceptance:
		s.conn.breakAfterWrite.Store(true)
	}
	return nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// breakableListener hands out connections that a behaviour can break.
type breakableListener struct{ net.Listener }

func (l breakableListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &breakableConn{Conn: conn}, nil
}

type breakableConn struct {
	net.Conn
	breakAfterWrite atomic.Bool
}

func (c *breakableConn) Write(data []byte) (int, error) {
	n, err := c.Conn.Write(data)
	if c.breakAfterWrite.Load() {
		c.Close()
	}
	return n, err
}
