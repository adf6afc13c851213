package messages_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/messages"
)

func fixtureDay(text string) ukdate.Date { return ukdate.MustParseDate(text) }

// office is a training lead, and a colleague who has no address.
func (p post) office() (lead, carer fixture.Person) {
	agency := p.devon.Agency(fixture.Agency{}).ID
	return p.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}}), p.devon.Person(fixture.Person{Agency: agency, NoEmail: true})
}

func to(audience messages.Audience, session uuid.UUID) messages.Draft {
	return messages.Draft{
		Target: messages.Target{Audience: audience, SessionID: &session}, Subject: "Parking", Body: "The car park is closed.\n\nPlease come by bus.",
	}
}

func (p post) send(who fixture.Person, d messages.Draft, key string) (messages.Progress, error) {
	var sent messages.Progress
	_, err := p.messages.Send(who.Ctx(), d, idempotency.Once{
		Key: key, Hash: []byte(d.Subject), Encode: func(v any, refusal error) (idempotency.Answer, error) {
			if refusal != nil {
				return idempotency.Answer{}, refusal
			}
			sent = v.(messages.Progress)
			body, err := json.Marshal(sent.ID)
			return idempotency.Answer{Status: 201, Body: body}, err
		},
	})
	return sent, err
}

func TestEverybodyOfASessionIsWrittenToOnce(t *testing.T) {
	p := start(t)
	lead, carer := p.office()
	staff := p.devon.Staff()
	s := p.devon.Session(fixture.Session{})
	for _, b := range []fixture.Booking{
		{}, {}, {Status: "waiting"}, {Status: "cancelled"}, {Person: carer}, {Person: p.devon.Person(fixture.Person{NoEmail: true})},
	} {
		b.Session = s.ID
		p.devon.Booking(b)
	}
	for audience, want := range map[messages.Audience]int{messages.Confirmed: 4, messages.Waiting: 1, messages.Everyone: 5} {
		preview, err := p.messages.Preview(staff.Ctx(), to(audience, s.ID))
		if err != nil || len(preview.Readers) != want {
			t.Errorf("%s: %d people, %v, want %d", audience, len(preview.Readers), err, want)
		}
		if audience == messages.Everyone && (preview.Unreachable() != 1 || !strings.Contains(preview.Text, "come by bus")) {
			t.Errorf("%d unreachable; looks like\n%s", preview.Unreachable(), preview.Text)
		}
	}
	if p.Count(`SELECT count(*) FROM outbox`) != 0 {
		t.Fatal("a preview sent something")
	}
	sent, err := p.send(staff, to(messages.Everyone, s.ID), "the-one-key")
	if err != nil || sent.People != 5 || sent.Done() {
		t.Fatalf("%+v, %v", sent, err)
	}
	if _, err := p.send(staff, to(messages.Everyone, s.ID), "the-one-key"); err != nil || p.Count(`SELECT count(*) FROM broadcasts`) != 1 {
		t.Fatalf("the same again: %v", err)
	}
	p.devon.Booking(fixture.Booking{Session: s.ID}) // came later: it was not for them
	p.sweep()
	p.sweep()
	p.wants("broadcast", 4)
	if n := p.Count(`SELECT count(*) FROM outbox WHERE person_id = $1`, lead.ID); n != 1 {
		t.Errorf("%d letters to the lead of somebody without an address", n)
	}
	p.Exec(`UPDATE outbox SET status = 'sent', due_at = NULL`)
	p.Exec(`UPDATE outbox SET status = 'failed', last_error = 'mailbox unknown' WHERE person_id = $1`, lead.ID)
	progress, letters, err := p.messages.Broadcast(staff.Ctx(), sent.ID)
	if err != nil || progress.Sent != 3 || progress.Failed != 1 || progress.Unreachable != 1 || !progress.Done() {
		t.Fatalf("%+v, %v", progress, err)
	}
	if len(letters) != 5 || letters[0].Why == "" && letters[1].Why == "" {
		t.Errorf("letters %+v", letters)
	}
}

func TestManyWorkersWriteABroadcastOnce(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{Seats: []fixture.Seat{{Seat: "room", Unlimited: true}}})
	for range 120 {
		p.devon.Booking(fixture.Booking{Session: s.ID})
	}
	if _, err := p.send(p.devon.Staff(), to(messages.Confirmed, s.ID), "many-workers"); err != nil {
		t.Fatal(err)
	}
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			if err := p.messages.Sweep(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	p.sweep()
	p.wants("broadcast", 120)
}

func TestTrainersWriteToTheirSessionWhereThePartnershipLetsThem(t *testing.T) {
	p := start(t)
	trainer, staff := p.devon.Trainer(), p.devon.Staff()
	mine, other := p.devon.Session(fixture.Session{Trainers: []uuid.UUID{trainer.ID}}), p.devon.Session(fixture.Session{})
	p.devon.Booking(fixture.Booking{Session: mine.ID})
	p.devon.Booking(fixture.Booking{Session: other.ID})
	if _, err := p.messages.Test(trainer.Ctx(), to(messages.Confirmed, mine.ID)); err != nil {
		t.Fatal(err)
	}
	p.wants("broadcast_test", 1)
	if _, err := p.send(trainer, to(messages.Confirmed, other.ID), "not-my-session"); !errors.Is(err, fault.Missing) {
		t.Errorf("another's session: %v", err)
	}
	if _, err := p.send(trainer, messages.Draft{Target: messages.Target{Audience: messages.News}, Subject: "S", Body: "B"}, "all-the-world"); !errors.Is(err, fault.Missing) {
		t.Errorf("news: %v", err)
	}
	now, err := p.messages.Settings(staff.Ctx())
	if err == nil {
		_, err = p.messages.SetSettings(staff.Ctx(), messages.Settings{Rules: now.Rules}, now.Version())
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.send(trainer, to(messages.Confirmed, mine.ID), "not-any-more"); !errors.Is(err, messages.ErrTrainersMayNot) {
		t.Errorf("switched off: %v", err)
	}
}

func TestNewsGoesToThoseWhoAskedAndCarriesTheWayOut(t *testing.T) {
	p := start(t)
	keen, gone := p.devon.Person(fixture.Person{}), p.devon.Person(fixture.Person{})
	for _, who := range []fixture.Person{keen, gone} {
		if _, err := p.messages.SetPreferences(who.Ctx(), messages.Preferences{News: true, Digest: messages.Weekly}); err != nil {
			t.Fatal(err)
		}
	}
	news := messages.Draft{Target: messages.Target{Audience: messages.News}, Subject: "New in autumn", Body: "Look."}
	sent, err := p.send(p.devon.Staff(), news, "news-of-autumn")
	if err != nil || sent.People != 2 {
		t.Fatalf("%+v, %v", sent, err)
	}
	if _, err := p.messages.SetPreferences(gone.Ctx(), messages.Preferences{Digest: messages.Weekly}); err != nil {
		t.Fatal(err)
	}
	p.sweep()
	p.wants("broadcast", 1)
	link := p.text(`SELECT list_unsubscribe FROM outbox WHERE person_id = $1`, keen.ID)
	_, token, _ := strings.Cut(link, "/devon/unsubscribe/")
	about, err := p.messages.Subscription(p.devon.Anonymous(), token)
	if err != nil || !about.Subscribed || about.List != messages.NewsList {
		t.Fatalf("%+v, %v: looking changes nothing", about, err)
	}
	for range 2 { // a second click is no harm
		if about, err = p.messages.Unsubscribe(p.devon.Anonymous(), token); err != nil || about.Subscribed {
			t.Fatalf("%+v, %v", about, err)
		}
	}
	if mine, err := p.messages.Preferences(keen.Ctx()); err != nil || mine.News {
		t.Errorf("%+v, %v", mine, err)
	}
	_, err = p.send(p.devon.Staff(), news, "news-again")
	if !errors.Is(err, messages.ErrNobody) {
		t.Errorf("nobody is left: %v", err)
	}
}

// An address that refuses mail is spared the news, and still told what concerns its own booking.
func TestNewsIsNotSentToAnAddressThatRefusesMail(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	keen, refused := p.devon.Person(fixture.Person{}), p.devon.Person(fixture.Person{})
	for _, who := range []fixture.Person{keen, refused} {
		p.devon.Booking(fixture.Booking{Session: s.ID, Person: who})
		if _, err := p.messages.SetPreferences(who.Ctx(), messages.Preferences{News: true, Digest: messages.Weekly}); err != nil {
			t.Fatal(err)
		}
	}
	p.Exec(`INSERT INTO refused_addresses (partnership_id, email_key, since, last_at, refusals, reason)
		SELECT partnership_id, email_key, $2, $2, 1, 'no_mailbox' FROM people WHERE id = $1`, refused.ID, fixture.Now)
	news := messages.Draft{Target: messages.Target{Audience: messages.News}, Subject: "New in autumn", Body: "Look."}
	if sent, err := p.send(p.devon.Staff(), news, "news-of-autumn"); err != nil || sent.People != 1 {
		t.Errorf("news: %+v, %v; want one person", sent, err)
	}
	if sent, err := p.send(p.devon.Staff(), to(messages.Confirmed, s.ID), "service-mail"); err != nil || sent.People != 2 {
		t.Errorf("of a session: %+v, %v; want two people", sent, err)
	}
}

func TestServiceMailCarriesNoWayOut(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.sweep()
	p.at("2025-06-15 09:30")
	if _, err := p.send(p.devon.Staff(), to(messages.Confirmed, s.ID), "service-mail"); err != nil {
		t.Fatal(err)
	}
	p.sweep()
	if n := p.Count(`SELECT count(*) FROM outbox WHERE list_unsubscribe <> ''`); n != 0 {
		t.Errorf("%d letters", n)
	}
}
