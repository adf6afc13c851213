package booking_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/places"
)

var noon = time.Date(2025, 6, 10, 11, 0, 0, 0, time.UTC)

// bookable is a claimant and a session with nothing in the way.
func bookable() booking.Facts {
	ten := 10
	return booking.Facts{
		Now: noon, SignedIn: true, Registered: true, Agencies: []booking.Member{{Name: "Devon County Council"}},
		Openings: []places.Opening{{Free: ten, Place: &places.Place{
			Seat: places.Room, Capacity: &ten, Ceiling: &ten, Status: "published", WaitingList: places.Offer,
			OpensAt: noon.Add(-time.Hour), ClosesAt: noon.Add(time.Hour), StartsAt: noon.Add(2 * time.Hour),
		}}},
	}
}

func TestDecideGivesTheFirstThingInTheWay(t *testing.T) {
	place := func(change func(*places.Place)) func(*booking.Facts) {
		return func(f *booking.Facts) {
			change(f.Openings[0].Place)
			o := &f.Openings[0]
			o.Free, o.Unlimited = o.Place.Free()
		}
	}
	for name, c := range map[string]struct {
		change func(*booking.Facts)
		want   booking.Code
	}{
		"nothing":                       {func(*booking.Facts) {}, ""},
		"not signed in":                 {func(f *booking.Facts) { f.SignedIn, f.Registered = false, false }, booking.SignedIn},
		"no person here":                {func(f *booking.Facts) { f.Registered = false }, booking.AgencyKnown},
		"no agency":                     {func(f *booking.Facts) { f.Agencies = nil }, booking.AgencyKnown},
		"closed, not mine":              {func(f *booking.Facts) { f.Closed, f.ClosedToMe = true, true }, booking.OpenToYou},
		"closed, mine":                  {func(f *booking.Facts) { f.Closed = true }, ""},
		"visitor, not welcome":          {func(f *booking.Facts) { f.Visitor = true }, booking.OpenToYou},
		"visitor, welcome":              {func(f *booking.Facts) { f.Visitor, f.OpenToAll = true, true }, ""},
		"lacks a course":                {func(f *booking.Facts) { f.Lacking = []string{"Level 1"} }, booking.Prerequisite},
		"draft":                         {place(func(p *places.Place) { p.Status = "draft" }), booking.Published},
		"one second before the opening": {place(func(p *places.Place) { p.OpensAt = noon.Add(time.Second) }), booking.NotYetOpen},
		"at the opening":                {place(func(p *places.Place) { p.OpensAt = noon }), ""},
		"one second before the closing": {place(func(p *places.Place) { p.ClosesAt = noon.Add(time.Second) }), ""},
		"at the closing":                {place(func(p *places.Place) { p.ClosesAt = noon }), booking.BookingsClosed},
		"at the start":                  {place(func(p *places.Place) { p.ClosesAt, p.StartsAt = noon, noon }), booking.NotStarted},
		"already booked":                {func(f *booking.Facts) { f.Already = true }, booking.NotBooked},
		"clash":                         {func(f *booking.Facts) { f.Clash = "Neglect" }, booking.NoClash},
		"full":                          {place(func(p *places.Place) { p.Taken = 10 }), booking.PlacesLeft},
		"zero places":                   {place(func(p *places.Place) { p.Capacity, p.Ceiling = new(int), new(int) }), booking.PlacesLeft},
		"unlimited":                     {place(func(p *places.Place) { p.Capacity, p.Ceiling, p.Taken = nil, nil, 500 }), ""},
		"overbooked":                    {place(func(p *places.Place) { p.Taken = 11; *p.Ceiling = 11 }), booking.PlacesLeft},
	} {
		t.Run(name, func(t *testing.T) {
			f := bookable()
			c.change(&f)
			unmet := booking.FirstUnmet(booking.Decide(f))
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

func TestABookingMovesAlongTheGraphOnly(t *testing.T) {
	all := []booking.Status{
		booking.Requested, booking.Waiting, booking.Offered, booking.Held, booking.Confirmed, booking.Declined,
		booking.Lapsed, booking.Cancelled, booking.Substituted, booking.Transferred,
	}
	for _, from := range all {
		for _, to := range all {
			b := booking.Booking{Status: from}
			err := b.Transition(to, noon)
			if from.MayBecome(to) != (err == nil) {
				t.Errorf("%s to %s: graph says %t, transition says %v", from, to, from.MayBecome(to), err)
			}
			if err != nil && b.Status != from {
				t.Errorf("%s to %s refused, yet the status is %s", from, to, b.Status)
			}
		}
		if !from.Live() && from.TakesPlace() {
			t.Errorf("%s is an end and takes a place", from)
		}
	}
}
