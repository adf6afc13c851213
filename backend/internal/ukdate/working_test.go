package ukdate_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestWorkingDaysBetween(t *testing.T) {
	cases := []struct {
		name            string
		notice, session string
		want            int
	}{
		{"Wednesday to Tuesday", "2025-06-04", "2025-06-10", 4},
		{"Thursday to Tuesday", "2025-06-05", "2025-06-10", 3},
		{"the day before", "2025-06-09", "2025-06-10", 1},
		{"the same day", "2025-06-10", "2025-06-10", 0},
		{"too late", "2025-06-11", "2025-06-10", 0},
		{"Friday, Saturday and Sunday are alike: Friday", "2025-06-06", "2025-06-09", 1},
		{"Saturday", "2025-06-07", "2025-06-09", 1},
		{"Sunday", "2025-06-08", "2025-06-09", 1},
		{"to a session on Saturday", "2025-06-04", "2025-06-07", 2},
		{"across Easter", "2025-04-16", "2025-04-23", 3},
		{"across Christmas and New Year", "2024-12-23", "2025-01-03", 6},
		{"across the clock change", "2025-03-28", "2025-03-31", 1},
		{"across the State Funeral", "2022-09-16", "2022-09-21", 2},
		{"three weeks", "2025-07-01", "2025-07-22", 15},
	}
	england := calendar(t, ukdate.EnglandAndWales)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := england.WorkingDaysBetween(day(c.notice), day(c.session)); got != c.want {
				t.Errorf("is %d, want %d", got, c.want)
			}
		})
	}
}

func TestOverrides(t *testing.T) {
	england := calendar(
		t, ukdate.EnglandAndWales,
		ukdate.Override{Date: day("2025-12-24"), Name: "Office closed"},
		ukdate.Override{Date: day("2025-08-25"), Removed: true},
		ukdate.Override{Date: day("2025-06-14"), Removed: true},
	)
	if name, ok := england.Holiday(day("2025-12-24")); !ok || name != "Office closed" || england.IsWorkingDay(day("2025-12-24")) {
		t.Error("an added day should be a holiday")
	}
	if !england.IsWorkingDay(day("2025-08-25")) {
		t.Error("a removed bank holiday should be a working day")
	}
	if england.IsWorkingDay(day("2025-06-14")) {
		t.Error("a Saturday stays a Saturday")
	}
	if calendar(t, ukdate.EnglandAndWales).IsWorkingDay(day("2025-08-25")) {
		t.Error("one partnership's change reached another's calendar")
	}
	var noHolidays ukdate.Calendar
	if !noHolidays.IsWorkingDay(day("2025-12-25")) || noHolidays.IsWorkingDay(day("2025-12-27")) {
		t.Error("the zero calendar should know weekdays only")
	}
}

func TestAddWorkingDays(t *testing.T) {
	cases := []struct {
		from string
		add  int
		want string
	}{
		{"2025-06-10", 0, "2025-06-10"},
		{"2025-06-14", 0, "2025-06-14"},
		{"2025-06-13", 1, "2025-06-16"},
		{"2025-06-16", -1, "2025-06-13"},
		{"2025-06-14", 1, "2025-06-16"},
		{"2025-06-14", -1, "2025-06-13"},
		{"2025-04-17", 1, "2025-04-22"},
		{"2025-04-22", -1, "2025-04-17"},
		{"2025-12-24", 5, "2026-01-05"},
	}
	england := calendar(t, ukdate.EnglandAndWales)
	for _, c := range cases {
		if got := england.AddWorkingDays(day(c.from), c.add); got != day(c.want) {
			t.Errorf("%s %+d working days is %s, want %s", c.from, c.add, got, c.want)
		}
	}
}

func TestCountingAndAddingAgree(t *testing.T) {
	england := calendar(t, ukdate.EnglandAndWales)
	rapid.Check(t, func(t *rapid.T) {
		date, n := anyDate().Draw(t, "date"), rapid.IntRange(1, 60).Draw(t, "n")
		later := england.AddWorkingDays(date, n)
		if !england.IsWorkingDay(later) || england.WorkingDaysBetween(date, later) != n {
			t.Fatalf("%d working days after %s is %s, which counts %d", n, date, later, england.WorkingDaysBetween(date, later))
		}
		if england.IsWorkingDay(date) && england.AddWorkingDays(later, -n) != date {
			t.Fatalf("%d working days before %s is %s, want %s", n, later, england.AddWorkingDays(later, -n), date)
		}
	})
}

func TestNextWorkingDayKeepsTheTime(t *testing.T) {
	cases := []struct{ name, from, want string }{
		{"Tuesday", "2025-06-10T08:30:00Z", "2025-06-11T08:30:00Z"},
		{"Friday", "2025-06-13T15:00:00Z", "2025-06-16T15:00:00Z"},
		{"before the clocks go forward", "2025-03-28T10:00:00Z", "2025-03-31T09:00:00Z"},
		{"before the clocks go back", "2025-10-24T09:00:00Z", "2025-10-27T10:00:00Z"},
		{"before Easter", "2025-04-17T08:30:00Z", "2025-04-22T08:30:00Z"},
		{"seconds are kept", "2025-06-10T08:30:15Z", "2025-06-11T08:30:15Z"},
	}
	england := calendar(t, ukdate.EnglandAndWales)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			from, err := time.Parse(time.RFC3339, c.from)
			if err != nil {
				t.Fatal(err)
			}
			if got := england.NextWorkingDay(from).UTC().Format(time.RFC3339); got != c.want {
				t.Errorf("is %s, want %s", got, c.want)
			}
		})
	}
}
