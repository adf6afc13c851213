package ukdate_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestSameDaysLastYear(t *testing.T) {
	cases := []struct{ name, from, to, wantFrom, wantTo string }{
		{"a year so far", "2025-04-01", "2025-11-21", "2024-04-01", "2024-11-21"},
		{"a whole financial year", "2024-04-01", "2025-03-31", "2023-04-01", "2024-03-31"},
		{"the week of an event", "2024-10-14", "2024-10-18", "2023-10-14", "2023-10-18"},
		{"whole months to the end of February", "2024-04-01", "2025-02-28", "2023-04-01", "2024-02-29"},
		{"whole months to a leap day", "2023-04-01", "2024-02-29", "2022-04-01", "2023-02-28"},
		{"the leap day alone", "2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28"},
		{"from a leap day", "2024-02-29", "2024-03-10", "2023-02-28", "2023-03-10"},
		{"to a leap day, not from a month's start", "2024-02-12", "2024-02-29", "2023-02-12", "2023-02-28"},
		{"the day after which a leap year has one more", "2025-02-28", "2025-02-28", "2024-02-28", "2024-02-28"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := ukdate.Period{From: day(c.from), To: day(c.to)}.SameDaysLastYear()
			if want := (ukdate.Period{From: day(c.wantFrom), To: day(c.wantTo)}); got != want {
				t.Errorf("is %s, want %s", got, want)
			}
		})
	}
}

func TestLastYearsMonthsAddUpToLastYear(t *testing.T) {
	for start := 2015; start < 2035; start++ {
		year, total := ukdate.FinancialYear(start), 0
		for _, month := range year.Months() {
			total += month.Period().SameDaysLastYear().Days()
		}
		if want := (year - 1).Period().Days(); total != want {
			t.Errorf("the months of %s answer to %d days of the year before, which has %d", year, total, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	if _, err := ukdate.NewPeriod(day("2025-06-10"), day("2025-06-09")); !errors.Is(err, ukdate.ErrInvalidPeriod) {
		t.Errorf("a period that ends before it begins: %v", err)
	}
	if _, err := ukdate.NewPeriod(ukdate.Date{}, day("2025-06-09")); !errors.Is(err, ukdate.ErrInvalidPeriod) {
		t.Errorf("a period without a beginning: %v", err)
	}
	one, err := ukdate.NewPeriod(day("2025-06-10"), day("2025-06-10"))
	if err != nil || one.Days() != 1 || !one.Contains(day("2025-06-10")) || one.Contains(day("2025-06-11")) {
		t.Errorf("a period of one day is %v, %v", one, err)
	}
	from, until := one.Bounds()
	if !ukdate.StartOf(day("2025-06-10")).Equal(from) || !ukdate.StartOf(day("2025-06-11")).Equal(until) {
		t.Errorf("its bounds are %s and %s", from, until)
	}
}

func TestMonths(t *testing.T) {
	for _, text := range []string{"", "2025", "2025-13", "2025-6", "June 2025", "2025-06-01"} {
		if month, err := ukdate.ParseMonth(text); !errors.Is(err, ukdate.ErrInvalidMonth) {
			t.Errorf("%q was read as %v, %v", text, month, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		month := ukdate.MonthOf(anyDate().Draw(t, "date"))
		back, err := ukdate.ParseMonth(month.String())
		if err != nil || back != month {
			t.Fatalf("%s came back as %v, %v", month, back, err)
		}
		if month.To().AddDays(1) != month.Add(1).From() || month.Add(1).Add(-1) != month {
			t.Fatalf("%s and the next month do not meet", month)
		}
		n := rapid.IntRange(-30, 30).Draw(t, "n")
		if month.Add(n).Add(-n) != month {
			t.Fatalf("%s %+d months and back is %s", month, n, month.Add(n).Add(-n))
		}
	})
}
