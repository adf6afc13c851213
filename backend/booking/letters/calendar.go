package letters

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/places"
)

// File is the calendar file of some entries: the same uid for ever for each part of what a person booked. The
// joining link stands only in the booked person's copy.
func File(tx *database.Tx, a About, entries []ical.Entry, method ical.Method) (ical.File, error) {
	inv := ical.Invitation{Method: method, Stamp: tx.Now, Entries: entries}
	if method != ical.Publish {
		inv.Organizer = ical.Party{Name: a.Session.Partnership, Email: organiser(a.Session)}
		inv.Attendee = ical.Party{Name: a.To.Name, Email: *a.To.Email}
	}
	return ical.Write(inv)
}

// Entries is a booking's calendar entries, one for each part.
func (w Writer) Entries(a About, b Booking) []ical.Entry {
	entries := make([]ical.Entry, len(a.Parts))
	for i, p := range a.Parts {
		entries[i] = ical.Entry{
			UID: fmt.Sprintf("%s-%s@turnout", b.UID, p.ID), Sequence: b.Sequence + a.Session.Sequence,
			Summary: summary(a, i), Description: joining(a.Session, b), Location: Where(a.Session, b.Seat),
			URL: w.Link(a.Session, "/my/bookings/"+b.ID.String()), Start: p.StartsAt, End: p.EndsAt,
		}
	}
	return entries
}

func summary(a About, i int) string {
	if len(a.Parts) == 1 {
		return a.Session.Title
	}
	return fmt.Sprintf("%s (%d of %d)", a.Session.Title, i+1, len(a.Parts))
}

func organiser(s Session) string {
	if s.PartnershipEmail != "" {
		return s.PartnershipEmail
	}
	return "no-reply@" + s.PartnershipSlug + ".invalid"
}

func joining(s Session, b Booking) string {
	var parts []string
	if b.Confirmed {
		if s.JoiningDetails != "" {
			parts = append(parts, s.JoiningDetails)
		}
		if s.JoiningLink != "" && b.Seat == places.Online {
			parts = append(parts, "Join: "+s.JoiningLink)
		}
	}
	return strings.Join(append(parts, "Booking reference "+b.Reference), "\n\n")
}
