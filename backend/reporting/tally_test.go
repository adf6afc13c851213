package reporting_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/reporting"
)

// with changes a copy of a session.
func with(s reporting.Session, change func(*reporting.Session)) reporting.Session {
	change(&s)
	return s
}

func TestWhatIsLeftOut(t *testing.T) {
	plain := ran(30, 24)
	for name, c := range map[string]struct {
		sessions []reporting.Session
		want     map[string]string
	}{
		"walk-ins are in the rate of places only, which may pass 100 %": {
			[]reporting.Session{with(ran(60, 60), func(s *reporting.Session) { s.WalkIns, s.Attended = n(6), n(66) })},
			map[string]string{"rate_of_places": "110.0 %", "rate_of_registrations": "100.0 %", "rate_turn_up": "100.0 %", "average_attended": "66.0"},
		},
		"cancellations are no bookings kept": {
			[]reporting.Session{with(ran(40, 30), func(s *reporting.Session) { s.InTime, s.Late, s.NoShows = n(5), n(3), n(2) })},
			map[string]string{"registrations": "40", "places_taken": "32", "rate_of_registrations": "75.0 %", "rate_turn_up": "93.8 %", "rate_no_show_of_places": "6.3 %"},
		},
		"a register that was not taken is in no rate of attendance, but in fill": {
			[]reporting.Session{plain, with(ran(30, 0), func(s *reporting.Session) { s.Closed, s.NoShows, s.NotTaken = 0, n(0), n(30) })},
			map[string]string{"sessions_delivered": "2", "average_attended": "24.0", "rate_of_registrations": "80.0 %", "not_taken": "30", "no_shows": "6", "rate_fill": "50.0 %"},
		},
		"unlimited is not zero": {
			[]reporting.Session{plain, with(ran(300, 300), func(s *reporting.Session) { s.Unlimited, s.Capacity = true, nil })},
			map[string]string{"places_offered": "60", "registrations_unlimited": "300", "rate_of_places": "40.0 %", "rate_fill": "50.0 %", "attended": "324"},
		},
		"zero places are zero": {
			[]reporting.Session{with(ran(0, 0), func(s *reporting.Session) { s.Capacity = n(0) })},
			map[string]string{"places_offered": "0", "rate_fill": reporting.Dash},
		},
		"places that nobody recorded are not known, never 0": {
			[]reporting.Session{with(plain, func(s *reporting.Session) { s.PlacesUnknown = true })},
			map[string]string{"places_offered": reporting.Dash, "rate_of_places": reporting.Dash, "rate_fill": reporting.Dash, "attended": "24"},
		},
		"of which some are known: at least": {
			[]reporting.Session{plain, with(plain, func(s *reporting.Session) { s.PlacesUnknown = true })},
			map[string]string{"places_offered": "at least 60", "rate_of_places": "40.0 %"},
		},
		"a break-out is in no total": {
			[]reporting.Session{plain, with(plain, func(s *reporting.Session) { s.BreakOut = true })},
			map[string]string{"sessions_delivered": "1", "attended": "24"},
		},
		"a session for one agency is in the figures, and said apart": {
			[]reporting.Session{plain, with(plain, func(s *reporting.Session) { s.OneAgency = true })},
			map[string]string{"sessions_delivered": "2", "sessions_one_agency": "1", "attended": "48"},
		},
		"totals in place of bookings: what is not known is not 0": {
			[]reporting.Session{{
				Status: "published", Parts: 1, OnlyTotals: true, Capacity: n(40),
				Outcomes: reporting.Outcomes{Registrations: n(30), Attended: n(24)},
			}},
			map[string]string{
				"registrations": "30", "attended": "24", "unidentified_attendances": "24", "walk_ins": reporting.Dash, "no_shows": reporting.Dash,
				"places_taken": reporting.Dash, "rate_of_registrations": reporting.Dash, "average_attended": "24.0", "rate_of_places": "60.0 %",
			},
		},
		"totals beside counted sessions: at least": {
			[]reporting.Session{plain, {Status: "published", Parts: 1, OnlyTotals: true, Outcomes: reporting.Outcomes{Attended: n(24)}}},
			map[string]string{"registrations": "at least 30", "attended": "48", "average_attended": "24.0", "rate_of_registrations": "80.0 %"},
		},
		"a draft, and a session whose every part was cancelled": {
			[]reporting.Session{{Status: "draft", Parts: 1}, {Status: "published", Parts: 0}},
			map[string]string{"sessions_delivered": "0", "sessions_cancelled": "0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			shown := printed(c.sessions, 1)
			for key, want := range c.want {
				if shown[key] != want {
					t.Errorf("%s prints %q, want %q", key, shown[key], want)
				}
			}
		})
	}
}

// TestSumOverSum: an average of averages would print 30.
func TestSumOverSum(t *testing.T) {
	shown := printed([]reporting.Session{ran(10, 10), ran(50, 50), ran(12, 12), ran(48, 48), ran(2, 1)}, 1)
	if shown["average_attended"] != "24.2" {
		t.Errorf("average %s, want 24.2 (121 ÷ 5)", shown["average_attended"])
	}
}

func TestEveryFigureIsDefined(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range reporting.Definitions {
		if seen[d.Key] || d.Title == "" || d.Definition == "" || d.Group == "" {
			t.Errorf("%q is defined twice or not wholly", d.Key)
		}
		seen[d.Key] = true
		quotient := d.Unit == reporting.Percent || d.Unit == reporting.Average
		if quotient != (d.Numerator != "" && d.Denominator != "") {
			t.Errorf("%s: a rate names its numerator and denominator, and nothing else does", d.Key)
		}
		if d.Shares && (d.Group == reporting.GroupPlaces || quotient) {
			t.Errorf("%s: a place is offered to no agency in particular", d.Key)
		}
	}
	if _, found := reporting.Define("places_delivered"); found {
		t.Error("places delivered is never one number")
	}
}
