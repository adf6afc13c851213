package wording_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

func letter(t *testing.T, name string) wording.Letter {
	t.Helper()
	l, found := wording.ByName(name)
	if !found {
		t.Fatalf("there is no letter %q", name)
	}
	return l
}

func examples(l wording.Letter) map[string]string {
	values := map[string]string{}
	for _, p := range l.Placeholders() {
		values[p.Name] = p.Example
	}
	return values
}

// Every letter says what it is, and its standard words keep the rules that others must keep.
func TestStandardWordsKeepTheRules(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range wording.All() {
		if seen[l.Name] {
			t.Errorf("%s is there twice", l.Name)
		}
		seen[l.Name] = true
		if l.Label == "" || l.When == "" || l.Adds == "" || l.Group == "" || l.Standard.Opening == "" {
			t.Errorf("%s does not say what it is", l.Name)
		}
		if err := l.Check(l.Standard); err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
		if err := l.Check(wording.Words{Subject: l.Title, Opening: "x"}); err != nil {
			t.Errorf("%s: title: %v", l.Name, err)
		}
		if l.Standard != l.Standard.Tidy() {
			t.Errorf("%s: the standard words are not tidy", l.Name)
		}
		w, err := l.Write(l.Standard, examples(l))
		if err != nil || strings.Contains(w.Subject+w.Title+strings.Join(w.Opening, "")+strings.Join(w.Closing, ""), "{{") {
			t.Errorf("%s: %+v, %v", l.Name, w, err)
		}
	}
}

func TestCheckedPlaceholders(t *testing.T) {
	for _, c := range []struct {
		letter, opening, code, says string
	}{
		{"booking_confirmed", "Dear {{first_name}}, {{course}} is on {{date}} at {{place}}.", "", ""},
		{"booking_confirmed", "Dear {{ First Name }}, welcome.", "", ""},
		{"booking_confirmed", "Braces {like these} and {these, too} are only words.", "", ""},
		{"booking_confirmed", "", "required", "Enter what the letter begins with."},
		{"booking_confirmed", "Dear {{frist_name}},", "unknown_placeholder", "There is no placeholder {{frist_name}}. Did you mean {{first_name}}?"},
		{"booking_confirmed", "On {{dates}},", "unknown_placeholder", "There is no placeholder {{dates}}. Did you mean {{date}}?"},
		{"booking_confirmed", "At {{venue_postcode_and_more}},", "unknown_placeholder", "There is no placeholder {{venue_postcode_and_more}}. Use one of: {{first_name}}, {{name}}, {{partnership}}, {{course}}, {{date}}, {{time}}, {{place}}, {{reference}}."},
		{"registration_refused", "By {{deadline}},", "unknown_placeholder", "{{deadline}} means nothing in this letter. Use one of: {{first_name}}, {{name}}, {{partnership}}, {{agency}}."},
		{"booking_confirmed", "Dear {{}},", "unknown_placeholder", ""},
		{"booking_confirmed", "Dear {{first_name},", "open_placeholder", "Write a placeholder with two brackets on each side: {{first_name}}."},
		{"booking_confirmed", "Dear {{{{course}}", "open_placeholder", ""},
		{"booking_confirmed", "Dear first_name}},", "open_placeholder", ""},
		{"booking_confirmed", "Dear {first_name},", "open_placeholder", "Write {{first_name}} with two brackets on each side, not {first_name}."},
		{"booking_confirmed", "{{if .X}}yes{{end}}", "unknown_placeholder", ""},
		{"booking_confirmed", strings.Repeat("é", wording.LongestOpening), "", ""},
		{"booking_confirmed", strings.Repeat("é", wording.LongestOpening+1), "too_long", "Use 3000 characters or fewer."},
	} {
		err := letter(t, c.letter).Check(wording.Words{Subject: "S", Opening: c.opening})
		var refusal *fault.Error
		errors.As(err, &refusal)
		switch {
		case c.code == "" && err != nil:
			t.Errorf("%.40q is refused: %v", c.opening, err)
		case c.code != "" && (refusal == nil || len(refusal.Fields) != 1 || refusal.Fields[0].Field != "opening" || refusal.Fields[0].Code != c.code):
			t.Errorf("%.40q: %v, want %s", c.opening, err, c.code)
		case c.says != "" && refusal.Fields[0].Message != c.says:
			t.Errorf("%.40q is answered\n%s\nwant\n%s", c.opening, refusal.Fields[0].Message, c.says)
		}
	}
	err := letter(t, "booking_confirmed").Check(wording.Words{Subject: "{{curse}}", Opening: "Hello", Closing: "{{plaice}}"})
	var refusal *fault.Error
	if errors.As(err, &refusal); refusal == nil || len(refusal.Fields) != 2 || refusal.Fields[0].Field != "subject" || refusal.Fields[1].Field != "closing" {
		t.Errorf("subject and closing: %v", err)
	}
}

func TestWrittenWords(t *testing.T) {
	l := letter(t, "booking_confirmed")
	values := examples(l)
	values["name"], values["course"] = "Dr Siân Jones", "{{name}} & <b>friends</b>"
	w, err := l.Write(wording.Words{Subject: "{{ COURSE }}", Opening: "Dear {{first name}},\r\n\r\n \r\nWelcome.\nReally.", Closing: ""}, values)
	if err != nil || w.Subject != "{{name}} & <b>friends</b>" || len(w.Opening) != 2 || w.Opening[0] != "Dear Siân," || w.Opening[1] != "Welcome.\nReally." || w.Closing != nil {
		t.Errorf("%+v, %v", w, err)
	}
	w, err = l.Write(wording.Words{Subject: "S", Opening: "{{no_longer_known}}"}, values)
	if err != nil || w.Opening[0] != "Hello Dr Siân Jones, you have a place at “{{name}} & <b>friends</b>”." {
		t.Errorf("words that no longer hold: %+v, %v", w, err)
	}
	delete(values, "place")
	if _, err := l.Write(l.Standard, values); err == nil {
		t.Error("a letter was written without its place")
	}
}

func TestFirstName(t *testing.T) {
	for name, want := range map[string]string{"Siân Jones": "Siân", "Dr. Siân Jones": "Siân", "PC Lee": "Lee", "Dr": "Dr", "Madonna": "Madonna", " ": " ", "": ""} {
		if got := wording.FirstName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever somebody types: it is refused, or every placeholder in it is filled and nothing like one is left.
func TestNothingLikeAPlaceholderIsLeft(t *testing.T) {
	all := wording.All()
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"{{", "}}", "{", "}", "{{first_name}}", "{{ course }}", "{{deadline}}", "{{frist_name}}", "\n\n", " ", "\r\n", "<b>", "{{.}}", "{{if}}"}),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom(all).Draw(t, "letter")
		text := func(what string) string { return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, what), "") }
		words := wording.Words{Subject: text("subject"), Opening: text("opening"), Closing: text("closing")}
		for _, w := range []wording.Words{words, words.Tidy()} {
			out, err := l.Write(w, examples(l))
			if err != nil {
				t.Fatal(err)
			}
			if said := out.Subject + "\n" + strings.Join(append(out.Opening, out.Closing...), "\n"); strings.Contains(said, "{{") || strings.Contains(said, "}}") {
				t.Fatalf("left: %q", said)
			}
			if len(out.Opening) == 0 || out.Subject == "" {
				t.Fatalf("empty: %+v", out)
			}
		}
		if l.Check(words) == nil && l.Check(words.Tidy()) != nil {
			t.Fatalf("tidying breaks %+v", words)
		}
	})
}
