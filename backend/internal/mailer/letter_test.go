package mailer_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

func confirmation() mailer.Letter {
	return mailer.Letter{
		Partnership: "Devon Safeguarding Children Partnership",
		Colour:      "#ffdd00",
		Title:       "Your place is confirmed",
		Opening:     []string{"Hello Siân,", "You have a place on “Recognising neglect”."},
		Facts: []mailer.Fact{
			{"When", "Tuesday 10 June 2025, 9:30am to 12:30pm"},
			{"Where", "County Hall\nTopsham Road\nExeter"},
		},
		Button:  mailer.Link{"See your booking", "https://turnout.example/devon/my/bookings/1?a=b&c=d"},
		Closing: []string{"If you cannot come, please cancel by the end of Tuesday 3 June 2025."},
		Footer:  []string{"Sent by Devon Safeguarding Children Partnership."},
	}
}

const confirmationText = `Devon Safeguarding Children Partnership

Your place is confirmed

Hello Siân,

You have a place on “Recognising neglect”.

When: Tuesday 10 June 2025, 9:30am to 12:30pm
Where: County Hall
  Topsham Road
  Exeter

See your booking:
https://turnout.example/devon/my/bookings/1?a=b&c=d

If you cannot come, please cancel by the end of Tuesday 3 June 2025.

---

Sent by Devon Safeguarding Children Partnership.
`

func TestALetterAsText(t *testing.T) {
	if got := confirmation().PlainText(); got != confirmationText {
		t.Errorf("reads\n%s\nwant\n%s", got, confirmationText)
	}
	if got := (mailer.Letter{Opening: []string{"Only this.", "", " \n"}}).PlainText(); got != "Only this.\n" {
		t.Errorf("empty parts leave %q", got)
	}
}

func TestALetterAsHTML(t *testing.T) {
	page := confirmation().HTML()
	for _, want := range []string{
		`<html lang="en-GB">`, `<title>Your place is confirmed</title>`, `<h1 `, `Hello Siân,`,
		`<th scope="row"`, `County Hall<br>Topsham Road<br>Exeter`,
		`<a href="https://turnout.example/devon/my/bookings/1?a=b&amp;c=d"`, `>See your booking</a>`,
		`background-color:#ffdd00;color:#000000;`, `Sent by Devon`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	bare := mailer.Letter{Title: "Bare", Opening: []string{"Only this."}}.HTML()
	for _, unwanted := range []string{"<table", "<a ", "border-top"} {
		if strings.Contains(bare, unwanted) {
			t.Errorf("%s in\n%s", unwanted, bare)
		}
	}
}

func TestNothingTypedBecomesMarkup(t *testing.T) {
	attack := `<script>alert(1)</script>"'><img src=x onerror=alert(1)>` + "\x00\x1b[31m"
	letter := mailer.Letter{
		Partnership: attack, Colour: `red;background:url(https://evil.example)`, Title: attack, Opening: []string{attack},
		Facts: []mailer.Fact{{attack, attack}}, Button: mailer.Link{attack, "https://turnout.example/"}, Closing: []string{attack}, Footer: []string{attack},
	}
	page := letter.HTML()
	for _, unwanted := range []string{"<script", "<img", "evil.example", "\x00", "\x1b"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("%q in\n%s", unwanted, page)
		}
	}
	if text := letter.PlainText(); strings.ContainsAny(text, "\x00\x1b\r") {
		t.Errorf("control characters in %q", text)
	}
}

func TestOnlyWebAddressesBecomeButtons(t *testing.T) {
	for _, address := range []string{"", "javascript:alert(1)", "data:text/html,x", "https://", "/my/bookings", "https://x.example/\r\nX", "https://x.example/ y"} {
		letter := mailer.Letter{Opening: []string{"x"}, Button: mailer.Link{"Go", address}}
		if page := letter.HTML(); strings.Contains(page, "<a ") || strings.Contains(letter.PlainText(), "Go") {
			t.Errorf("%q became a button", address)
		}
	}
}

func TestTheWordsCanBeReadOnAnyColour(t *testing.T) {
	for colour, want := range map[string]string{
		"#000000": "#ffffff", "#ffffff": "#000000", "#1d70b8": "#ffffff", "#ffdd00": "#000000",
		"#00703c": "#ffffff", "#777777": "#000000", "#757575": "#ffffff", "#FF0000": "#000000",
		"blue": "#ffffff", "": "#ffffff", "#12345": "#ffffff",
	} {
		page := mailer.Letter{Partnership: "Devon", Colour: colour, Opening: []string{"x"}}.HTML()
		if !strings.Contains(page, ";color:"+want+";") {
			t.Errorf("%q should have %s letters", colour, want)
		}
	}
}
