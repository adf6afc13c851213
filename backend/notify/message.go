package notify

import (
	"fmt"
	"regexp"
	"slices"
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
	Subject   string         // of a letter with a wording: empty, for the words say it
	Letter    *mailer.Letter // what it says; nil where Text does
	PassOn    string         // the name of somebody without an address, whom the reader stands in for; empty: the reader is meant
	Text      string         // made of Letter
	HTML      string         // made of Letter; may be empty
	Calendar  []byte         // a finished iCalendar file; nil for none
	Method    string         // of the calendar file: REQUEST or CANCEL; empty without one
	Batch     *uuid.UUID     // the act that this and other messages tell of; nil: it stands alone

	Unsubscribe string // web address that ends such mail at a POST; empty for what concerns one's own bookings
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
	ID              int64
	PartnershipID   uuid.UUID
	DedupeKey       string
	Kind            string
	PersonID        *uuid.UUID
	ToName          string
	ToEmail         string
	Subject         string
	BodyText        string
	BodyHTML        string
	Calendar        []byte
	CalendarMethod  string
	BatchID         *uuid.UUID
	ListUnsubscribe string
	Status          Status
	DueAt           *time.Time
	ClaimedAt       *time.Time // since when it is in a worker's hands; nil: in nobody's
	Tries           int
	Doubtful        int           // tries after which nobody knows whether it was taken: so many copies more may have come
	Reason          mailer.Reason // why the last try failed; empty when none did
	LastError       string        // the same for operators, without personal data
	CreatedAt       time.Time
	SentAt          *time.Time
	DiscardedAt     *time.Time
	DiscardedBy     *uuid.UUID // nil: by nobody of here
	DiscardReason   string
}

// TableName is where mail waits and is kept.
func (Mail) TableName() string { return "outbox" }

var dedupeKey = regexp.MustCompile(`^[a-z0-9_:.-]{1,200}$`)

// Enqueue writes a message that goes out once tx commits. A second message with the same key is the
// same message: nothing is written. A malformed key, or no address, is a fault of the caller's code.
func Enqueue(tx *database.Tx, m Message) error { return EnqueueAll(tx, []Message{m}) }

// EnqueueAll is Enqueue for many messages at once: a few statements, however many there are, and the
// sender is woken once.
func EnqueueAll(tx *database.Tx, all []Message) error {
	all, err := writeAll(tx, all)
	if err != nil {
		return err
	}
	written := int64(0)
	for part := range slices.Chunk(all, insertedAtOnce) {
		rows, err := insert(tx, part)
		if err != nil {
			return err
		}
		written += rows
	}
	if written == 0 {
		return nil
	}
	return jobs.Insert(tx, DeliverArgs{Partnership: tx.Partnership()})
}

// insertedAtOnce keeps one statement well under the time it may take.
const insertedAtOnce = 200

// columns of one message, as unnest takes them.
type columns struct {
	keys, kinds, names, addresses, subjects, texts, htmls, methods, unsubscribes []string

	people, batches []*uuid.UUID
	calendars       [][]byte
}

func (c *columns) add(m Message) {
	c.keys, c.kinds, c.methods = append(c.keys, m.DedupeKey), append(c.kinds, m.Kind), append(c.methods, m.Method)
	c.names, c.addresses = append(c.names, m.ToName), append(c.addresses, m.ToEmail)
	c.subjects, c.texts, c.htmls = append(c.subjects, m.Subject), append(c.texts, m.Text), append(c.htmls, m.HTML)
	c.unsubscribes = append(c.unsubscribes, m.Unsubscribe)
	c.people, c.batches, c.calendars = append(c.people, m.PersonID), append(c.batches, m.Batch), append(c.calendars, m.Calendar)
}

func insert(tx *database.Tx, all []Message) (rows int64, err error) {
	var c columns
	for _, m := range all {
		if !dedupeKey.MatchString(m.DedupeKey) || m.Kind == "" || m.ToEmail == "" || (m.Calendar == nil) != (m.Method == "") {
			return 0, fmt.Errorf("notify: message %q (%s) has a bad key, no address, or a calendar without its method", m.DedupeKey, m.Kind)
		}
		c.add(m)
	}
	tag, err := tx.PGX.Exec(`INSERT INTO outbox
		(partnership_id, dedupe_key, kind, person_id, to_name, to_email, subject, body_text, body_html, calendar, calendar_method, batch_id, list_unsubscribe,
		 status, due_at, created_at)
		SELECT $1, key, kind, person, name, address, subject, words, html, calendar, method, batch, unsubscribe, 'due', $13, $13
		FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::text[], $12::uuid[], $14::text[])
		  AS m (key, kind, person, name, address, subject, words, html, calendar, method, batch, unsubscribe)
		ON CONFLICT (partnership_id, dedupe_key) DO NOTHING`,
		tx.Partnership(), c.keys, c.kinds, c.people, c.names, c.addresses, c.subjects, c.texts, c.htmls, c.calendars, c.methods, c.batches, tx.Now, c.unsubscribes)
	if err != nil {
		return 0, fmt.Errorf("notify %s: %w", all[0].Kind, err)
	}
	return tag.RowsAffected(), nil
}
