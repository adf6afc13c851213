package ical

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// A Feed is a calendar that programs fetch again and again from one address: the whole of it, each time.
// It names nobody and asks for no answer.
type Feed struct {
	Name    string // of the calendar, as programs list it
	Refresh string // how often to come back, an RFC 5545 duration such as PT1H; empty: as the program likes
	Entries []Entry
}

// WriteFeed makes the file of a feed, which may have no entries. The same entries make the same bytes, for
// nothing in it is the time of writing: an entry without ChangedAt is an error of the caller. One bad
// character in a title must not take everybody's calendar away, so that texts are cleaned here, where an
// invitation would be refused.
func WriteFeed(feed Feed) (File, error) {
	calendar := empty(Publish)
	if name := cleanLine(feed.Name); name != "" {
		calendar.SetName(name)
		calendar.SetXWRCalName(name)
	}
	calendar.SetXWRTimezone(zoneID)
	if feed.Refresh != "" {
		calendar.SetRefreshInterval(feed.Refresh)
		calendar.SetXPublishedTTL(feed.Refresh)
	}
	calendar.AddVTimezone(london())
	for _, entry := range feed.Entries {
		entry = entry.cleaned()
		if err := entry.check(); err != nil {
			return File{}, fmt.Errorf("ical: %s: %w", entry.UID, err)
		}
		if entry.ChangedAt.IsZero() {
			return File{}, fmt.Errorf("ical: %s: changed at: %w", entry.UID, ErrMissing)
		}
		calendar.AddVEvent(entry.fetched())
	}
	return finish(calendar, Publish)
}

// fetched is an entry of a feed. What is cancelled takes nobody's time.
func (e Entry) fetched() *ics.VEvent {
	event := written(e, e.status())
	event.SetDtStampTime(e.ChangedAt.Truncate(time.Second))
	transparency := ics.TransparencyOpaque
	if e.Free || e.Status == Cancelled {
		transparency = ics.TransparencyTransparent
	}
	event.SetTimeTransparency(transparency)
	return event
}

// cleaned is the entry with its lines made one line each, and without an address that is none.
func (e Entry) cleaned() Entry {
	e.Summary, e.Location = cleanLine(e.Summary), cleanLine(e.Location)
	if e.URL != "" && !isWebAddress(e.URL) {
		e.URL = ""
	}
	return e
}

// cleanLine turns what no line may hold into spaces, and runs of space into one.
func cleanLine(text string) string {
	return strings.Join(strings.FieldsFunc(oneLine(text), func(r rune) bool { return isControl(r) || unicode.IsSpace(r) }), " ")
}
