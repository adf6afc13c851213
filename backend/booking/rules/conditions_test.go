package rules_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/booking/rules"
)

var noon = time.Date(2025, 6, 10, 11, 0, 0, 0, time.UTC)

// bookable is a claimant and a session with nothing in the way.
func bookable() rules.Facts {
	return rules.Facts{
		Now: noon, SignedIn: true, Registered: true, Agencies: []rules.Member{{Name: "Devon County Council"}}, HasRoom: true,
		Window: &rules.Window{Published: true, Opens: noon.Add(-time.Hour), Closes: noon.Add(time.Hour), Starts: noon.Add(2 * time.Hour)},
	}
}

func TestDecideGivesTheFirstThingInTheWay(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*rules.Facts)
		want   rules.Code
	}{
		"nothing":                       {func(*rules.Facts) {}, ""},
		"not signed in":                 {func(f *rules.Facts) { f.SignedIn, f.Registered = false, false }, rules.SignedIn},
		"no person here":                {func(f *rules.Facts) { f.Registered = false }, rules.AgencyKnown},
		"no agency":                     {func(f *rules.Facts) { f.Agencies = nil }, rules.AgencyKnown},
		"closed, not mine":              {func(f *rules.Facts) { f.Closed, f.ClosedToMe = true, true }, rules.OpenToYou},
		"closed, mine":                  {func(f *rules.Facts) { f.Closed = true }, ""},
		"visitor, not welcome":          {func(f *rules.Facts) { f.Visitor = true }, rules.OpenToYou},
		"visitor, welcome":              {func(f *rules.Facts) { f.Visitor, f.OpenToAll = true, true }, ""},
		"lacks a course":                {func(f *rules.Facts) { f.Lacking = []rules.Requirement{{Courses: []rules.Course{{Title: "Level 1"}}}} }, rules.Prerequisite},
		"draft":                         {func(f *rules.Facts) { f.Window.Published = false }, rules.Published},
		"no places":                     {func(f *rules.Facts) { f.Window = nil }, rules.Published},
		"one second before the opening": {func(f *rules.Facts) { f.Window.Opens = noon.Add(time.Second) }, rules.NotYetOpen},
		"at the opening":                {func(f *rules.Facts) { f.Window.Opens = noon }, ""},
		"one second before the closing": {func(f *rules.Facts) { f.Window.Closes = noon.Add(time.Second) }, ""},
		"at the closing":                {func(f *rules.Facts) { f.Window.Closes = noon }, rules.BookingsClosed},
		"at the start":                  {func(f *rules.Facts) { f.Window.Closes, f.Window.Starts = noon, noon }, rules.NotStarted},
		"already booked":                {func(f *rules.Facts) { f.Already = true }, rules.NotBooked},
		"clash":                         {func(f *rules.Facts) { f.Clash = "Neglect" }, rules.NoClash},
		"full":                          {func(f *rules.Facts) { f.HasRoom = false }, rules.PlacesLeft},
		"full, asked for who waits":     {func(f *rules.Facts) { f.HasRoom, f.Waiting = false, true }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := bookable()
			c.change(&f)
			unmet := rules.FirstUnmet(rules.Decide(f))
			switch {
			case unmet == nil && c.want != "":
				t.Fatalf("may book, want %s", c.want)
			case unmet != nil && unmet.Code != c.want:
				t.Fatalf("%s (%s), want %q", unmet.Code, unmet.Message, c.want)
			case unmet != nil && unmet.Message == "":
				t.Fatalf("%s has no sentence", unmet.Code)
			}
		})
	}
}
