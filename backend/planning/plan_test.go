package planning_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/planning"
)

func day(text string) ukdate.Date { return ukdate.MustParseDate(text) }

func TestADateMovedKeepsItsWeekday(t *testing.T) {
	for _, c := range []struct {
		move       planning.Move
		years      int
		from, want string
	}{
		{planning.ByWeeks, 1, "2025-06-10", "2026-06-09"}, // a Tuesday
		{planning.ByWeeks, 2, "2025-06-10", "2027-06-08"},
		{planning.ByWeeks, 3, "2025-06-10", "2028-06-13"},
		{planning.ByWeeks, -1, "2025-06-10", "2024-06-11"},
		{planning.InMonth, 1, "2025-06-10", "2026-06-09"}, // the second Tuesday
		{planning.InMonth, 1, "2025-07-01", "2026-07-07"}, // the first
		{planning.InMonth, 1, "2025-07-29", "2026-07-28"}, // the fifth, of four: the last
	} {
		got := c.move.To(day(c.from), c.years)
		if got != day(c.want) || got.Weekday() != day(c.from).Weekday() {
			t.Errorf("%s by %s, %d years: %s, want %s", c.from, c.move, c.years, got, c.want)
		}
	}
}

func TestAPatternLeavesOutClosedDays(t *testing.T) {
	closed := planning.ClosedDays{
		{Kind: planning.BankHoliday, From: day("2025-05-05"), To: day("2025-05-05"), Name: "Early May bank holiday"},
		{Kind: planning.SchoolsClosed, From: day("2025-05-26"), To: day("2025-05-30"), Name: "Half term"},
	}
	for _, c := range []struct {
		name    string
		pattern planning.Pattern
		want    string
	}{
		{"every week, three times", planning.Pattern{First: day("2025-05-05"), Every: 1, Times: 3}, "2025-05-05 2025-05-12 2025-05-19"},
		{"a skipped day does not count", planning.Pattern{First: day("2025-05-05"), Every: 1, Times: 3, SkipBankHolidays: true}, "(2025-05-05) 2025-05-12 2025-05-19 2025-05-26"},
		{"schools too", planning.Pattern{First: day("2025-05-05"), Every: 1, Until: day("2025-06-02"), SkipBankHolidays: true, SkipSchoolHolidays: true}, "(2025-05-05) 2025-05-12 2025-05-19 (2025-05-26) 2025-06-02"},
		{"every two weeks until", planning.Pattern{First: day("2025-05-06"), Every: 2, Until: day("2025-06-03")}, "2025-05-06 2025-05-20 2025-06-03"},
		{"the second Tuesday of every other month", planning.Pattern{First: day("2025-05-13"), Every: 2, Unit: planning.Months, Times: 3}, "2025-05-13 2025-07-08 2025-09-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			days, err := c.pattern.Days(closed)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range days {
				if d.Skipped {
					got = append(got, "("+d.Date.String()+")")
				} else {
					got = append(got, d.Date.String())
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
		})
	}
}

func TestAPatternThatSaysTooLittleOrTooMuch(t *testing.T) {
	for want, pattern := range map[string]planning.Pattern{
		"times": {First: day("2025-05-05"), Every: 1},
		"every": {First: day("2025-05-05"), Every: 13, Times: 2},
		"until": {First: day("2025-05-05"), Every: 1, Until: day("2025-05-04")},
	} {
		if _, err := pattern.Days(nil); fields(err) != want {
			t.Errorf("%+v: %v, want a fault on %s", pattern, err, want)
		}
	}
	long := planning.Pattern{First: day("2025-05-05"), Every: 1, Until: day("2027-05-05")}
	if _, err := long.Days(nil); fields(err) != "until" {
		t.Error("two years of weeks are let through")
	}
}

func TestSchoolHolidaysAsStaffPasteThem(t *testing.T) {
	got, err := planning.ParseSchoolHolidays("26 October 2026 to 30 October 2026 Autumn half term\r\n\n21/12/2026 - 1/1/2027: Christmas\n2027-02-15–2027-02-19\tSpring half term\n1 Sep 2026 Inset day\n")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, h := range got {
		lines = append(lines, h.Line())
	}
	want := "1 September 2026 Inset day|26 October 2026 to 30 October 2026 Autumn half term|21 December 2026 to 1 January 2027 Christmas|15 February 2027 to 19 February 2027 Spring half term"
	if s := strings.Join(lines, "|"); s != want {
		t.Errorf("%s", s)
	}
	for _, bad := range []string{"Half term", "26 October 2026 to 20 October 2026 x", "31/02/2026 x", "1/1/2026 x\n1/1/2026 y", "1/1/2026 to 1/6/2026 x"} {
		if _, err := planning.ParseSchoolHolidays(bad); fields(err) != "text" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
