package mailer_test

import (
	"crypto/tls"
	"crypto/x509"
	"net/http/httptest"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
)

// certificate returns one for 127.0.0.1 and the pool that trusts it.
func certificate(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	server := httptest.NewTLSServer(nil)
	defer server.Close()
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	return server.TLS.Certificates[0], pool
}

func TestEncryption(t *testing.T) {
	trusted, pool := certificate(t)
	plain := func(t testing.TB) *smtptest.Server { return smtptest.New(t) }
	offers := func(t testing.TB) *smtptest.Server { return smtptest.NewTLS(t, trusted) }
	fromStart := func(t testing.TB) *smtptest.Server { return smtptest.NewTLSFromStart(t, trusted) }
	cases := []struct {
		name      string
		server    func(testing.TB) *smtptest.Server
		choice    mailer.TLS
		pool      *x509.CertPool
		taken     bool
		encrypted bool
	}{
		{"required and offered", offers, mailer.TLSRequired, pool, true, true},
		{"required, not offered", plain, mailer.TLSRequired, pool, false, false},
		{"required is the default", plain, "", pool, false, false},
		{"required, certificate of a stranger", offers, mailer.TLSRequired, nil, false, false},
		{"used where offered", offers, mailer.TLSIfOffered, pool, true, true},
		{"not offered", plain, mailer.TLSIfOffered, pool, true, false},
		{"never", offers, mailer.TLSNever, pool, true, false},
		{"from the start", fromStart, mailer.TLSFromStart, pool, true, true},
		{"from the start, certificate of a stranger", fromStart, mailer.TLSFromStart, nil, false, false},
		{"from the start, to a server that waits for STARTTLS", plain, mailer.TLSFromStart, pool, false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			server := c.server(t)
			post := mailer.NewSMTP(mailer.Config{Host: "127.0.0.1", Port: server.Port(), TLS: c.choice, RootCAs: c.pool})
			err := post.Send(t.Context(), letter())
			if (err == nil) != c.taken || err != nil && !mailer.Temporary(err) {
				t.Fatalf("got %v", err)
			}
			if c.taken && server.Messages()[0].Encrypted != c.encrypted {
				t.Errorf("encrypted: %v", server.Messages()[0].Encrypted)
			}
		})
	}
}

func TestBrokenOffWhileEncrypted(t *testing.T) {
	trusted, pool := certificate(t)
	server := smtptest.NewTLS(t, trusted)
	server.Next(smtptest.BreakBeforeAnswer, smtptest.BreakAfterAcceptance)
	post := mailer.NewSMTP(mailer.Config{Host: "127.0.0.1", Port: server.Port(), RootCAs: pool})
	if err := post.Send(t.Context(), letter()); !mailer.Temporary(err) {
		t.Errorf("got %v", err)
	}
	if err := post.Send(t.Context(), letter()); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestPasswords(t *testing.T) {
	trusted, pool := certificate(t)
	server := smtptest.NewTLS(t, trusted)
	server.Require("turnout", "open sesame")
	config := mailer.Config{Host: "127.0.0.1", Port: server.Port(), RootCAs: pool, Username: "turnout", Password: "open sesame"}
	if err := mailer.NewSMTP(config).Send(t.Context(), letter()); err != nil {
		t.Errorf("the right password: %v", err)
	}
	config.Password = "wrong"
	err := mailer.NewSMTP(config).Send(t.Context(), letter())
	if !mailer.Temporary(err) || err.Error() != "mail not sent: 535 at connect" {
		t.Errorf("a wrong password: %v", err)
	}
	config.Username = ""
	if err := mailer.NewSMTP(config).Send(t.Context(), letter()); !mailer.Temporary(err) {
		t.Errorf("no password: %v", err)
	}
	if n := len(server.Messages()); n != 1 {
		t.Errorf("%d messages were taken", n)
	}
}
