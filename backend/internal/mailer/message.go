package mailer

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"github.com/turnout-uk/turnout/backend/internal/ical"
)

// A Mailer hands over messages.
type Mailer interface {
	// Send returns nil only when the server has taken the message. Ask Temporary and Bounced what
	// an error means; one that is neither is a fault in the message (ErrInvalidMessage).
	Send(ctx context.Context, message Message) error
}

// An Address is a mailbox. Name may be empty.
type Address struct {
	Name  string
	Email string
}

// A Message goes to one person. Text is always there; HTML says the same and may be empty.
type Message struct {
	ID              string // Message-ID without brackets, "…@…"; the same at every attempt
	From            Address
	ReplyTo         Address // zero: replies go to From
	To              Address
	Subject         string
	Text            string
	HTML            string
	Calendar        *ical.File // shown by mail programs as an invitation, and attached as invite.ics
	ListUnsubscribe string     // web address, where a POST unsubscribes; empty for messages nobody can opt out of
}

// ErrInvalidMessage is a message no server may be asked to take: no retry will help.
var ErrInvalidMessage = errors.New("invalid message")

const maxSubjectRunes = 200

func (m Message) check() error {
	for _, mailbox := range []struct {
		field   string
		address Address
		needed  bool
	}{{"from", m.From, true}, {"to", m.To, true}, {"reply-to", m.ReplyTo, false}} {
		if err := mailbox.address.check(mailbox.needed); err != nil {
			return fmt.Errorf("%w: %s: %w", ErrInvalidMessage, mailbox.field, err)
		}
	}
	switch {
	case !isMessageID(m.ID):
		return fmt.Errorf("%w: message id", ErrInvalidMessage)
	case strings.TrimSpace(m.Subject) == "":
		return fmt.Errorf("%w: no subject", ErrInvalidMessage)
	case strings.TrimSpace(m.Text) == "":
		return fmt.Errorf("%w: no text", ErrInvalidMessage)
	case m.ListUnsubscribe != "" && !isWebAddress(m.ListUnsubscribe):
		return fmt.Errorf("%w: list-unsubscribe", ErrInvalidMessage)
	}
	return nil
}

var errAddress = errors.New("not a plain e-mail address")

func (a Address) check(needed bool) error {
	if a.Email == "" && !needed {
		return nil
	}
	parsed, err := mail.ParseAddress(a.Email)
	if err != nil || parsed.Address != a.Email || strings.ContainsFunc(a.Email, notPrintable) {
		return errAddress
	}
	return nil
}

// header returns the address as a header shows it.
func (a Address) header() string {
	return (&mail.Address{Name: headerText(a.Name), Address: a.Email}).String()
}

// notPrintable is also true for spaces, which have no place in an address or an id.
func notPrintable(r rune) bool { return r == ' ' || !unicode.IsPrint(r) }

func isMessageID(id string) bool {
	left, right, found := strings.Cut(id, "@")
	return found && left != "" && right != "" && len(id) <= 200 &&
		!strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>()[]\\,;:\"", r) }) &&
		!strings.Contains(right, "@")
}

func isWebAddress(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && (parsed.Scheme == "https" || parsed.Scheme == "http") && parsed.Host != "" &&
		!strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '<' || r == '>' })
}

// oneLine turns every run of white space and control characters into one space.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}

// headerText also breaks up what a mail program would take for an encoded word and decode.
func headerText(text string) string { return strings.ReplaceAll(oneLine(text), "=?", "= ?") }

func subjectLine(text string) string {
	runes := []rune(headerText(text))
	if len(runes) > maxSubjectRunes {
		return string(runes[:maxSubjectRunes-1]) + "…"
	}
	return string(runes)
}
