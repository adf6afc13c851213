package messages_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

var ours = wording.Words{Subject: "Soon: {{course}}", Opening: "Dear {{first_name}},\n\n<b>{{date}}</b> is near.", Closing: "The team at {{partnership}}"}

// chosen puts words in force as somebody who saw what is there now.
func (p post) chosen(who fixture.Person, name string, own bool, words wording.Words) messages.Wording {
	p.t.Helper()
	now, err := p.messages.Wording(who.Ctx(), name)
	if err == nil {
		now, err = p.messages.SetWording(who.Ctx(), name, own, words, now.Version())
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return now
}

func (p post) reminderOf(title string) (session fixture.Session, booking fixture.Booking) {
	p.rules(twoDaysBefore(messages.SkipLate))
	session = p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.Exec(`UPDATE sessions SET title = $2 WHERE id = $1`, session.ID, title)
	return session, p.devon.Booking(fixture.Booking{Session: session.ID, Person: p.devon.Person(fixture.Person{Name: "Dr Siân Jones"})})
}

func TestALetterGoesOutInThePartnershipsWordsAndKeepsItsFacts(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	now := p.chosen(staff, "reminder", true, ours)
	if !now.Own || len(now.History) != 1 || now.History[0].Name != staff.Name {
		t.Errorf("%+v", now)
	}
	p.chosen(p.Partnership("torbay").Staff(), "reminder", true, wording.Words{Subject: "Torbay's", Opening: "Torbay's"})
	_, b := p.reminderOf("Neglect & more")
	p.sweep()
	p.at("2025-06-14 09:30")
	p.wants("reminder", 1)
	if got := p.text(`SELECT subject FROM outbox WHERE kind = 'reminder'`); got != "Soon: Neglect & more" {
		t.Errorf("subject %q", got)
	}
	text, html := p.text(`SELECT body_text FROM outbox WHERE kind = 'reminder'`), p.text(`SELECT body_html FROM outbox WHERE kind = 'reminder'`)
	for _, want := range []string{"See you on Monday 16 June 2025", "Dear Siân,", "<b>Monday 16 June 2025</b> is near.", "9:30am", "/devon/my/bookings/" + b.ID.String(), "The team at Devon"} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(html, "<b>") || !strings.Contains(html, "&lt;b&gt;Monday") || !strings.Contains(html, "Neglect &amp; more") {
		t.Errorf("not escaped:\n%s", html)
	}
}

func TestBackToTheStandardWords(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	p.chosen(staff, "reminder", true, ours)
	now := p.chosen(staff, "reminder", false, wording.Words{})
	if now.Own || now.Words != now.Standard || len(now.History) != 2 || !now.History[0].Standard || now.History[1].Words() != ours {
		t.Errorf("%+v", now)
	}
	p.chosen(staff, "reminder", false, wording.Words{})
	p.chosen(staff, "reminder", true, now.Standard) // the standard words typed by hand are the standard words
	if n := p.Count(`SELECT count(*) FROM letter_words`); n != 2 {
		t.Errorf("%d choices are kept, want the two that changed something", n)
	}
	if n := p.Count(`SELECT count(*) FROM audit a JOIN letter_words w ON w.id = a.object_id WHERE a.action = 'messages.set_letter' AND a.person_id = $1`, staff.ID); n != 2 {
		t.Errorf("%d audit rows, want one for each choice", n)
	}
	p.reminderOf("Neglect")
	p.sweep()
	p.at("2025-06-14 09:30")
	if got := p.text(`SELECT subject FROM outbox WHERE kind = 'reminder'`); got != "Reminder: Neglect" {
		t.Errorf("subject %q", got)
	}
}

func TestWordsAreCheckedAndNotOverwritten(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	seen, err := p.messages.Wording(staff.Ctx(), "reminder")
	if err != nil {
		t.Fatal(err)
	}
	wrong := ours
	wrong.Opening = "Dear {{frist_name}},"
	var refusal *fault.Error
	if _, err := p.messages.SetWording(staff.Ctx(), "reminder", true, wrong, seen.Version()); !errors.As(err, &refusal) || len(refusal.Fields) != 1 ||
		refusal.Fields[0].Field != "opening" || !strings.Contains(refusal.Fields[0].Message, "Did you mean {{first_name}}?") {
		t.Errorf("a misspelt placeholder: %v", err)
	}
	p.chosen(staff, "reminder", true, ours)
	if _, err := p.messages.SetWording(staff.Ctx(), "reminder", false, ours, seen.Version()); !errors.Is(err, version.ErrChanged) {
		t.Errorf("somebody else's words were overwritten: %v", err)
	}
	if _, err := p.messages.Wording(staff.Ctx(), "no_such_letter"); !errors.Is(err, fault.Missing) {
		t.Errorf("no such letter: %v", err)
	}
	if _, err := p.messages.Wordings(p.devon.Trainer().Ctx()); !errors.Is(err, fault.Missing) {
		t.Errorf("a trainer: %v", err)
	}
}

// A placeholder may be given up in a later release: the words that use it give way, and staff are told.
func TestWordsThatNoLongerHoldGiveWay(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	p.chosen(staff, "reminder", true, ours)
	p.Exec(`UPDATE letter_words SET opening = 'Dear {{given_up}},'`)
	if now, err := p.messages.Wording(staff.Ctx(), "reminder"); err != nil || !now.Outdated || !now.Own {
		t.Errorf("%+v, %v", now, err)
	}
	p.reminderOf("Neglect")
	p.sweep()
	p.at("2025-06-14 09:30")
	if got := p.text(`SELECT subject || body_text FROM outbox WHERE kind = 'reminder'`); !strings.HasPrefix(got, "Reminder: Neglect") || strings.Contains(got, "{{") {
		t.Errorf("says\n%s", got)
	}
}

func TestPreviewOfALetter(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	draft := messages.WordingDraft{Letter: "booking_confirmed", Words: wording.Words{Subject: "{{course}}", Opening: "Dear {{name}}, {{reference}}"}}
	preview := func() messages.LetterPreview {
		t.Helper()
		got, err := p.messages.PreviewWording(staff.Ctx(), draft)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := preview(); got.About != "" || got.Subject != "Recognising neglect" || !strings.Contains(got.Text, "Dear "+staff.Name+", B7K2-9QXM") || !strings.Contains(got.Text, "Where:") {
		t.Errorf("invented: %+v", got)
	}
	_, b := p.reminderOf("Real <one>")
	if got := preview(); got.About != "Real <one>" || !strings.Contains(got.Text, "Dear "+staff.Name) || !strings.Contains(got.Text, "Monday 16 June 2025") {
		t.Errorf("the next session: %+v", got)
	}
	reference := p.text(`SELECT reference FROM bookings WHERE id = $1`, b.ID)
	draft.Reference = " " + strings.ToLower(reference)
	if got := preview(); !strings.Contains(got.Text, "Dear Dr Siân Jones, "+reference) || !strings.Contains(got.HTML, "Real &lt;one&gt;") && !strings.Contains(got.HTML, "Dr Siân Jones") {
		t.Errorf("a booking: %+v", got)
	}
	draft.Reference = "NONE-SUCH"
	var refusal *fault.Error
	if _, err := p.messages.PreviewWording(staff.Ctx(), draft); !errors.As(err, &refusal) || refusal.Fields[0].Field != "reference" {
		t.Errorf("no such booking: %v", err)
	}
	draft.Reference, draft.Words.Closing = "", "{{colour}}"
	if _, err := p.messages.TestWording(staff.Ctx(), draft); !errors.As(err, &refusal) || refusal.Fields[0].Field != "closing" {
		t.Errorf("a wrong closing: %v", err)
	}
	draft.Words.Closing = ""
	if email, err := p.messages.TestWording(staff.Ctx(), draft); err != nil || email != staff.Email {
		t.Errorf("test to %q: %v", email, err)
	}
	if got := p.text(`SELECT subject FROM outbox WHERE kind = 'letter_test' AND person_id = $1`, staff.ID); got != "Test: Real <one>" {
		t.Errorf("subject %q", got)
	}
}

// Each letter there is can be shown in its standard words.
func TestEveryLetterHasAPreview(t *testing.T) {
	p := start(t)
	staff := p.devon.Staff()
	all, err := p.messages.Wordings(staff.Ctx())
	if err != nil || len(all) != len(wording.All()) {
		t.Fatalf("%d letters, %v", len(all), err)
	}
	for _, w := range all {
		got, err := p.messages.PreviewWording(staff.Ctx(), messages.WordingDraft{Letter: w.Name, Words: w.Standard})
		if err != nil || got.Subject == "" || strings.Contains(got.Text+got.HTML, "{{") || w.Button != "" && !strings.Contains(got.Text, w.Button) {
			t.Errorf("%s: %v\n%s", w.Name, err, got.Text)
		}
	}
}
