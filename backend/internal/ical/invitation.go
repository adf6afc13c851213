package ical

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"
)

// Method says what the receiving calendar is to do. It stands in the file and in the
// Content-Type of the mail that carries it, so both are made from File.
type Method string

// The methods. Request adds an entry or, with a higher sequence, changes it; Cancel removes it;
// Publish is a file to look at or import, with no one invited.
const (
	Publish Method = "PUBLISH"
	Request Method = "REQUEST"
	Cancel  Method = "CANCEL"
)

// Status is the state of one entry.
type Status string

// The states of an entry. A Cancel invitation cancels all its entries, whatever they say.
const (
	Confirmed Status = "CONFIRMED"
	Tentative Status = "TENTATIVE"
	Cancelled Status = "CANCELLED"
)

// A Party is an organiser or a person invited. Name may be empty; characters the format cannot
// hold in a name are taken out of it.
type Party struct {
	Name  string
	Email string
}

// An Entry is one meeting in the calendar: one part of a session.
type Entry struct {
	UID         string // the same for ever, from the first invitation to the cancellation
	Sequence    int    // 0 at first, higher at every change
	Summary     string // one line
	Description string // may have several lines
	Location    string // one line
	URL         string // http or https, or empty
	Start       time.Time
	End         time.Time
	Status      Status    // empty is Confirmed
	ChangedAt   time.Time // when it last changed; zero: when the file was written. Feeds need it
	Free        bool      // it takes none of the reader's time: something on offer, not an appointment
}

// An Invitation is what is sent at once: the entries of one booking. Several entries share one
// file; note that some mail programs show only the first.
type Invitation struct {
	Method    Method
	Stamp     time.Time // when it was written
	Organizer Party     // needed unless the method is Publish
	Attendee  Party     // needed unless the method is Publish
	Entries   []Entry
}

// What makes an invitation impossible to write. Compare with errors.Is; the error's text names
// the value.
var (
	ErrLineBreak = errors.New("a line break or another control character where there must be one line")
	ErrMissing   = errors.New("a value is missing")
	ErrEmail     = errors.New("not a plain e-mail address")
	ErrURL       = errors.New("not a web address")
	ErrTimes     = errors.New("an entry must end after it starts")
	ErrMethod    = errors.New("unknown method or status")
	ErrSequence  = errors.New("a sequence number cannot be negative")
)

func (i Invitation) check() error {
	if i.Method != Publish && i.Method != Request && i.Method != Cancel {
		return fmt.Errorf("method: %w", ErrMethod)
	}
	if i.Stamp.IsZero() {
		return fmt.Errorf("stamp: %w", ErrMissing)
	}
	if len(i.Entries) == 0 {
		return fmt.Errorf("entries: %w", ErrMissing)
	}
	if err := i.checkParties(); err != nil {
		return err
	}
	for _, entry := range i.Entries {
		if err := entry.check(); err != nil {
			return err
		}
	}
	return nil
}

func (i Invitation) checkParties() error {
	needed := i.Method != Publish
	if err := i.Organizer.check("organizer", needed); err != nil {
		return err
	}
	return i.Attendee.check("attendee", needed)
}

func (p Party) check(field string, needed bool) error {
	if p.Email == "" && !needed {
		return nil
	}
	if p.Email == "" {
		return fmt.Errorf("%s: %w", field, ErrMissing)
	}
	parsed, err := mail.ParseAddress(p.Email)
	if err != nil || parsed.Address != p.Email || hasControl(p.Email) {
		return fmt.Errorf("%s: %w", field, ErrEmail)
	}
	return nil
}

func (e Entry) check() error {
	if e.UID == "" || e.Summary == "" || e.Start.IsZero() || e.End.IsZero() {
		return fmt.Errorf("uid, summary, start, end: %w", ErrMissing)
	}
	for _, line := range []struct{ field, value string }{
		{"uid", e.UID}, {"summary", e.Summary}, {"location", e.Location}, {"url", e.URL},
	} {
		if hasControl(line.value) {
			return fmt.Errorf("%s: %w", line.field, ErrLineBreak)
		}
	}
	switch {
	case !e.End.After(e.Start):
		return ErrTimes
	case e.Sequence < 0:
		return ErrSequence
	case e.Status != "" && e.Status != Confirmed && e.Status != Tentative && e.Status != Cancelled:
		return fmt.Errorf("status: %w", ErrMethod)
	case e.URL != "" && !isWebAddress(e.URL):
		return ErrURL
	}
	return nil
}

func isWebAddress(text string) bool {
	parsed, err := url.Parse(text)
	return err == nil && (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != "" && !strings.Contains(text, " ")
}
