package calendar

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// OfSearch is a search for training as a calendar that anybody may subscribe to; an empty filter is
// everything the partnership offers. A search that finds nothing is an empty calendar.
func (s *Service) OfSearch(ctx context.Context, p partnership.Partnership, f catalogue.Filter) (ical.File, error) {
	found, err := s.catalogue.Calendar(ctx, f)
	if err != nil {
		return ical.File{}, err
	}
	return s.public(p, "Training, "+p.Name, found)
}

// OfEvent is an event as a calendar that anybody may subscribe to. One that is not public is fault.Missing.
func (s *Service) OfEvent(ctx context.Context, p partnership.Partnership, event uuid.UUID) (ical.File, error) {
	title, found, err := s.catalogue.EventCalendar(ctx, event)
	if err != nil {
		return ical.File{}, err
	}
	return s.public(p, title+", "+p.Name, found)
}

func (s *Service) public(p partnership.Partnership, name string, sessions []catalogue.InCalendar) (ical.File, error) {
	var entries []ical.Entry
	for _, one := range sessions {
		entries = append(entries, s.onOffer(p, one)...)
	}
	return ical.WriteFeed(ical.Feed{Name: name, Refresh: refresh, Entries: entries})
}

// onOffer is a session's entries, one for each part. They take none of the reader's time, for it is not
// booked, and their uids are not those of anybody's invitation.
func (s *Service) onOffer(p partnership.Partnership, one catalogue.InCalendar) []ical.Entry {
	page := s.site.Link(p, "/sessions/"+one.ID.String())
	entries := make([]ical.Entry, len(one.Parts))
	for i, part := range one.Parts {
		entries[i] = ical.Entry{
			UID: part.ID.String() + "@turnout", Sequence: one.Sequence, ChangedAt: one.ChangedAt, Free: true,
			Summary: one.Title, Description: paragraphs(one.Summary, "See and book: "+page), Location: place(one), URL: page,
			Start: part.StartsAt, End: part.EndsAt, Status: standing(one.Status),
		}
		if len(one.Parts) > 1 {
			entries[i].Summary = fmt.Sprintf("%s (%d of %d)", one.Title, i+1, len(one.Parts))
		}
	}
	return entries
}

func standing(s catalogue.Status) ical.Status {
	if s.Ended() {
		return ical.Cancelled
	}
	return ical.Confirmed
}

// place is one line, as the session's page says it.
func place(one catalogue.InCalendar) string {
	switch {
	case one.Mode == catalogue.Virtual:
		return "Online"
	case one.Venue == "":
		return "Venue to be confirmed"
	}
	var parts []string
	for _, text := range []string{one.Venue, one.Address, one.Postcode} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

func paragraphs(texts ...string) string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, "\n\n")
}
