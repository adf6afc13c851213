package notify_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/bounce"
	"github.com/turnout-uk/turnout/backend/notify"
)

// returns reads a sample about the message of an id; what it changed is asserted.
func (p *post) returns(file, messageID string, want notify.Returned) {
	p.t.Helper()
	text, err := os.ReadFile("../internal/bounce/testdata/" + file)
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := bounce.Read(strings.NewReader(string(text)))
	if err != nil {
		p.t.Fatal(err)
	}
	r.MessageID = messageID
	if r.At.Before(p.Clock.Now()) {
		r.At = p.Clock.Now().Add(time.Minute)
	}
	if got, err := notify.Report(p.t.Context(), p.DB, r); err != nil || got != want {
		p.t.Errorf("%s: %q, %v, want %q", file, got, err, want)
	}
}

// delivered sends a letter to Anna and returns the id under which it went.
func (p *post) delivered(key string) string {
	p.t.Helper()
	p.enqueue(p.devon, letter(key))
	p.deliver(1)
	all := p.server.Messages()
	return strings.Trim(all[len(all)-1].Open(p.t).Header.Get("Message-Id"), "<>")
}

func (p *post) refusals() int {
	return p.Count(`SELECT coalesce(sum(refusals), 0) FROM refused_addresses`)
}

func TestMailThatCameBackIsNotedAgainstTheAddressOnce(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"postfix.eml", "exim.eml", "exchange_online.eml", "gmail.eml"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			p := newPost(t)
			id := p.delivered("a")
			p.enqueue(p.Partnership("torbay"), letter("a")) // of the same key, and another message all the same
			p.returns(file, id, notify.AddressBad)
			p.returns(file, id, notify.KnownBefore)
			if n := p.Count(`SELECT count(*) FROM outbox WHERE status = 'failed' AND reason <> '' AND last_error LIKE 'sent back with 5.%' AND partnership_id = $1`, p.devon.ID); n != 1 {
				t.Errorf("%d messages failed, want one", n)
			}
			if n := p.Count(`SELECT count(*) FROM refused_addresses WHERE partnership_id = $1 AND email_key = 'anna@devon.example' AND refusals = 1`, p.devon.ID); n != 1 || p.refusals() != 1 {
				t.Errorf("the address is refused %d times, want once, and in Devon alone", p.refusals())
			}
		})
	}
}

func TestOtherReportsLeaveTheAddressAlone(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]notify.Returned{"postfix_delayed.eml": notify.StillOnItsWay, "expired.eml": notify.SentBack, "unwanted.eml": notify.SentBack} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			p := newPost(t)
			p.returns(file, p.delivered("a"), want)
			if p.refusals() != 0 {
				t.Error("the address is refused")
			}
			if n := p.Count(`SELECT count(*) FROM outbox WHERE status = 'failed'`); (n == 1) != (want == notify.SentBack) {
				t.Errorf("%d messages failed", n)
			}
		})
	}
}

func TestForgedReportsChangeNothing(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	id := p.delivered("a")
	p.returns("postfix.eml", "", notify.NotOurs)
	p.returns("postfix.eml", "0000@turnout.example", notify.NotOurs)
	r := bounce.Report{MessageID: id, At: p.Clock.Now(), Recipients: []bounce.Recipient{{Addresses: []string{"ben@devon.example"}, Action: "failed", Status: "5.1.1"}}}
	if got, err := notify.Report(t.Context(), p.DB, r); err != nil || got != notify.NotOurs {
		t.Errorf("about another address: %q, %v", got, err)
	}
	r.Recipients[0].Addresses, r.At = []string{"anna@devon.example"}, p.Clock.Now().Add(-time.Hour)
	if got, err := notify.Report(t.Context(), p.DB, r); err != nil || got != notify.KnownBefore {
		t.Errorf("older than the message: %q, %v", got, err)
	}
	if p.Count(`SELECT count(*) FROM outbox WHERE status = 'failed'`) != 0 || p.refusals() != 0 {
		t.Error("something changed")
	}
}

// A mail server that passes on takes any message: what came back stands until it is tried again.
func TestMailTakenMeanwhileDoesNotMendAnAddress(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	id := p.delivered("a")
	p.returns("postfix.eml", id, notify.AddressBad)
	p.delivered("b")
	if p.refusals() != 1 {
		t.Error("a message that was only taken to be passed on mended the address")
	}
	p.Exec(`UPDATE outbox SET status = 'due', due_at = $1 WHERE dedupe_key = 'a' AND status = 'failed'`, p.Clock.Now())
	p.deliver(1)
	if p.refusals() != 0 {
		t.Error("the message that came back was sent again, and the address is refused still")
	}
}
