package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"syscall"
	"time"
)

// How long the other side may take, and how much of its answer we read.
const (
	patience   = 10 * time.Second
	mostAnswer = 4 << 10 // bytes
)

// letter is what is sent.
type letter struct {
	ID     string    `json:"id"`
	Kind   Kind      `json:"type"`
	At     time.Time `json:"timestamp"`
	Object string    `json:"object"` // id of the booking or session
}

// errPrivate: a name on the internet may point into our own network.
var errPrivate = errors.New("the address is in a private network")

// newClient dials nothing private unless told it may, follows no redirect and heeds no proxy of the
// environment: each would lead somewhere that nobody registered.
func newClient(private bool) *http.Client {
	dialer := &net.Dialer{Timeout: patience}
	if !private {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return refusePrivate(address) }
	}
	return &http.Client{
		Timeout:       patience,
		Transport:     &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: patience, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// refusePrivate looks at what is really dialled, after the name was resolved.
func refusePrivate(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(at.Addr()) {
		return errPrivate
	}
	return nil
}

// reserved are networks that netip does not name and that are nobody's on the internet.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("fec0::/10"),
}

func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, network := range reserved {
		if network.Contains(a) {
			return false
		}
	}
	return true
}

// checkAddress refuses at once what could never be sent to; what a name resolves to is asked when dialling.
func checkAddress(text string, private bool) error {
	u, err := url.Parse(text)
	switch {
	case err != nil, u.Hostname() == "", u.User != nil, u.Fragment != "", len(text) > 500:
		return ErrAddress
	case private && u.Scheme == "http":
		return nil
	case u.Scheme != "https":
		return ErrAddress
	}
	if at, err := netip.ParseAddr(u.Hostname()); err == nil && !private && !isPublic(at) {
		return ErrAddress
	}
	return nil
}

// send makes one try. status is 0 when there was no answer, and reason says why in a word or two.
func (s *Service) send(ctx context.Context, c claimed, now time.Time) (status int, reason string) {
	body, err := json.Marshal(letter{c.ID.String(), c.Kind, c.HappenedAt.UTC(), c.ObjectID.String()})
	if err != nil {
		return 0, "cannot be written"
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL, bytes.NewReader(body))
	if err != nil {
		return 0, "not an address"
	}
	stamp := strconv.FormatInt(now.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Turnout")
	r.Header.Set("Webhook-Id", c.ID.String())
	r.Header.Set("Webhook-Timestamp", stamp)
	r.Header.Set("Webhook-Signature", "v1,"+Sign(c.Secret, c.ID.String(), stamp, body))
	answer, err := s.client.Do(r)
	if err != nil {
		return 0, inAWord(err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, mostAnswer))
	return answer.StatusCode, ""
}

// Sign returns the signature of what is sent: HMAC-SHA256 over id, Unix seconds and body with full stops
// between them, in base64, as the Standard Webhooks specification has it.
func Sign(secret []byte, id, stamp string, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "%s.%s.", id, stamp)
	mac.Write(body)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// inAWord says what went wrong without what the other side, or a resolver, put into the error.
func inAWord(err error) string {
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, errPrivate):
		return "private network"
	case errors.As(err, &dns):
		return "no such host"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	}
	return "no connection"
}
