package email_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/email"
)

func TestParse(t *testing.T) {
	for text, key := range map[string]string{
		"Jo.Bloggs@Devon.GOV.uk":                "jo.bloggs@devon.gov.uk",
		"  jo@example.org  ":                    "jo@example.org",
		"o'neill+training@nhs.net":              "o'neill+training@nhs.net",
		"jo@xn--caf-dma.example":                "jo@xn--caf-dma.example",
		"":                                      "",
		"jo":                                    "",
		"jo@localhost":                          "",
		"jo@example..org":                       "",
		"jo@-example.org":                       "",
		"jo@127.0.0.1":                          "",
		"jo@[127.0.0.1]":                        "",
		"Jo <jo@example.org>":                   "",
		"jo@example.org, al@example.org":        "",
		"\"jo bloggs\"@example.org":             "",
		"jo@example.org\r\nBcc: al@example.org": "",
		"jö@example.org":                        "",
		strings.Repeat("a", 250) + "@example.org":     "",
		"jo@" + strings.Repeat("a", 64) + ".org":      "",
		"jo@example.org" + strings.Repeat(".org", 70): "",
	} {
		got, err := email.Parse(text)
		if got.Key != key || (err == nil) != (key != "") {
			t.Errorf("Parse(%q) = %q, %v; want %q", text, got.Key, err, key)
		}
	}
}

func TestComplaintSaysOneThing(t *testing.T) {
	for text, want := range map[string]string{
		"amina":           "Enter an e-mail address in the correct format, like name@example.org.",
		"jö@example.org":  "Check how the e-mail address is written: it cannot contain “ö”.",
		" rené@é.example": "Check how the e-mail address is written: it cannot contain “é”.",
		strings.Repeat("é", 250) + "@example.org": "An e-mail address must be 254 characters or fewer.",
	} {
		if got := email.Complaint(text); got != want {
			t.Errorf("Complaint(%.20q) = %q, want %q", text, got, want)
		}
	}
}

func TestIsRoleMailbox(t *testing.T) {
	for text, want := range map[string]bool{
		"training@devon.gov.uk":      true,
		"Admin@school.sch.uk":        true,
		"info@charity.org":           true,
		"admin2@school.sch.uk":       true,
		"admin.office@school.sch.uk": true,
		"training-team@nhs.net":      true,
		"office+cpd@school.sch.uk":   true,
		"head_1@school.sch.uk":       true,
		"jo.bloggs@devon.gov.uk":     false,
		"jo@training.org":            false,
		"head.anna@school.sch.uk":    false,
		"infor@example.org":          false,
		"support.worker.jo@nhs.net":  false,
		"a.admin@example.org":        false,
		"teamsters.jo@example.org":   false,
	} {
		a, err := email.Parse(text)
		if err != nil {
			t.Fatalf("Parse(%q): %v", text, err)
		}
		if a.IsRoleMailbox() != want {
			t.Errorf("%q is a role mailbox: %t, want %t", text, !want, want)
		}
	}
}

func TestDomains(t *testing.T) {
	a, err := email.Parse("Jo@Mail.Devon.gov.uk")
	if err != nil || a.Domain() != "mail.devon.gov.uk" {
		t.Errorf("domain %q, %v", a.Domain(), err)
	}
	if !email.IsPublicDomain("gmail.com") || email.IsPublicDomain("devon.gov.uk") {
		t.Error("gmail.com is public, devon.gov.uk is not")
	}
	for domain, want := range map[string]bool{
		"devon.gov.uk": true, "nhs.net": true, "a-b.co": true, "Devon.gov.uk": false, "uk": false, "": false,
		".uk": false, "a.b.": false, "a_b.uk": false, "1.2": false, "@devon.gov.uk": false,
	} {
		if email.IsDomain(domain) != want {
			t.Errorf("IsDomain(%q) = %t", domain, !want)
		}
	}
}
