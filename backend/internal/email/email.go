// Package email knows what an e-mail address looks like, when two are the same, and which belong to
// an office rather than to a person. It sends nothing.
package email

import (
	"errors"
	"net/mail"
	"strings"
)

// MaxLength is the longest address that mail servers carry.
const MaxLength = 254

// ErrInvalid: the text is not one plain address like name@example.org, in ASCII.
var ErrInvalid = errors.New("not an e-mail address")

// Address is one mailbox. Text is the address as its owner wrote it, Key the form that two spellings
// of one address share; equal keys are the same mailbox.
type Address struct {
	Text string
	Key  string
}

// Parse reads one address, without a display name and with white space around it ignored. Anything
// else is ErrInvalid.
func Parse(text string) (Address, error) {
	text = strings.TrimSpace(text)
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Name != "" || parsed.Address != text || len(text) > MaxLength || !plain(text) {
		return Address{}, ErrInvalid
	}
	if !IsDomain(strings.ToLower(domain(text))) {
		return Address{}, ErrInvalid
	}
	return Address{Text: text, Key: strings.ToLower(text)}, nil
}

// Domain returns what follows the last @, in lower case.
func (a Address) Domain() string { return domain(a.Key) }

func domain(text string) string { return text[strings.LastIndexByte(text, '@')+1:] }

// plain: no spaces, no quotes, no control characters, nothing outside ASCII.
func plain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),:;<>[\]`, r)
	})
}

// IsDomain reports whether text is a host name of at least two labels, in lower case: example.org.
func IsDomain(text string) bool {
	labels := strings.Split(text, ".")
	if len(labels) < 2 || len(text) > 253 {
		return false
	}
	for _, label := range labels {
		if !isLabel(label) {
			return false
		}
	}
	return strings.ContainsFunc(labels[len(labels)-1], func(r rune) bool { return r >= 'a' && r <= 'z' })
}

func isLabel(label string) bool {
	if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	return !strings.ContainsFunc(label, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	})
}
