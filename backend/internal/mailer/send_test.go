package mailer_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
)

func mailerTo(t testing.TB, server *smtptest.Server) *mailer.SMTP {
	t.Helper()
	config, err := mailer.ParseURL(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	config.Timeout = 10 * time.Second
	return mailer.NewSMTP(config)
}

func letter() mailer.Message {
	return mailer.Message{
		ID:      "outbox-1@turnout.example",
		From:    mailer.Address{Name: "Devon Safeguarding Children Partnership", Email: "training@devon.example"},
		To:      mailer.Address{Name: "Siân O'Brien", Email: "sian@school.example"},
		Subject: "Your place on “Recognising neglect” is confirmed",
		Text:    "Your place is confirmed.\n\n.\nA line with one dot above must not end the text.\n",
	}
}

func invitation(t testing.TB) ical.File {
	t.Helper()
	start := time.Date(2025, 6, 10, 8, 30, 0, 0, time.UTC)
	file, err := ical.Write(ical.Invitation{
		Method:    ical.Cancel,
		Stamp:     start.AddDate(0, -1, 0),
		Organizer: ical.Party{Email: "training@devon.example"},
		Attendee:  ical.Party{Name: "Siân", Email: "sian@school.example"},
		Entries:   []ical.Entry{{UID: "1@turnout.example", Sequence: 3, Summary: "Neglect", Start: start, End: start.Add(time.Hour)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func sent(t testing.TB, server *smtptest.Server) smtptest.Opened {
	t.Helper()
	messages := server.Messages()
	if len(messages) != 1 {
		t.Fatalf("%d messages came", len(messages))
	}
	return messages[0].Open(t)
}

func TestAPlainMessage(t *testing.T) {
	server := smtptest.New(t)
	if err := mailerTo(t, server).Send(t.Context(), letter()); err != nil {
		t.Fatal(err)
	}
	raw, got := server.Messages()[0], sent(t, server)
	if raw.From != "training@devon.example" || len(raw.To) != 1 || raw.To[0] != "sian@school.example" {
		t.Errorf("the envelope says %s to %v", raw.From, raw.To)
	}
	if got.Subject != letter().Subject || got.Text() != letter().Text {
		t.Errorf("came as %q: %q", got.Subject, got.Text())
	}
	for header, want := range map[string]string{
		"Message-Id": "<outbox-1@turnout.example>", "Auto-Submitted": "auto-generated",
		"Reply-To": "", "List-Unsubscribe": "", "User-Agent": "", "X-Mailer": "", "Bcc": "",
		"From": `"Devon Safeguarding Children Partnership" <training@devon.example>`,
	} {
		if value := got.Header.Get(header); value != want {
			t.Errorf("%s is %q, want %q", header, value, want)
		}
	}
	to, err := got.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Name != "Siân O'Brien" {
		t.Errorf("To is %v, %v", to, err)
	}
	if len(got.Parts) != 1 || got.Parts[0].ContentType != "text/plain" {
		t.Errorf("parts are %+v", got.Parts)
	}
}

func TestAMessageWithEverything(t *testing.T) {
	server, message, file := smtptest.New(t), letter(), invitation(t)
	message.HTML = "<p>Your place is confirmed – Siân 😀</p>\n"
	message.Calendar = &file
	message.ReplyTo = mailer.Address{Email: "unit@devon.example"}
	message.ListUnsubscribe = "https://turnout.example/devon/preferences?token=abc"
	if err := mailerTo(t, server).Send(t.Context(), message); err != nil {
		t.Fatal(err)
	}
	got := sent(t, server)
	if got.Text() != message.Text || got.HTML() != message.HTML {
		t.Errorf("came as %q and %q", got.Text(), got.HTML())
	}
	body, method := got.Calendar()
	if !bytes.Equal(body, file.Body) || method != "CANCEL" {
		t.Errorf("the invitation came as %s:\n%s", method, body)
	}
	if !bytes.Equal(got.Attachment("invite.ics"), file.Body) {
		t.Errorf("the file came as\n%s", got.Attachment("invite.ics"))
	}
	var kinds []string
	for _, part := range got.Parts {
		kinds = append(kinds, part.ContentType)
	}
	if order := strings.Join(kinds, " "); order != "text/plain text/html text/calendar application/ics" {
		t.Errorf("the parts come as %s", order)
	}
	if got.Header.Get("List-Unsubscribe") != "<https://turnout.example/devon/preferences?token=abc>" || got.Header.Get("Reply-To") != "<unit@devon.example>" {
		t.Errorf("headers are %v", got.Header)
	}
}

func TestNothingTypedCanAddAHeader(t *testing.T) {
	server := smtptest.New(t)
	attacks := []string{
		"x\r\nBcc: evil@example.com", "x\nBcc: evil@example.com", "x\rBcc: evil@example.com", "x\r\n\r\nBcc: a new body",
		"x\x00y", "x\u2028Bcc: evil@example.com", "x\u0085Bcc: evil@example.com", "=?utf-8?q?x=0D=0ABcc:_evil?=",
		"\"><Bcc: evil@example.com>", "a, evil@example.com", "x\xff\r\nBcc: evil@example.com",
	}
	for _, attack := range attacks {
		message := letter()
		message.Subject, message.From.Name, message.To.Name = attack, attack, attack
		message.ReplyTo = mailer.Address{Name: attack, Email: "unit@devon.example"}
		if err := mailerTo(t, server).Send(t.Context(), message); err != nil {
			t.Errorf("%q: %v", attack, err)
		}
	}
	for i, raw := range server.Messages() {
		got := raw.Open(t)
		if got.Header.Get("Bcc") != "" || got.Text() != letter().Text || len(raw.To) != 1 || strings.ContainsAny(got.Subject, "\r\n") {
			t.Errorf("%q came as %v\n%s", attacks[i], raw.To, raw.Raw)
		}
		for _, header := range []string{"From", "To", "Reply-To"} {
			if list, err := got.Header.AddressList(header); err != nil || len(list) != 1 {
				t.Errorf("%q: %s is %v, %v", attacks[i], header, list, err)
			}
		}
	}
	if len(server.Messages()) != len(attacks) {
		t.Errorf("%d of %d came", len(server.Messages()), len(attacks))
	}
}

func TestAVeryLongSubjectIsCut(t *testing.T) {
	server, message := smtptest.New(t), letter()
	message.Subject = strings.Repeat("Llanfairpwllgwyngyll ŵ ", 400)
	if err := mailerTo(t, server).Send(t.Context(), message); err != nil {
		t.Fatal(err)
	}
	if got := sent(t, server).Subject; len([]rune(got)) != 200 || !strings.HasSuffix(got, "…") {
		t.Errorf("%d letters: %q", len([]rune(got)), got)
	}
	for _, line := range bytes.Split(server.Messages()[0].Raw, []byte("\r\n")) {
		if len(line) > 998 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
}

func TestFaultyMessagesAreNotTried(t *testing.T) {
	server := smtptest.New(t)
	for name, change := range map[string]func(*mailer.Message){
		"no id":                       func(m *mailer.Message) { m.ID = "" },
		"an id with a line break":     func(m *mailer.Message) { m.ID = "a@b\r\nBcc: x" },
		"an id in brackets":           func(m *mailer.Message) { m.ID = "<a@b>" },
		"an id without a domain":      func(m *mailer.Message) { m.ID = "a@" },
		"an id of two":                func(m *mailer.Message) { m.ID = "a@b@c" },
		"no sender":                   func(m *mailer.Message) { m.From.Email = "" },
		"no recipient":                func(m *mailer.Message) { m.To.Email = "" },
		"two recipients":              func(m *mailer.Message) { m.To.Email = "a@b.example, c@d.example" },
		"a recipient with a name":     func(m *mailer.Message) { m.To.Email = "Ada <a@b.example>" },
		"a recipient with a break":    func(m *mailer.Message) { m.To.Email = "a@b.example\r\nRCPT TO:<evil@example>" },
		"a quoted recipient":          func(m *mailer.Message) { m.To.Email = "\"a b\"@b.example" },
		"a group":                     func(m *mailer.Message) { m.To.Email = "all:a@b.example;" },
		"a reply address with a list": func(m *mailer.Message) { m.ReplyTo.Email = "a@b.example,c@d.example" },
		"no subject":                  func(m *mailer.Message) { m.Subject = " \r\n" },
		"no text":                     func(m *mailer.Message) { m.Text, m.HTML = "\n", "<p>only HTML</p>" },
		"a script to unsubscribe":     func(m *mailer.Message) { m.ListUnsubscribe = "javascript:alert(1)" },
		"two ways to unsubscribe":     func(m *mailer.Message) { m.ListUnsubscribe = "https://a.example/>, <mailto:x@y" },
	} {
		t.Run(name, func(t *testing.T) {
			message := letter()
			change(&message)
			err := mailerTo(t, server).Send(t.Context(), message)
			if !errors.Is(err, mailer.ErrInvalidMessage) || mailer.Temporary(err) || mailer.Bounced(err) {
				t.Errorf("got %v", err)
			}
		})
	}
	if n := len(server.Messages()); n != 0 {
		t.Errorf("%d came all the same", n)
	}
}

func TestWhatAServerMayDo(t *testing.T) {
	cases := []struct {
		name               string
		behaviour          smtptest.Behaviour
		taken              int
		temporary, bounced bool
		text               string
	}{
		{"it takes it", smtptest.Accept, 1, false, false, ""},
		{"our sender is refused: an operator's task, not the recipient's fault", smtptest.RefuseSender, 0, true, false, "550 at MAIL FROM"},
		{"come back later", smtptest.RefuseForNow, 0, true, false, "451 at RCPT TO"},
		{"no such user", smtptest.RefuseRecipient, 0, false, true, "550 at RCPT TO"},
		{"mailbox full", smtptest.RefuseTextForNow, 0, true, false, "452 at DATA"},
		{"not this message", smtptest.RefuseText, 0, false, true, "554 at DATA"},
		{"taken, but we are not told", smtptest.BreakBeforeAnswer, 1, true, false, "no answer at DATA"},
		{"taken, told, then the connection breaks", smtptest.BreakAfterAcceptance, 1, false, false, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			server := smtptest.New(t)
			server.Next(c.behaviour)
			err := mailerTo(t, server).Send(t.Context(), letter())
			if (err == nil) != (c.text == "") || err != nil && !strings.HasSuffix(err.Error(), c.text) {
				t.Errorf("error %v, want %q", err, c.text)
			}
			if mailer.Temporary(err) != c.temporary || mailer.Bounced(err) != c.bounced {
				t.Errorf("%v: temporary %v, bounced %v", err, mailer.Temporary(err), mailer.Bounced(err))
			}
			if got := len(server.Messages()); got != c.taken {
				t.Errorf("%d messages were taken, want %d", got, c.taken)
			}
			if err != nil && strings.Contains(err.Error(), "sian@") {
				t.Errorf("the error names the recipient: %v", err)
			}
		})
	}
}

func TestTheNextMessageIsNotHarmed(t *testing.T) {
	server := smtptest.New(t)
	post := mailerTo(t, server)
	server.Next(smtptest.BreakBeforeAnswer, smtptest.RefuseText)
	for range 2 {
		if err := post.Send(t.Context(), letter()); err == nil {
			t.Error("should have failed")
		}
	}
	if err := post.Send(t.Context(), letter()); err != nil {
		t.Error(err)
	}
	messages := server.Messages()
	if len(messages) != 2 || messages[0].Open(t).Header.Get("Message-Id") != messages[1].Open(t).Header.Get("Message-Id") {
		t.Errorf("a repeated message should keep its id; %d came", len(messages))
	}
}

func TestASilentServerIsGivenUp(t *testing.T) {
	server := smtptest.New(t)
	server.Always(smtptest.Hang)
	config, err := mailer.ParseURL(server.URL())
	if err != nil {
		t.Fatal(err)
	}
	config.Timeout = 200 * time.Millisecond
	err = mailer.NewSMTP(config).Send(t.Context(), letter())
	if !mailer.Temporary(err) || mailer.Bounced(err) {
		t.Errorf("got %v", err)
	}
}

func TestAStoppedCallerIsNotKeptWaiting(t *testing.T) {
	server := smtptest.New(t)
	server.Always(smtptest.Hang)
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() { result <- mailerTo(t, server).Send(ctx, letter()) }()
	server.WaitForHang(t.Context(), t)
	cancel()
	if err := <-result; !mailer.Temporary(err) || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestNobodyListens(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	post := mailer.NewSMTP(mailer.Config{Host: "127.0.0.1", Port: port, TLS: mailer.TLSNever})
	if err := post.Send(t.Context(), letter()); !mailer.Temporary(err) || mailer.Bounced(err) {
		t.Errorf("got %v", err)
	}
}
