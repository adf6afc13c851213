package messages

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/people"
)

// Draft is a letter to many as it is written.
type Draft struct {
	Target
	Subject string
	Body    string // paragraphs, parted by empty lines
}

// Broadcast is a letter that was sent to many.
type Broadcast struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	Audience      Audience
	SessionID     *uuid.UUID
	EventID       *uuid.UUID
	Subject       string
	Body          string
	People        int        // how many it is for
	DueAt         *time.Time // while letters are still to be put in the outbox
	CreatedAt     time.Time
	CreatedBy     *uuid.UUID
}

// TableName is where broadcasts are kept.
func (Broadcast) TableName() string { return "broadcasts" }

// Preview is what a broadcast would be.
type Preview struct {
	Readers []Reader // everybody it is for, by name
	Subject string
	Text    string // as it looks to the first of them
}

// Unreachable is how many have no address and nobody who is written to instead.
func (p Preview) Unreachable() (n int) {
	for _, r := range p.Readers {
		if !r.reachable() {
			n++
		}
	}
	return n
}

// Preview says who would get a broadcast and how it would look. It sends nothing.
func (s *Service) Preview(ctx context.Context, d Draft) (Preview, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Preview, error) {
		d, err := allowed(tx, access.OpPreviewBroadcast, d)
		if err != nil {
			return Preview{}, err
		}
		all, err := readers(tx, d.Target)
		if err != nil {
			return Preview{}, err
		}
		first := Reader{Name: "…"}
		if len(all) > 0 {
			first = all[0]
		}
		first.Lead = nil
		b, err := s.broadcaster(tx, Broadcast{Audience: d.Audience, SessionID: d.SessionID, EventID: d.EventID, Subject: d.Subject, Body: d.Body})
		if err != nil {
			return Preview{}, err
		}
		return Preview{Readers: all, Subject: d.Subject, Text: b.letter(first, b.samplePlace()).PlainText()}, nil
	})
}

// Test sends a draft to the acting person alone, at once. ErrNoAddress for somebody without one.
func (s *Service) Test(ctx context.Context, d Draft) (email string, err error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (string, error) {
		d, err := allowed(tx, access.OpTestBroadcast, d)
		if err != nil {
			return "", err
		}
		me, err := people.PersonByID(tx, tx.Actor.Person)
		if err != nil {
			return "", err
		}
		if me.Email == nil {
			return "", ErrNoAddress
		}
		b, err := s.broadcaster(tx, Broadcast{Audience: d.Audience, SessionID: d.SessionID, EventID: d.EventID, Subject: d.Subject, Body: d.Body})
		if err != nil {
			return "", err
		}
		letter := b.letter(Reader{Name: me.Name}, b.samplePlace())
		key := "broadcast_test:" + uuid.Must(uuid.NewV7()).String()
		return *me.Email, notify.Enqueue(tx, message(key, &me.ID, me.Name, *me.Email, "Test: "+d.Subject, letter))
	})
}

// Send sends a draft to everybody it is for, at most once per key. Who they are is settled now; their
// letters are written by the worker, and progress can be watched. ErrNobody when it is for nobody.
func (s *Service) Send(ctx context.Context, d Draft, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Progress, error) {
			d, err := allowed(tx, access.OpSendBroadcast, d)
			if err != nil {
				return Progress{}, err
			}
			return SendTx(tx, d)
		})
	})
}

// SendTx is Send inside a transaction that is already open; it does not ask who may.
func SendTx(tx *database.Tx, d Draft) (Progress, error) {
	all, err := readers(tx, d.Target)
	if err != nil {
		return Progress{}, err
	}
	if len(all) == 0 {
		return Progress{}, ErrNobody
	}
	b := Broadcast{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), Audience: d.Audience, SessionID: d.SessionID, EventID: d.EventID,
		Subject: d.Subject, Body: d.Body, People: len(all), DueAt: &tx.Now, CreatedAt: tx.Now, CreatedBy: tx.Actor.PersonOrNil(),
	}
	if err := tx.DB.Create(&b).Error; err != nil {
		return Progress{}, err
	}
	if err := settle(tx, b, all); err != nil {
		return Progress{}, err
	}
	if err := audit.Record(tx, "messages.send_broadcast", "broadcast", b.ID); err != nil {
		return Progress{}, err
	}
	if err := jobs.Insert(tx, SweepArgs{}); err != nil {
		return Progress{}, err
	}
	return progressByID(tx, b.ID)
}

// settle writes down for whom a broadcast is.
func settle(tx *database.Tx, b Broadcast, all []Reader) error {
	persons, leads, status := make([]uuid.UUID, len(all)), make([]*uuid.UUID, len(all)), make([]string, len(all))
	for i, r := range all {
		persons[i], status[i] = r.PersonID, "due"
		if r.Lead != nil {
			leads[i] = &r.Lead.ID
		}
		if !r.reachable() {
			status[i] = "unreachable"
		}
	}
	_, err := tx.PGX.Exec(`INSERT INTO broadcast_recipients (partnership_id, broadcast_id, person_id, lead_id, status)
		SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::text[])`, tx.Partnership(), b.ID, persons, leads, status)
	return err
}

// allowed returns the draft, tidied, if the actor may send it; fault.Missing, ErrTrainersMayNot, or the
// fields that are wrong.
func allowed(tx *database.Tx, op string, d Draft) (Draft, error) {
	if err := mayReach(tx, op, d.Target); err != nil {
		return d, err
	}
	d.Subject, d.Body = strings.Join(strings.Fields(d.Subject), " "), strings.TrimSpace(d.Body)
	var wrong fault.Fields
	if d.Subject == "" {
		wrong.Add("subject", "required", "Enter a subject.")
	}
	if d.Body == "" {
		wrong.Add("body", "required", "Enter what you want to say.")
	}
	return d, wrong.Err()
}

var errWhom = fault.OnField("audience", "whom", "Choose who it is for: people of a session or of an event, or those who asked for news.")

func mayReach(tx *database.Tx, op string, t Target) error {
	if (t.Audience == News) == (t.SessionID != nil || t.EventID != nil) || t.SessionID != nil && t.EventID != nil {
		return errWhom
	}
	switch {
	case t.SessionID != nil:
		if err := mayOfSession(tx, op, *t.SessionID); err != nil {
			return err
		}
		return mayWrite(tx)
	case !access.Can(tx.Actor, op, access.Partnership):
		return fault.Missing
	case t.EventID != nil:
		_, err := catalogue.EventByID(tx, *t.EventID)
		return err
	}
	return nil
}

// mayWrite returns ErrTrainersMayNot to somebody who is there as a trainer only, where the partnership
// does not let trainers write.
func mayWrite(tx *database.Tx) error {
	office := slices.ContainsFunc([]actor.Role{actor.Staff, actor.Administrator}, tx.Actor.Has)
	if office || tx.Actor.Account == uuid.Nil {
		return nil
	}
	settings, _, err := settingsOf(tx)
	if err == nil && !settings.TrainersWrite {
		err = ErrTrainersMayNot
	}
	return err
}
