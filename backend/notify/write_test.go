package notify_test

import (
	"html"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

const facts = "Held for you until|5pm on Friday|Booking reference|B7K2-9QXM|Where|County Hall|See or cancel this booking|https://turnout.example/devon/my/bookings/1|" +
	"A calendar file is attached.|The reason given: none|This is a service message."

// ofEvery is a letter of some name with everything that is ours in it.
func ofEvery(l wording.Letter) mailer.Letter {
	values := map[string]string{}
	for _, p := range l.Placeholders() {
		values[p.Name] = p.Example
	}
	f := strings.Split(facts, "|")
	return mailer.Letter{
		Partnership: "Devon", Wording: mailer.Wording{Name: l.Name, Values: values}, Said: []string{f[9]},
		Facts:  []mailer.Fact{{Label: f[0], Value: f[1]}, {Label: f[2], Value: f[3]}, {Label: f[4], Value: f[5]}},
		Button: mailer.Link{Label: f[6], URL: f[7]}, Notes: []string{f[8]}, Footer: []string{f[10]},
	}
}

// Whatever words a partnership chooses: the letter still has the facts, the link, the notes and the small print, in
// both its bodies, nothing of the words is taken for HTML, and nothing like a placeholder is left.
func TestNoWordsCanTakeTheFactsAway(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom([]string{
		"{{first_name}}", "{{course}}", "{{deadline}}", "{{", "}}", "{{nonsense}}", "<script>", "</div>", "<!--", "]]>", "&amp;", "\n\n", "\r\n", "\x00", "---", "{{/*", "</body>",
	}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom(wording.All()).Draw(t, "letter")
		text := func(what string) string { return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, what), "") }
		chosen := map[string]wording.Words{l.Name: {Subject: text("subject"), Opening: text("opening"), Closing: text("closing")}}
		letter := ofEvery(l)
		m, err := notify.Write(notify.Message{Letter: &letter, ToName: "Anna", PassOn: rapid.SampledFrom([]string{"", "Ben"}).Draw(t, "pass on")}, chosen)
		if err != nil {
			t.Fatal(err)
		}
		for _, fact := range strings.Split(facts, "|") {
			if !strings.Contains(m.Text, fact) || !strings.Contains(m.HTML, html.EscapeString(fact)) {
				t.Fatalf("%q is lost:\n%s", fact, m.Text)
			}
		}
		if all := m.Subject + m.Text + m.HTML; strings.Contains(all, "{{") || strings.Contains(all, "}}") {
			t.Fatalf("a placeholder is left:\n%s", m.Text)
		}
		if strings.Contains(m.HTML, "<script") || strings.Contains(m.HTML, "<!--") || strings.Count(m.HTML, "</body>") != 1 {
			t.Fatalf("words are taken for HTML:\n%s", m.HTML)
		}
	})
}

func TestALetterWithoutWhatItsPlaceholdersStandForIsAFault(t *testing.T) {
	l, _ := wording.ByName("booking_confirmed")
	letter := ofEvery(l)
	delete(letter.Wording.Values, "place")
	if _, err := notify.Write(notify.Message{Letter: &letter}, nil); err == nil {
		t.Error("written without its place")
	}
	letter.Wording.Name = "nonsense"
	if _, err := notify.Write(notify.Message{Letter: &letter}, nil); err == nil {
		t.Error("written in words that do not exist")
	}
}
