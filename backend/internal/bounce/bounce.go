// Package bounce reads reports about mail that did not arrive (RFC 3464, multipart/report), as mail servers
// send them. It knows nothing of whose mail it was: a report is a claim, and the caller checks it.
package bounce

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// ErrNotReport is mail that is no report of delivery, or one that cannot be read.
var ErrNotReport = errors.New("not a report of delivery")

// A Report says what became of one message.
type Report struct {
	MessageID  string    // of the message it is about, without brackets; empty when it does not say
	At         time.Time // when it was written; zero when it does not say
	Recipients []Recipient
}

// A Recipient is an address, and what became of the message to it.
type Recipient struct {
	Addresses []string // as we wrote to it, and as the last server knew it
	Action    string   // failed, delayed, delivered, relayed, expanded
	Status    string   // as RFC 3463: 5.1.1
	SMTP      string   // the answer of the last server, as far as the report repeats it
}

// mostRead is more than any report has before the message it returns.
const mostRead = 4 << 20

// Read reads one message; ErrNotReport for anything that is no report.
func Read(from io.Reader) (Report, error) {
	message, err := mail.ReadMessage(io.LimitReader(from, mostRead))
	if err != nil {
		return Report{}, ErrNotReport
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/report" || !strings.EqualFold(params["report-type"], "delivery-status") {
		return Report{}, ErrNotReport
	}
	r := Report{}
	if at, err := message.Header.Date(); err == nil {
		r.At = at
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := parts.NextPart()
		if err != nil {
			break // the end, or cut off: what was read before counts
		}
		r.take(part)
	}
	if len(r.Recipients) == 0 {
		return r, ErrNotReport
	}
	return r, nil
}

// take reads one part: what became of the message, or the message itself, or its headers alone.
func (r *Report) take(part *multipart.Part) {
	kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
	var body io.Reader = part
	if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
		body = base64.NewDecoder(base64.StdEncoding, part)
	}
	switch kind {
	case "message/delivery-status", "message/global-delivery-status":
		r.Recipients = append(r.Recipients, recipients(body)...)
	case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
		header, _ := textproto.NewReader(bufio.NewReader(io.MultiReader(body, strings.NewReader("\r\n\r\n")))).ReadMIMEHeader()
		if id := strings.Trim(strings.TrimSpace(header.Get("Message-Id")), "<>"); id != "" && r.MessageID == "" {
			r.MessageID = id
		}
	}
}

// recipients reads the groups of fields that follow the first, which is about the message as a whole.
func recipients(body io.Reader) []Recipient {
	text, err := io.ReadAll(body)
	if err != nil && len(text) == 0 {
		return nil
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	var all []Recipient
	for group := range bytes.SplitSeq(text, []byte("\n\n")) {
		fields, _ := textproto.NewReader(bufio.NewReader(io.MultiReader(bytes.NewReader(bytes.TrimLeft(group, "\n")), strings.NewReader("\n\n")))).ReadMIMEHeader()
		if fields.Get("Final-Recipient") == "" {
			continue
		}
		r := Recipient{Action: strings.ToLower(firstWord(fields.Get("Action"))), Status: firstWord(fields.Get("Status")), SMTP: afterType(fields.Get("Diagnostic-Code"))}
		for _, field := range []string{"Original-Recipient", "Final-Recipient"} {
			if address := strings.Trim(afterType(fields.Get(field)), "<>"); address != "" {
				r.Addresses = append(r.Addresses, address)
			}
		}
		all = append(all, r)
	}
	return all
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return word
}

// afterType drops what stands before the semicolon: "rfc822; anna@…", "smtp; 550 …".
func afterType(field string) string {
	if _, after, found := strings.Cut(field, ";"); found {
		return strings.TrimSpace(after)
	}
	return strings.TrimSpace(field)
}

// GivenUp says that no server tries any more: the message will not arrive.
func (r Recipient) GivenUp() bool {
	return r.Action == "failed" && (strings.HasPrefix(r.Status, "5.") || strings.HasPrefix(r.Status, "4."))
}

var (
	finer = regexp.MustCompile(`\b([245]\.\d{1,3}\.\d{1,3})\b`)
	plain = regexp.MustCompile(`^\s*([245]\d\d)\b`)
)

// Reason says why a message was given up. Where a server says no more than that it failed (Exim: 5.0.0), the
// answer it repeats is asked.
func (r Recipient) Reason() mailer.Reason {
	status := r.Status
	if strings.HasSuffix(status, ".0.0") {
		if found := finer.FindString(r.SMTP); found != "" {
			status = found
		}
	}
	switch {
	case strings.HasPrefix(status, "4."):
		return mailer.NotReached
	case strings.HasPrefix(status, "5.1.7"), strings.HasPrefix(status, "5.1.8"):
		return mailer.SenderRefused
	case strings.HasPrefix(status, "5.1."), status == "5.2.1":
		return mailer.NoMailbox
	case status == "5.2.2":
		return mailer.MailboxFull
	case strings.HasPrefix(status, "5.3."), strings.HasPrefix(status, "5.6."), strings.HasPrefix(status, "5.7."):
		return mailer.MessageRefused
	case strings.HasPrefix(status, "5.4."):
		return mailer.NotReached
	}
	if code := plain.FindStringSubmatch(r.SMTP); code != nil && code[1] == "552" {
		return mailer.MailboxFull
	}
	return mailer.Refused
}
