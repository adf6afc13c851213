package demo

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func clockworkAt(t *testing.T, now time.Time) clockwork {
	t.Helper()
	calendar, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	return clockwork{now: now.UTC(), today: ukdate.DateOf(now), calendar: calendar}
}

// instants are moments at which somebody may start the demo and at which a calendar goes wrong.
var instants = map[string]string{
	"a working morning":                   "2026-11-23T09:12:31Z",
	"a Sunday":                            "2026-11-22T14:00:00Z",
	"a minute before midnight":            "2026-11-23T23:59:10Z",
	"midnight":                            "2026-11-24T00:00:00Z",
	"a minute after midnight":             "2026-11-24T00:01:00Z",
	"the last evening of a year":          "2027-03-31T21:58:00Z",
	"the first morning of a year":         "2027-04-01T07:00:00Z",
	"the hour that does not exist":        "2027-03-28T00:57:00Z",
	"the hour that happens twice":         "2026-10-25T00:20:00Z",
	"the hour that happens twice, second": "2026-10-25T01:20:00Z",
	"Christmas":                           "2026-12-25T10:00:00Z",
	"the week of SaFest":                  "2026-06-09T12:00:00Z",
	"the day of a conference":             "2027-03-03T11:00:00Z",
	"years from now":                      "2029-02-28T10:00:00Z",
	"29 February":                         "2028-02-29T10:00:00Z",
}

func TestEverythingHangsTogetherWheneverItIsMade(t *testing.T) {
	for name, text := range instants {
		t.Run(name, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, text)
			if err != nil {
				t.Fatal(err)
			}
			c := clockworkAt(t, now)
			m, err := devon(c, Files("devon"))
			if err != nil {
				t.Fatal(err)
			}
			m.check(t, c)
			if n := len(m.claims["DEV-NOW-1"]); n != 30 {
				t.Errorf("%d people are on the register that waits, want 30", n)
			}
			if m, err = durham(c, Files("durham")); err != nil {
				t.Fatal(err)
			}
			m.check(t, c)
		})
	}
}

func (m made) check(t *testing.T, c clockwork) {
	t.Helper()
	busy := map[*person][]span{}
	refs := map[string]bool{}
	for _, s := range m.sessions {
		if refs[s.ref] {
			t.Errorf("%s is there twice", s.ref)
		}
		refs[s.ref] = true
		for _, p := range s.parts {
			if !p.from.Before(p.to) || ukdate.DateOf(p.from) != ukdate.DateOf(p.to) {
				t.Errorf("%s runs from %s to %s", s.ref, p.from, p.to)
			}
		}
		if n := holding(m.claims[s.ref]); s.places != unlimited && n > s.places {
			t.Errorf("%s has %d places and %d hold one", s.ref, s.places, n)
		}
		for _, k := range m.claims[s.ref] {
			for _, wrong := range k.wrong(s, c, busy) {
				t.Errorf("%s, %s %s: %s", s.ref, k.who.Name, k.outcome, wrong)
			}
		}
	}
}

func (k claim) wrong(s *running, c clockwork, busy map[*person][]span) []string {
	var wrong []string
	say := func(bad bool, what string, args ...any) {
		if bad {
			wrong = append(wrong, fmt.Sprintf(what, args...))
		}
	}
	say(k.bookedAt.After(c.now), "booked in the future, %s", k.bookedAt)
	say(k.noticeAt.After(c.now), "notice in the future, %s", k.noticeAt)
	say(!k.noticeAt.IsZero() && k.noticeAt.Truncate(time.Minute).Before(k.bookedAt), "notice at %s, before the booking at %s", k.noticeAt, k.bookedAt)
	say(k.bookedAt.After(s.starts()), "booked after the start")
	say(k.outcome == "booked" && c.past(s.starts()), "booked, and it has started")
	say(k.outcome == "cancelled_in_time" && s.starts().Sub(k.noticeAt) < 7*24*time.Hour, "in time on %s", k.noticeAt)
	if holding([]claim{k}) > 0 && s.main == "" {
		say(!(&person{busy: busy[k.who]}).free(s.parts), "is somewhere else")
		busy[k.who] = append(busy[k.who], s.parts...)
	}
	return wrong
}

func TestTheSameDayMakesTheSameDemo(t *testing.T) {
	c := clockworkAt(t, time.Date(2026, 11, 23, 9, 12, 0, 0, time.UTC))
	texts := [2]strings.Builder{}
	for i := range texts {
		m, err := devon(c, Files("devon"))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range m.sessions {
			for _, r := range s.rows() {
				fmt.Fprintln(&texts[i], r)
			}
			for _, k := range m.claims[s.ref] {
				fmt.Fprintln(&texts[i], k.row(s))
			}
		}
	}
	if texts[0].String() != texts[1].String() {
		t.Error("made twice, it differs")
	}
}

func TestWhatEverybodyComesToSee(t *testing.T) {
	c := clockworkAt(t, time.Date(2026, 11, 23, 9, 12, 0, 0, time.UTC))
	m, err := devon(c, Files("devon"))
	if err != nil {
		t.Fatal(err)
	}
	coming, past, open, full, untaken, draft := 0, 0, 0, 0, 0, 0
	for _, s := range m.sessions {
		switch {
		case s.draft:
			draft++
		case s.ended == "" && !c.past(s.starts()) && s.opens.Before(c.today) && s.places != unlimited:
			if holding(m.claims[s.ref]) < s.places {
				open++
			} else {
				full++
			}
		case s.untaken && c.past(s.ends()) && s.starts().After(c.now.AddDate(0, 0, -45)):
			untaken++
		}
		for _, k := range m.claims[s.ref] {
			if k.who.Email != practitioner {
				continue
			}
			if k.outcome == "booked" {
				coming++
			} else if k.outcome == "attended" {
				past++
			}
		}
	}
	for _, want := range []struct {
		what     string
		n, least int
	}{
		{"bookings of the practitioner to come", coming, 2},
		{"sessions she attended", past, 5},
		{"sessions with places", open, 20},
		{"full sessions", full, 1},
		{"registers not taken lately", untaken, 2},
		{"drafts", draft, 3},
	} {
		t.Log(want.n, want.what)
		if want.n < want.least {
			t.Errorf("%d %s, want at least %d", want.n, want.what, want.least)
		}
	}
}
