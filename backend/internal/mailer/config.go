package mailer

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/url"
	"strconv"
	"time"
)

// TLS says when the connection to the server is encrypted.
type TLS string

// The choices, as they stand in a server's address (?tls=…).
const (
	TLSRequired  TLS = "required"   // STARTTLS, or nothing is sent
	TLSIfOffered TLS = "if-offered" // STARTTLS where the server has it
	TLSFromStart TLS = "from-start" // encrypted before the first word (port 465)
	TLSNever     TLS = "never"      // for a mail catcher on the same machine
)

// Config says which server takes the mail, and how.
type Config struct {
	Host     string
	Port     int
	Username string // empty: no authentication
	Password string
	TLS      TLS
	Hello    string         // the name given in EHLO; empty: this machine's
	RootCAs  *x509.CertPool // nil: the system's
	Timeout  time.Duration  // for one message; 0: DefaultTimeout
}

// ErrConfig is returned for a server address that cannot be used. It never repeats the address,
// which may hold a password.
var ErrConfig = errors.New("mail server must look like smtp://user:password@host:587 or smtps://…, with ?tls=required, if-offered or never")

// ParseURL reads a server's address, "smtp://user:password@host:port?tls=…" or "smtps://…". With
// smtp and no choice of TLS it is required when a password is sent, else used if offered. Ports
// default to 587, and 465 for smtps. Anything else is ErrConfig.
func ParseURL(text string) (Config, error) {
	address, err := url.Parse(text)
	if err != nil || address.Hostname() == "" || address.Path != "" && address.Path != "/" {
		return Config{}, ErrConfig
	}
	config := Config{Host: address.Hostname(), Username: address.User.Username()}
	config.Password, _ = address.User.Password()
	if config.TLS, err = tlsOf(address); err != nil {
		return Config{}, err
	}
	config.Port, err = portOf(address, config.TLS)
	return config, err
}

func tlsOf(address *url.URL) (TLS, error) {
	wanted := TLS(address.Query().Get("tls"))
	switch {
	case address.Scheme == "smtps" && wanted == "":
		return TLSFromStart, nil
	case address.Scheme != "smtp":
		return "", ErrConfig
	case wanted == "" && address.User != nil:
		return TLSRequired, nil
	case wanted == "":
		return TLSIfOffered, nil
	case wanted == TLSRequired, wanted == TLSIfOffered, wanted == TLSNever:
		return wanted, nil
	}
	return "", ErrConfig
}

func portOf(address *url.URL, choice TLS) (int, error) {
	switch {
	case address.Port() != "":
		port, err := strconv.ParseUint(address.Port(), 10, 16)
		if err != nil || port == 0 {
			return 0, ErrConfig
		}
		return int(port), nil
	case choice == TLSFromStart:
		return 465, nil
	default:
		return 587, nil
	}
}

// DefaultTimeout is how long one message may take from dialling to the server's answer.
const DefaultTimeout = 30 * time.Second

func (c Config) withDefaults() Config {
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.TLS == "" {
		c.TLS = TLSRequired
	}
	return c
}

// Address returns host and port.
func (c Config) Address() string { return net.JoinHostPort(c.Host, strconv.Itoa(c.Port)) }

func (c Config) clientTLS() *tls.Config {
	return &tls.Config{ServerName: c.Host, RootCAs: c.RootCAs, MinVersion: tls.VersionTLS12}
}
