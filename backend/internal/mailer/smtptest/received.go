package smtptest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"testing"
)

// Received is a message as it came over the wire.
type Received struct {
	From      string   // envelope
	To        []string // envelope
	Encrypted bool     // whether it came over TLS
	Raw       []byte
}

// A Part is one leaf of the MIME tree, decoded.
type Part struct {
	ContentType string            // such as "text/calendar"
	Params      map[string]string // of Content-Type, such as method
	FileName    string            // empty unless it is an attachment
	Body        []byte
}

// Opened is a message taken apart.
type Opened struct {
	Header  mail.Header
	Subject string // decoded
	Parts   []Part
}

// Open takes the message apart, and fails the test when it is no well-formed mail.
func (r Received) Open(t testing.TB) Opened {
	t.Helper()
	opened, err := open(r.Raw)
	if err != nil {
		t.Fatalf("smtptest: %v in\n%s", err, r.Raw)
	}
	return opened
}

func open(raw []byte) (Opened, error) {
	message, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Opened{}, err
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	if err != nil {
		return Opened{}, fmt.Errorf("subject: %w", err)
	}
	parts, err := leaves(textproto.MIMEHeader(message.Header), message.Body)
	return Opened{message.Header, subject, parts}, err
}

func leaves(header textproto.MIMEHeader, body io.Reader) ([]Part, error) {
	contentType, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return nil, fmt.Errorf("content type: %w", err)
	}
	if strings.HasPrefix(contentType, "multipart/") {
		return leavesOf(multipart.NewReader(body, params["boundary"]))
	}
	data, err := io.ReadAll(decoded(header.Get("Content-Transfer-Encoding"), body))
	_, disposition, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	return []Part{{contentType, params, disposition["filename"], data}}, err
}

func leavesOf(reader *multipart.Reader) ([]Part, error) {
	var found []Part
	for {
		part, err := reader.NextRawPart()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		below, err := leaves(part.Header, part)
		if err != nil {
			return nil, err
		}
		found = append(found, below...)
	}
}

func decoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(encoding) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	default:
		return body
	}
}

// Part returns the first part of a content type that is no attachment, or false.
func (o Opened) Part(contentType string) (Part, bool) {
	for _, part := range o.Parts {
		if part.ContentType == contentType && part.FileName == "" {
			return part, true
		}
	}
	return Part{}, false
}

// Text returns the plain text with LF line ends, or "" when there is none.
func (o Opened) Text() string { return o.body("text/plain") }

// HTML returns the HTML with LF line ends, or "" when there is none.
func (o Opened) HTML() string { return o.body("text/html") }

func (o Opened) body(contentType string) string {
	part, _ := o.Part(contentType)
	return strings.ReplaceAll(string(part.Body), "\r\n", "\n")
}

// Calendar returns the invitation and its method, or nil when there is none.
func (o Opened) Calendar() (body []byte, method string) {
	part, _ := o.Part("text/calendar")
	return part.Body, part.Params["method"]
}

// Attachment returns an attached file by name, or nil when there is none.
func (o Opened) Attachment(name string) []byte {
	for _, part := range o.Parts {
		if part.FileName == name {
			return part.Body
		}
	}
	return nil
}
