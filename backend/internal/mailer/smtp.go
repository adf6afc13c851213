package mailer

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"

	gomail "github.com/wneessen/go-mail"
)

// SMTP sends through one server, with a connection of its own for each message. It is safe for
// use by several goroutines.
type SMTP struct {
	config Config
}

// NewSMTP returns a Mailer for a server. It does not connect.
func NewSMTP(config Config) *SMTP { return &SMTP{config.withDefaults()} }

// Send delivers one message within the configured timeout. Once the server has said it took the
// message, the message counts as sent whatever happens to the connection afterwards. An error
// after the text was handed over, but before the server answered, is Temporary: the message may
// arrive twice, under the same id.
func (s *SMTP) Send(ctx context.Context, message Message) error {
	msg, err := compose(message)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeout)
	defer cancel()
	client, err := s.client(ctx)
	if err != nil {
		return fmt.Errorf("mail server settings: %w", err)
	}
	err = client.DialAndSendWithContext(ctx, msg)
	if msg.IsDelivered() {
		return nil
	}
	return failed(ctx, err)
}

func (s *SMTP) client(ctx context.Context) (*gomail.Client, error) {
	options := []gomail.Option{
		gomail.WithPort(s.config.Port),
		gomail.WithTimeout(s.config.Timeout),
		gomail.WithDialContextFunc(s.dialUntilDone(ctx)),
		gomail.WithTLSConfig(s.config.clientTLS()),
		gomail.WithTLSPolicy(startTLS(s.config.TLS)),
	}
	if s.config.Hello != "" {
		options = append(options, gomail.WithHELO(s.config.Hello))
	}
	if s.config.Username != "" {
		options = append(options,
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthPlain, gomail.SMTPAuthLogin, gomail.SMTPAuthSCRAMSHA256),
			gomail.WithUsername(s.config.Username), gomail.WithPassword(s.config.Password))
	}
	return gomail.NewClient(s.config.Host, options...)
}

// dialUntilDone returns a dialler whose connection is closed when ctx ends: the library looks at
// its context only while it dials.
func (s *SMTP) dialUntilDone(ctx context.Context) gomail.DialContextFunc {
	return func(dialCtx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{Timeout: s.config.Timeout}).DialContext(dialCtx, network, address)
		if err != nil {
			return nil, err
		}
		context.AfterFunc(ctx, func() { conn.Close() })
		if s.config.TLS != TLSFromStart {
			return conn, nil
		}
		secure := tls.Client(conn, s.config.clientTLS())
		if err := secure.HandshakeContext(dialCtx); err != nil {
			conn.Close()
			return nil, err
		}
		return secure, nil
	}
}

// startTLS says whether to ask an open connection for encryption.
func startTLS(choice TLS) gomail.TLSPolicy {
	switch choice {
	case TLSIfOffered:
		return gomail.TLSOpportunistic
	case TLSNever, TLSFromStart:
		return gomail.NoTLS
	default:
		return gomail.TLSMandatory
	}
}
