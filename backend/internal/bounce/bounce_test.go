package bounce_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/bounce"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestReports(t *testing.T) {
	for _, c := range []struct {
		file    string
		status  string
		givenUp bool
		reason  mailer.Reason
	}{
		{"postfix.eml", "5.1.1", true, mailer.NoMailbox},
		{"exim.eml", "5.0.0", true, mailer.MailboxFull},
		{"exchange_online.eml", "5.1.10", true, mailer.NoMailbox},
		{"gmail.eml", "5.1.1", true, mailer.NoMailbox},
		{"postfix_delayed.eml", "4.4.1", false, mailer.NotReached},
		{"expired.eml", "4.4.7", true, mailer.NotReached},
		{"unwanted.eml", "5.7.1", true, mailer.MessageRefused},
	} {
		for _, ends := range []string{"\n", "\r\n"} {
			r, err := bounce.Read(strings.NewReader(strings.ReplaceAll(read(t, c.file), "\n", ends)))
			if err != nil || r.MessageID != "MESSAGE-ID@turnout.example" || r.At.IsZero() || len(r.Recipients) != 1 {
				t.Errorf("%s: %+v, %v", c.file, r, err)
				continue
			}
			to := r.Recipients[0]
			if to.Status != c.status || to.GivenUp() != c.givenUp || to.Reason() != c.reason || !slices.ContainsFunc(to.Addresses, func(a string) bool { return strings.EqualFold(a, "anna@devon.example") }) {
				t.Errorf("%s: %+v, given up %t for %s", c.file, to, to.GivenUp(), to.Reason())
			}
		}
	}
}

func TestWhatIsNoReport(t *testing.T) {
	postfix := read(t, "postfix.eml")
	for what, text := range map[string]string{
		"nothing": "", "no mail": "Hello.", "an absence": read(t, "out_of_office.eml"),
		"a receipt of reading": strings.Replace(postfix, "report-type=delivery-status", "report-type=disposition-notification", 1),
		"no boundary":          strings.Replace(postfix, "boundary=", "border=", 1),
		"nobody named":         strings.Replace(postfix, "Final-Recipient:", "Somebody:", 1),
		"cut off early":        postfix[:900],
	} {
		if r, err := bounce.Read(strings.NewReader(text)); !errors.Is(err, bounce.ErrNotReport) {
			t.Errorf("%s: %+v, %v", what, r, err)
		}
	}
	cut := postfix[:strings.Index(postfix, "Content-Description: Undelivered")]
	if r, err := bounce.Read(strings.NewReader(cut)); err != nil || r.MessageID != "" || len(r.Recipients) != 1 {
		t.Errorf("cut off before the message: %+v, %v", r, err)
	}
}

// Where a server says only that it failed, the answer it repeats decides; without one the address is refused.
func TestReasonOfAVagueStatus(t *testing.T) {
	for smtp, want := range map[string]mailer.Reason{
		"550 5.1.1 unknown": mailer.NoMailbox, "552 over quota": mailer.MailboxFull, "550 go away": mailer.Refused, "": mailer.Refused, "550 5.7.1 spam": mailer.MessageRefused,
	} {
		if got := (bounce.Recipient{Status: "5.0.0", SMTP: smtp}).Reason(); got != want {
			t.Errorf("%q: %s, want %s", smtp, got, want)
		}
	}
}

func TestBoxes(t *testing.T) {
	folder := t.TempDir()
	for _, sub := range []string{"new", "cur", "tmp"} {
		if err := os.Mkdir(filepath.Join(folder, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	postfix, gmail := read(t, "postfix.eml"), read(t, "gmail.eml")
	mbox := filepath.Join(folder, "mbox")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(mbox, "From MAILER-DAEMON Tue Jun 10 10:05:00 2025\n"+postfix+"\nFrom MAILER-DAEMON Tue Jun 10 10:06:00 2025\n"+gmail)
	write(filepath.Join(folder, "new", "1.host"), postfix)
	count := func(path string) (n int) {
		t.Helper()
		err := bounce.EachOf(path, func(message io.Reader) error {
			n++
			_, err := bounce.Read(message)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := count(mbox); n != 2 {
		t.Errorf("%d messages in the mbox, want 2", n)
	}
	if n := count(folder); n != 1 {
		t.Errorf("%d messages in the Maildir, want 1", n)
	}
	if n := count(folder); n != 0 {
		t.Errorf("%d messages were read again", n)
	}
	if _, err := os.Stat(filepath.Join(folder, "cur", "1.host:2,S")); err != nil {
		t.Error(err)
	}
	write(filepath.Join(folder, "new", "2.host"), "nonsense")
	stop := errors.New("stop")
	if err := bounce.EachOf(folder, func(io.Reader) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("%v, want the failure", err)
	}
	if _, err := os.Stat(filepath.Join(folder, "new", "2.host")); err != nil {
		t.Errorf("what could not be taken in is gone: %v", err)
	}
}
