package rules_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestSelfServiceOpen(t *testing.T) {
	starts := fixture.London("2025-06-16 09:30")
	for name, c := range map[string]struct {
		before time.Duration
		hours  int
		open   bool
	}{
		"no cut-off, a minute before":   {time.Minute, 0, true},
		"48 hours, a minute more":       {48*time.Hour + time.Minute, 48, true},
		"48 hours, to the minute":       {48 * time.Hour, 48, false},
		"48 hours, an hour before":      {time.Hour, 48, false},
		"48 hours, as the session runs": {-time.Minute, 48, true}, // that it has started says more
	} {
		if got := (rules.SelfService{Starts: starts, Hours: c.hours}).Open(starts.Add(-c.before)); got != c.open {
			t.Errorf("%s: open %v", name, got)
		}
	}
}
