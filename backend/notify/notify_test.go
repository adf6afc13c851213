package notify_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// post is a partnership with a real mail server.
type post struct {
	*fixture.World
	*notify.Service
	t      *testing.T
	devon  *fixture.Partnership
	server *smtptest.Server
}

func newPost(t *testing.T) *post {
	w, server := fixture.Start(t), smtptest.New(t)
	config, err := mailer.ParseURL(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	s := notify.New(w.DB, notify.Options{Mailer: mailer.NewSMTP(config), From: "no-reply@turnout.example"})
	return &post{w, s, t, w.Partnership("devon"), server}
}

func letter(key string) notify.Message {
	return notify.Message{DedupeKey: key, Kind: "test", ToName: "Anna", ToEmail: "anna@devon.example", Subject: "About " + key, Text: "Hello.\n"}
}

func (p *post) enqueue(on *fixture.Partnership, messages ...notify.Message) {
	p.t.Helper()
	err := database.Do(on.System(), p.DB, func(tx *database.Tx) error {
		for _, m := range messages {
			if err := notify.Enqueue(tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *post) deliver(want int) {
	p.t.Helper()
	if n, err := p.Deliver(p.t.Context(), p.devon.ID); err != nil || n != want {
		p.t.Errorf("delivered %d (%v), want %d", n, err, want)
	}
}

// expect asserts the state of the message with a key.
func (p *post) expect(key, status string, tries int, due time.Time) {
	p.t.Helper()
	var gotStatus string
	var gotTries int
	var gotDue *time.Time
	err := p.Owner.QueryRow(p.t.Context(), `SELECT status, tries, due_at FROM outbox WHERE dedupe_key = $1`, key).Scan(&gotStatus, &gotTries, &gotDue)
	if err != nil || gotStatus != status || gotTries != tries || (gotDue == nil) != due.IsZero() || gotDue != nil && !gotDue.Equal(due) {
		p.t.Errorf("%s is %s after %d tries, due %v (%v); want %s, %d, %v", key, gotStatus, gotTries, gotDue, err, status, tries, due)
	}
}

func TestDeliver(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	m := letter("booking_confirmed:1")
	m.HTML = "<p>Hello.</p>"
	p.enqueue(p.devon, m)
	p.deliver(1)
	p.deliver(0)
	got := p.server.Messages()
	if len(got) != 1 || got[0].To[0] != "anna@devon.example" {
		t.Fatalf("%d messages arrived: %+v", len(got), got)
	}
	mail := got[0].Open(t)
	if from := mail.Header.Get("From"); mail.Subject != "About booking_confirmed:1" || !strings.Contains(from, "Devon Safeguarding Partnership") || !strings.Contains(from, "no-reply@turnout.example") {
		t.Errorf("%q from %s", mail.Subject, from)
	}
	if len(mail.Parts) != 2 {
		t.Errorf("%d parts, want text and HTML", len(mail.Parts))
	}
	p.expect("booking_confirmed:1", "sent", 1, time.Time{})
}

func TestCalendarGoesWithIt(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	m := letter("a")
	m.Calendar, m.Method = []byte("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"), "CANCEL"
	p.enqueue(p.devon, m)
	p.deliver(1)
	found := 0
	for _, part := range p.server.Messages()[0].Open(t).Parts {
		if part.ContentType == "text/calendar" && part.Params["method"] == "CANCEL" || part.FileName == "invite.ics" {
			found++
		}
	}
	if found != 2 {
		t.Errorf("%d calendar parts, want the invitation and its file", found)
	}
}

func TestOneCopyPerKey(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	torbay := p.Partnership("torbay")
	p.enqueue(p.devon, letter("same"), letter("same"), letter("other"))
	p.enqueue(p.devon, letter("same"))
	p.enqueue(torbay, letter("same"))
	p.deliver(2)
	p.enqueue(p.devon, letter("same"))
	p.deliver(0)
	if n := len(p.server.Messages()); n != 2 {
		t.Errorf("%d messages arrived, want 2: torbay's is not devon's to send", n)
	}
	if n := p.Count(`SELECT count(*) FROM river_job WHERE kind = 'notify.deliver'`); n != 3 {
		t.Errorf("%d wake-ups, want one per new message", n)
	}
}

func TestNothingIsToldOfWhatDidNotHappen(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	fails := errors.New("changed our mind")
	err := database.Do(p.devon.System(), p.DB, func(tx *database.Tx) error {
		if err := notify.Enqueue(tx, letter("a")); err != nil {
			return err
		}
		return fails
	})
	if !errors.Is(err, fails) || p.Count(`SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM river_job)`) != 0 {
		t.Errorf("%v; or something was left behind", err)
	}
}

func TestEnqueueRefusesWhatCannotBeSent(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	for what, change := range map[string]func(*notify.Message){
		"no key": func(m *notify.Message) { m.DedupeKey = "" }, "a key with a space": func(m *notify.Message) { m.DedupeKey = "a b" },
		"no kind": func(m *notify.Message) { m.Kind = "" }, "no address": func(m *notify.Message) { m.ToEmail = "" },
		"a calendar without method": func(m *notify.Message) { m.Calendar = []byte("x") }, "a method without calendar": func(m *notify.Message) { m.Method = "CANCEL" },
	} {
		m := letter("a")
		change(&m)
		if err := database.Do(p.devon.System(), p.DB, func(tx *database.Tx) error { return notify.Enqueue(tx, m) }); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
}

func TestRefusedForNowIsTriedAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.enqueue(p.devon, letter("a"))
	p.server.Next(smtptest.RefuseForNow, smtptest.BreakBeforeAnswer)
	p.deliver(0)
	p.expect("a", "due", 1, fixture.Now.Add(30*time.Second))
	p.deliver(0)
	p.expect("a", "due", 1, fixture.Now.Add(30*time.Second))
	p.Clock.Advance(30 * time.Second)
	p.deliver(0)
	p.expect("a", "due", 2, fixture.Now.Add(30*time.Second+2*time.Minute))
	p.Clock.Advance(2 * time.Minute)
	p.deliver(1)
	p.expect("a", "sent", 3, time.Time{})
	ids := map[string]bool{}
	for _, m := range p.server.Messages() {
		ids[m.Open(t).Header.Get("Message-Id")] = true
	}
	if len(ids) != 1 {
		t.Errorf("the attempts had ids %v, want one", ids)
	}
}

func TestBounceFails(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.enqueue(p.devon, letter("a"), letter("b"))
	p.server.Next(smtptest.RefuseRecipient)
	p.deliver(1)
	p.expect("a", "failed", 1, time.Time{})
	p.expect("b", "sent", 1, time.Time{})
	if n := p.Count(`SELECT count(*) FROM outbox WHERE last_error <> '' AND last_error NOT LIKE '%anna%' AND dedupe_key = 'a'`); n != 1 {
		t.Error("the bounce has no reason, or one that names somebody")
	}
}

func TestWhatNoServerMayBeAskedToTakeFails(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	m := letter("a")
	m.ToEmail = "anna@devon.example, everybody@devon.example"
	p.enqueue(p.devon, m)
	p.deliver(0)
	p.expect("a", "failed", 1, time.Time{})
}

// One connection finds out that the server is down; the rest of the batch waits.
func TestSilentServerIsAskedOnce(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	config, err := mailer.ParseURL("smtp://127.0.0.1:1?tls=never") // nothing listens there
	if err != nil {
		t.Fatal(err)
	}
	down := &counting{Mailer: mailer.NewSMTP(config)}
	p.Service = notify.New(p.DB, notify.Options{Mailer: down, From: "no-reply@turnout.example"})
	p.enqueue(p.devon, letter("a"), letter("b"), letter("c"))
	p.deliver(0)
	if down.sends != 1 {
		t.Errorf("asked %d times, want once", down.sends)
	}
	p.expect("a", "due", 1, fixture.Now.Add(30*time.Second))
	p.expect("b", "due", 0, fixture.Now.Add(30*time.Second)) // waits as long, and was not tried
	p.expect("c", "due", 0, fixture.Now.Add(30*time.Second))
}

type counting struct {
	mailer.Mailer
	sends int
}

func (c *counting) Send(ctx context.Context, m mailer.Message) error {
	c.sends++
	return c.Mailer.Send(ctx, m)
}

// Worker killed while sending: retried with a reason, not lost, not silently doubled. It dies once the server
// has taken the message and before that is written down: the worst moment.
func TestWorkerKilledWhileSending(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.enqueue(p.devon, letter("a"), letter("b"))
	config, err := mailer.ParseURL(p.server.URL())
	if err != nil {
		t.Fatal(err)
	}
	dying := notify.New(p.DB, notify.Options{Mailer: dyingAfterwards{mailer.NewSMTP(config)}, From: "no-reply@turnout.example"})
	func() {
		defer func() { _ = recover() }()
		_, _ = dying.Deliver(t.Context(), p.devon.ID)
	}()
	p.deliver(0) // not ours yet: the worker might be alive
	p.Clock.Advance(2 * time.Minute)
	p.server.Next(smtptest.RefuseForNow, smtptest.Accept)
	p.deliver(1)
	p.says("a", mailer.TryLater, 1)
	p.Clock.Advance(2 * time.Minute)
	p.deliver(1)
	p.says("a", "", 1)
	if n := len(p.server.Messages()); n != 3 {
		t.Errorf("%d messages arrived, want a twice and b once", n)
	}
	if n := p.Count(`SELECT count(*) FROM outbox WHERE doubtful = 1 AND status = 'sent'`); n != 2 {
		t.Errorf("%d messages are noted as perhaps doubled, want both the worker had", n)
	}
}

// What a dead worker leaves says so while another has it in hand.
func TestWhatADeadWorkerLeavesSaysSo(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.enqueue(p.devon, letter("a"))
	for range 2 {
		dying := notify.New(p.DB, notify.Options{Mailer: panicking{}, From: "no-reply@turnout.example"})
		func() {
			defer func() { _ = recover() }()
			_, _ = dying.Deliver(t.Context(), p.devon.ID)
		}()
		p.Clock.Advance(2 * time.Minute)
	}
	p.says("a", notify.Interrupted, 1)
	p.deliver(1)
}

// says asserts why the last try of a message failed, and how many copies more may have come.
func (p *post) says(key string, reason mailer.Reason, doubtful int) {
	p.t.Helper()
	var gotReason string
	var gotDoubtful int
	err := p.Owner.QueryRow(p.t.Context(), `SELECT reason, doubtful FROM outbox WHERE dedupe_key = $1`, key).Scan(&gotReason, &gotDoubtful)
	if err != nil || gotReason != string(reason) || gotDoubtful != doubtful {
		p.t.Errorf("%s failed for %q, %d doubtful (%v); want %q, %d", key, gotReason, gotDoubtful, err, reason, doubtful)
	}
}

type panicking struct{}

func (panicking) Send(context.Context, mailer.Message) error { panic("killed") }

type dyingAfterwards struct{ mailer.Mailer }

func (d dyingAfterwards) Send(ctx context.Context, m mailer.Message) error {
	_ = d.Mailer.Send(ctx, m)
	panic("killed")
}

func TestManyWorkersSendEachOnce(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	for i := range 40 {
		p.enqueue(p.devon, letter(fmt.Sprint("m", i)))
	}
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := p.Deliver(t.Context(), p.devon.ID); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := len(p.server.Messages()); n != 40 {
		t.Errorf("%d messages arrived, want 40", n)
	}
}

func TestWithoutMailServer(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.Service = notify.New(p.DB, notify.Options{From: "no-reply@turnout.example"})
	p.enqueue(p.devon, letter("a"))
	p.deliver(0)
	p.expect("a", "due", 0, fixture.Now)
	p.Exec(`UPDATE deployment SET demo = true`)
	p.deliver(1)
	p.expect("a", "sent", 1, time.Time{})
}

func TestSweepFindsEveryPartnership(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.enqueue(p.devon, letter("a"))
	p.enqueue(p.Partnership("torbay"), letter("a"))
	if err := p.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(p.server.Messages()); n != 2 {
		t.Errorf("%d messages arrived, want 2", n)
	}
}

// The whole way: committed with the fact, a job wakes the worker, the server has it.
func TestWorkerIsWoken(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	client, err := jobs.New(p.DB, jobs.Options{Tasks: p.Service.Tasks(), Log: slog.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.enqueue(p.devon, letter("a"))
	got := p.server.Wait(t.Context(), t)
	if got.To[0] != "anna@devon.example" {
		t.Errorf("%+v", got)
	}
	if err := client.Stop(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestRetryAfter(t *testing.T) {
	for tries, want := range map[int]time.Duration{
		1: 30 * time.Second, 2: 2 * time.Minute, 3: 8 * time.Minute, 4: 32 * time.Minute, 5: 2 * time.Hour, 39: 2 * time.Hour,
	} {
		if got, again := notify.RetryAfter(tries); got != want || !again {
			t.Errorf("after %d tries: %v, %t; want %v", tries, got, again, want)
		}
	}
	if _, again := notify.RetryAfter(40); again {
		t.Error("a fortieth try that failed is the last")
	}
}

func TestDemoMailbox(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	for i := range 30 {
		m := letter(fmt.Sprint("m", i))
		m.ToEmail = fmt.Sprintf("Person%d@devon.example", i%2)
		p.enqueue(p.devon, m)
	}
	p.enqueue(p.Partnership("torbay"), letter("torbays"))
	ctx := p.devon.Anonymous()
	refused := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := p.DemoMail(ctx, notify.MailFilter{}, "")
	refused("list outside a demo", err)
	_, err = p.DemoMailByKey(ctx, "m1")
	refused("read outside a demo", err)

	p.Exec(`UPDATE deployment SET demo = true`)
	first, err := p.DemoMail(ctx, notify.MailFilter{}, "")
	if err != nil || len(first.Mail) != 25 || first.Mail[0].DedupeKey != "m29" {
		t.Fatalf("%d, %v", len(first.Mail), err)
	}
	second, err := p.DemoMail(ctx, notify.MailFilter{}, first.Next)
	if err != nil || len(second.Mail) != 5 || second.Mail[4].DedupeKey != "m0" || second.Next != "" {
		t.Errorf("%d, %q, %v", len(second.Mail), second.Next, err)
	}
	mine, err := p.DemoMail(ctx, notify.MailFilter{To: "PERSON1@devon.example"}, "")
	if err != nil || len(mine.Mail) != 15 {
		t.Errorf("%d, %v", len(mine.Mail), err)
	}
	if _, err := p.DemoMail(ctx, notify.MailFilter{To: "person1@devon.example"}, first.Next); !errors.Is(err, page.ErrCursor) {
		t.Errorf("the cursor of another list: %v", err)
	}
	if _, err := p.DemoMail(ctx, notify.MailFilter{To: "nonsense"}, ""); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nonsense: %v", err)
	}
	if m, err := p.DemoMailByKey(ctx, "m7"); err != nil || m.Subject != "About m7" {
		t.Errorf("%+v, %v", m, err)
	}
	_, err = p.DemoMailByKey(ctx, "torbays")
	refused("another partnership's", err)
}

func TestLetters(t *testing.T) {
	site := notify.Site{PublicURL: "https://turnout.example/"}
	p := partnership.Partnership{ID: uuid.New(), Slug: "devon", Name: "Devon Partnership", Colour: "#1d4e89", ContactEmail: "help@devon.example", ContactPhone: "01392 383000"}
	for _, c := range []struct {
		m     notify.Message
		words []string
	}{
		{site.SignInCode(p, "012345", 30), []string{"012345", "30 minutes", "Devon Partnership", "help@devon.example", "01392 383000"}},
		{site.RegistrationReceived(p, "Anna", "Police"), []string{"Hello Anna", "Police", "https://turnout.example/devon"}},
		{site.RegistrationConfirmed(p, "Anna", "Police"), []string{"Hello Anna", "Police", "https://turnout.example/devon"}},
		{site.RegistrationRefused(p, "Anna <script>", "Police"), []string{"Anna <script>", "Police"}},
	} {
		c.m = written(t, c.m)
		for _, word := range c.words {
			if !strings.Contains(c.m.Text, word) {
				t.Errorf("%s does not say %q:\n%s", c.m.Kind, word, c.m.Text)
			}
		}
		if c.m.Subject == "" || !strings.Contains(c.m.HTML, "<h1") || strings.Contains(c.m.HTML, "<script>") {
			t.Errorf("%s: subject %q, or unsafe HTML", c.m.Kind, c.m.Subject)
		}
	}
	p.ContactPhone = ""
	if text := written(t, site.SignInCode(p, "1", 1)).Text; !strings.Contains(text, "Write to help@devon.example.") || strings.Contains(text, "ring") {
		t.Errorf("footer: %s", text)
	}
	p.ContactEmail, p.ContactPhone = "", "01392"
	if text := written(t, site.SignInCode(p, "1", 1)).Text; !strings.Contains(text, "Ring 01392.") {
		t.Errorf("footer: %s", text)
	}
}

func written(t *testing.T, m notify.Message) notify.Message {
	t.Helper()
	m, err := notify.Write(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
