package rules_test

import (
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestAMoveFreesItsHoldersToTheEndOfTheFifthWorkingDay(t *testing.T) {
	england, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	told := fixture.London("2025-05-23 10:00") // Friday, before a bank holiday
	free := rules.Freedom{Told: told, Until: rules.FreeUntil(told, england)}
	if want := fixture.London("2025-06-03 00:00"); !free.Until.Equal(want) {
		t.Fatalf("until %s, want %s", free.Until, want)
	}
	for name, c := range map[string]struct {
		terms  rules.Freedom
		notice time.Time
		free   bool
	}{
		"before they were told": {free, told.Add(-time.Second), false},
		"as they are told":      {free, told, true},
		"to the last second":    {free, free.Until.Add(-time.Second), true},
		"after it":              {free, free.Until, false},
		"on the usual terms":    {rules.Freedom{}, told, false},
	} {
		if got := c.terms.Covers(c.notice); got != c.free {
			t.Errorf("%s: free %v", name, got)
		}
	}
	if until := free.Left(told, told.Add(time.Hour)); !until.Equal(told.Add(time.Hour)) {
		t.Errorf("longer than to the start: %s", until)
	}
	if s := free.Sentence(free.Until.Add(time.Hour)); !strings.Contains(s, "Monday 2 June 2025") {
		t.Errorf("the sentence does not name the day: %s", s)
	}
}
