package letters

import (
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Mail is a letter with how it goes out.
type Mail struct {
	Key     string // sent once only
	Kind    string // empty: what stands before the key's first colon
	Subject string // of a letter with a wording: empty, for the words say it
	Letter  mailer.Letter
	Entries []ical.Entry // of the calendar file; none: there is no file
	Method  ical.Method
}

func (m Mail) kind() string {
	if m.Kind != "" {
		return m.Kind
	}
	kind, _, _ := strings.Cut(m.Key, ":")
	return kind
}

// Send puts a letter into the outbox: to the person, or to those who act for somebody without an address.
func Send(tx *database.Tx, to About, m Mail) error {
	messages, err := Messages(tx, to, m)
	if err != nil || len(messages) == 0 {
		return err
	}
	return notify.EnqueueAll(tx, messages)
}

// Messages is a letter ready to go: to the person, with a calendar file where there are entries; or to those
// who act for somebody without an address. Nothing where nobody can be written to.
func Messages(tx *database.Tx, to About, m Mail) ([]notify.Message, error) {
	if to.To.Email == nil {
		return toStandIns(tx, to, m)
	}
	message := notify.Message{
		DedupeKey: m.Key, Kind: m.kind(), PersonID: &to.To.ID, ToName: to.To.Name, ToEmail: *to.To.Email,
		Subject: m.Subject, Letter: &m.Letter,
	}
	if len(m.Entries) > 0 {
		file, err := File(tx, to, m.Entries, m.Method)
		if err != nil {
			return nil, err
		}
		message.Calendar, message.Method = file.Body, string(m.Method)
	}
	return []notify.Message{message}, nil
}
