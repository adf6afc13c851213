package mailer_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

func TestServerAddresses(t *testing.T) {
	for text, want := range map[string]mailer.Config{
		"smtp://mail:1025":                         {Host: "mail", Port: 1025, TLS: mailer.TLSIfOffered},
		"smtp://mail.example":                      {Host: "mail.example", Port: 587, TLS: mailer.TLSIfOffered},
		"smtp://127.0.0.1:1025?tls=never":          {Host: "127.0.0.1", Port: 1025, TLS: mailer.TLSNever},
		"smtp://us:p%40ss@mail.example:587":        {Host: "mail.example", Port: 587, Username: "us", Password: "p@ss", TLS: mailer.TLSRequired},
		"smtp://us:x@mail.example?tls=if-offered":  {Host: "mail.example", Port: 587, Username: "us", Password: "x", TLS: mailer.TLSIfOffered},
		"smtp://mail.example:25/?tls=required":     {Host: "mail.example", Port: 25, TLS: mailer.TLSRequired},
		"smtps://us:x@mail.example":                {Host: "mail.example", Port: 465, Username: "us", Password: "x", TLS: mailer.TLSFromStart},
		"smtps://us%40mail.example:x@mail.example": {Host: "mail.example", Port: 465, Username: "us@mail.example", Password: "x", TLS: mailer.TLSFromStart},
		"smtp://[::1]:1025":                        {Host: "::1", Port: 1025, TLS: mailer.TLSIfOffered},
	} {
		if got, err := mailer.ParseURL(text); err != nil || got != want {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"", "mail:1025", "http://secret@mail", "smtp://", "smtp://:25", "smtp://mail:0", "smtp://mail:99999", "smtp://mail:x",
		"smtp://mail?tls=maybe", "smtp://mail/box", "smtps://mail?tls=never", "smtp://us:secret@ma il", "smtp://mail?tls=from-start",
	} {
		if got, err := mailer.ParseURL(text); !errors.Is(err, mailer.ErrConfig) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
}
