package ukdate_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func fold(n int) *int { return &n }

func TestWallTimeNamesAnInstant(t *testing.T) {
	cases := []struct {
		name string
		date string
		wall string
		fold *int
		want string // UTC
		err  error
	}{
		{"winter", "2025-01-15", "09:30", nil, "2025-01-15T09:30:00Z", nil},
		{"summer", "2025-06-10", "09:30", nil, "2025-06-10T08:30:00Z", nil},
		{"a needless fold changes nothing", "2025-06-10", "09:30", fold(1), "2025-06-10T08:30:00Z", nil},
		{"October night, first", "2025-10-26", "01:30", fold(0), "2025-10-26T00:30:00Z", nil},
		{"October night, second", "2025-10-26", "01:30", fold(1), "2025-10-26T01:30:00Z", nil},
		{"October night, not said", "2025-10-26", "01:30", nil, "", ukdate.ErrAmbiguousTime},
		{"the doubtful hour begins", "2025-10-26", "01:00", nil, "", ukdate.ErrAmbiguousTime},
		{"before the doubtful hour", "2025-10-26", "00:59", nil, "2025-10-25T23:59:00Z", nil},
		{"last of the doubtful hour", "2025-10-26", "01:59", nil, "", ukdate.ErrAmbiguousTime},
		{"after the doubtful hour", "2025-10-26", "02:00", nil, "2025-10-26T02:00:00Z", nil},
		{"March night, in the gap", "2025-03-30", "01:30", nil, "", ukdate.ErrNonexistentTime},
		{"March night, in the gap, with fold", "2025-03-30", "01:30", fold(1), "", ukdate.ErrNonexistentTime},
		{"the gap begins", "2025-03-30", "01:00", nil, "", ukdate.ErrNonexistentTime},
		{"before the gap", "2025-03-30", "00:59", nil, "2025-03-30T00:59:00Z", nil},
		{"after the gap", "2025-03-30", "02:00", nil, "2025-03-30T01:00:00Z", nil},
		{"the afternoon of that day", "2025-03-30", "14:00", nil, "2025-03-30T13:00:00Z", nil},
		{"the day before", "2025-03-29", "14:00", nil, "2025-03-29T14:00:00Z", nil},
		{"fold 2", "2025-10-26", "01:30", fold(2), "", ukdate.ErrInvalidFold},
		{"fold -1", "2025-06-10", "09:30", fold(-1), "", ukdate.ErrInvalidFold},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := ukdate.Resolve(day(c.date), clock(c.wall), c.fold)
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if c.err == nil && got.UTC().Format(time.RFC3339) != c.want {
				t.Fatalf("is %s, want %s", got.UTC().Format(time.RFC3339), c.want)
			}
		})
	}
	if _, err := ukdate.Resolve(ukdate.Date{}, clock("09:30"), nil); !errors.Is(err, ukdate.ErrInvalidDate) {
		t.Errorf("no date: %v", err)
	}
}

func TestErrorsCarryTheirCode(t *testing.T) {
	_, err := ukdate.Resolve(day("2025-10-26"), clock("01:30"), nil)
	var fault *ukdate.Error
	if !errors.As(err, &fault) || fault.Code != "ambiguous_time" || fault.Message == "" {
		t.Errorf("got %#v", err)
	}
	_, err = ukdate.Resolve(day("2025-03-30"), clock("01:30"), nil)
	if !errors.As(err, &fault) || fault.Code != "nonexistent_time" {
		t.Errorf("got %#v", err)
	}
}

func TestEveryMinuteComesBackFromItsWallTime(t *testing.T) {
	check := func(t rapid.TB, instant time.Time) {
		date, wall, fold := ukdate.Split(instant)
		back, err := ukdate.Resolve(date, wall, &fold)
		if err != nil || !back.Equal(instant) {
			t.Fatalf("%s is %s %s fold %d, which is %s, %v", instant, date, wall, fold, back, err)
		}
	}
	for _, night := range []string{"2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25"} {
		start := ukdate.StartOf(day(night))
		for minute := range 4 * 60 {
			check(t, start.Add(time.Duration(minute)*time.Minute))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.Int64Range(0, 25*365*24*60).Draw(t, "minutes")
		check(t, time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(minutes)*time.Minute))
	})
}

func TestTheClocksChangeOnTheLastSundays(t *testing.T) {
	for year := 2015; year <= 2035; year++ {
		if date := lastSunday(year, time.March); ukdate.EndOf(date).Sub(ukdate.StartOf(date)) != 23*time.Hour {
			t.Errorf("%s should have 23 hours", date)
		}
		date := lastSunday(year, time.October)
		if ukdate.EndOf(date).Sub(ukdate.StartOf(date)) != 25*time.Hour {
			t.Errorf("%s should have 25 hours", date)
		}
		if !ukdate.IsAmbiguous(date, clock("01:30")) {
			t.Errorf("01:30 on %s should happen twice", date)
		}
	}
}

func lastSunday(year int, month time.Month) ukdate.Date {
	date := ukdate.Month{Year: year, Month: month}.To()
	for date.Weekday() != time.Sunday {
		date = date.AddDays(-1)
	}
	return date
}

func TestTheLondonDateDecides(t *testing.T) {
	lateInTheEvening := time.Date(2025, time.June, 9, 23, 30, 0, 0, time.UTC)
	if got := ukdate.DateOf(lateInTheEvening); got != day("2025-06-10") {
		t.Errorf("23:30 UTC in June is on %s in London", got)
	}
	inSydney := time.Date(2025, time.June, 10, 8, 0, 0, 0, time.FixedZone("Sydney", 10*60*60))
	if got := ukdate.DateOf(inSydney); got != day("2025-06-09") {
		t.Errorf("8am in Sydney is on %s in London", got)
	}
}
