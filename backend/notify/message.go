package notify

import (
	"fmt"
	"regexp"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// Message is one mail to one person.
type Message struct {
	DedupeKey string     // one copy per partnership and key: [a-z0-9_:.-], at most 200
	Kind      string     // which letter: booking_confirmed, sign_in_code …
	PersonID  *uuid.UUID // nil: nobody known here yet
	ToName    string
	ToEmail   string
	Subject   string
	Text      string
	HTML      string // may be empty
	Calendar  []byte // a finished iCalendar file; nil for none
	Method    string // of the calendar file: REQUEST or CANCEL; empty without one
}

// Status is what has become of a message.
type Status string

// A message is due until it was handed over, can never be, or is given up.
const (
	Due       Status = "due"
	Sent      Status = "sent"
	Failed    Status = "failed"
	Discarded Status = "discarded"
)

// Mail is a message in the outbox.
type Mail struct {
	ID             int64
	PartnershipID  uuid.UUID
	DedupeKey      string
	Kind           string
	PersonID       *uuid.UUID
	ToName         string
	ToEmail        string
	Subject        string
	BodyText       string
	BodyHTML       string
	Calendar       []byte
	CalendarMethod string
	Status         Status
	DueAt          *time.Time
	ClaimedAt      *time.Time // since when it is in a worker's hands; nil: in nobody's
	Tries          int
	Doubtful       int           // tries after which nobody knows whether it was taken: so many copies more may have come
	Reason         mailer.Reason // why the last try failed; empty when none did
	LastError      string        // the same for operators, without personal data
	CreatedAt      time.Time
	SentAt         *time.Time
	DiscardedAt    *time.Time
	DiscardedBy    *uuid.UUID // nil: by nobody of here
	DiscardReason  string
}

// TableName is where mail waits and is kept.
func (Mail) TableName() string { return "outbox" }

var dedupeKey = regexp.MustCompile(`^[a-z0-9_:.-]{1,200}$`)

// Enqueue writes a message that goes out once tx commits. A second message with the same key is the
// same message: nothing is written. A malformed key, or no address, is a fault of the caller's code.
func Enqueue(tx *database.Tx, m Message) error {
	if !dedupeKey.MatchString(m.DedupeKey) || m.Kind == "" || m.ToEmail == "" || (m.Calendar == nil) != (m.Method == "") {
		return fmt.Errorf("notify: message %q (%s) has a bad key, no address, or a calendar without its method", m.DedupeKey, m.Kind)
	}
	tag, err := tx.PGX.Exec(`INSERT INTO outbox
		(partnership_id, dedupe_key, kind, person_id, to_name, to_email, subject, body_text, body_html, calendar, calendar_method, status, due_at, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due', $12, $12)
		ON CONFLICT (partnership_id, dedupe_key) DO NOTHING`,
		tx.Partnership(), m.DedupeKey, m.Kind, m.PersonID, m.ToName, m.ToEmail, m.Subject, m.Text, m.HTML, m.Calendar, m.Method, tx.Now)
	if err != nil {
		return fmt.Errorf("notify %s: %w", m.Kind, err)
	}
	if tag.RowsAffected() == 0 {
		return nil
	}
	return jobs.Insert(tx, DeliverArgs{Partnership: tx.Partnership()})
}
