package notify

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// Site is where the application is reached; letters link to it.
type Site struct{ PublicURL string }

// Link returns the web address of a page of p: path begins with a slash ("/my").
func (s Site) Link(p partnership.Partnership, path string) string {
	return strings.TrimRight(s.PublicURL, "/") + "/" + p.Slug + path
}

// Letter returns an empty letter with p's head and small print; the caller writes the rest.
func (s Site) Letter(p partnership.Partnership, title string) mailer.Letter {
	return mailer.Letter{Partnership: p.Name, Colour: p.Colour, Title: title, Footer: footer(p)}
}

func footer(p partnership.Partnership) []string {
	lines := []string{"Sent by " + p.Name + "."}
	switch {
	case p.ContactEmail != "" && p.ContactPhone != "":
		lines = append(lines, fmt.Sprintf("Questions? Write to %s or ring %s.", p.ContactEmail, p.ContactPhone))
	case p.ContactEmail != "":
		lines = append(lines, "Questions? Write to "+p.ContactEmail+".")
	case p.ContactPhone != "":
		lines = append(lines, "Questions? Ring "+p.ContactPhone+".")
	}
	return lines
}

// Compose returns a message with the letter and its title as subject; the caller adds key, recipient and
// calendar.
func Compose(kind string, l mailer.Letter) Message {
	return Message{Kind: kind, Subject: l.Title, Letter: &l}
}

// SignInCode is the letter with a code, valid for the given minutes.
func (s Site) SignInCode(p partnership.Partnership, code string, minutes int) Message {
	l := s.Letter(p, "Your sign-in code is "+code)
	l.Opening = []string{
		fmt.Sprintf("Type %s in the browser where you asked for it. It works there only, once, for %d minutes.", code, minutes),
	}
	l.Closing = []string{"Did not ask for a code? Then do nothing: without your browser it is of no use to anybody."}
	return Compose("sign_in_code", l)
}

// RegistrationReceived tells a newcomer that staff will check the agency.
func (s Site) RegistrationReceived(p partnership.Partnership, name, agency string) Message {
	return s.registration(p, "registration_received", name, agency, mailer.Link{Label: "Find training", URL: s.Link(p, "")})
}

// RegistrationConfirmed tells a person that they are registered with an agency.
func (s Site) RegistrationConfirmed(p partnership.Partnership, name, agency string) Message {
	return s.registration(p, "registration_confirmed", name, agency, mailer.Link{Label: "Find training", URL: s.Link(p, "")})
}

// RegistrationRefused tells a person that the agency could not be confirmed.
func (s Site) RegistrationRefused(p partnership.Partnership, name, agency string) Message {
	return s.registration(p, "registration_refused", name, agency, mailer.Link{})
}

func (s Site) registration(p partnership.Partnership, kind, name, agency string, button mailer.Link) Message {
	l := s.Letter(p, "")
	l.Facts = []mailer.Fact{{Label: "Agency", Value: agency}}
	l.Button = button
	l.Wording = mailer.Wording{Name: kind, Values: map[string]string{"name": name, "agency": agency}}
	return Compose(kind, l)
}
