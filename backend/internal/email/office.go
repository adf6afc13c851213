package email

import "strings"

// offices are mailboxes that several people read, or none: a code sent there proves nothing about who
// reads it, and a record kept under it belongs to nobody.
var offices = set("accounts", "admin", "administration", "administrator", "bookings", "business.support",
	"businesssupport", "contact", "contactus", "cpd", "donotreply", "do-not-reply", "enquiries", "enquiry",
	"events", "finance", "general", "head", "headteacher", "hello", "help", "helpdesk", "hr", "info",
	"information", "inset", "invoices", "mail", "mailbox", "manager", "no-reply", "noreply", "office",
	"payments", "postmaster", "practice.manager", "practicemanager", "reception", "safeguarding", "safeguardingteam",
	"school", "schooloffice", "secretary", "support", "team", "theoffice", "training", "trainingteam", "webmaster")

// IsRoleMailbox reports whether the address belongs to an office (training@, admin@, info@, and the
// same with a number or a suffix behind a dot, dash, underscore or plus: admin2@, training.team@).
func (a Address) IsRoleMailbox() bool {
	local := a.Key[:strings.LastIndexByte(a.Key, '@')]
	if offices[strings.TrimRight(local, "0123456789")] {
		return true
	}
	local, _, _ = strings.Cut(local, "+")
	first, rest, found := cutAny(local, "._-")
	return offices[local] || found && offices[first] && (offices[rest] || isNumber(rest))
}

func cutAny(text, separators string) (before, after string, found bool) {
	if i := strings.IndexAny(text, separators); i >= 0 {
		return text[:i], text[i+1:], true
	}
	return text, "", false
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// public are the domains of mail services open to everybody: they say nothing of an employer.
var public = set("aol.co.uk", "aol.com", "blueyonder.co.uk", "btinternet.com", "btopenworld.com", "gmail.com",
	"gmx.co.uk", "gmx.com", "gmx.net", "googlemail.com", "hotmail.co.uk", "hotmail.com", "hotmail.fr",
	"icloud.com", "live.co.uk", "live.com", "mac.com", "mail.com", "me.com", "msn.com", "ntlworld.com",
	"outlook.co.uk", "outlook.com", "plusnet.com", "pm.me", "proton.me", "protonmail.com", "rocketmail.com",
	"sky.com", "talk21.com", "talktalk.net", "tiscali.co.uk", "virginmedia.com", "yahoo.co.uk", "yahoo.com",
	"ymail.com", "zoho.com")

// IsPublicDomain reports whether anybody can have an address at domain (gmail.com), so that it cannot
// tell which agency a person works for. The list is of services in common use in the United Kingdom.
func IsPublicDomain(domain string) bool { return public[domain] }

func set(words ...string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}
