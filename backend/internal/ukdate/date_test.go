package ukdate_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// day and clock keep the tables below short.
func day(text string) ukdate.Date   { return ukdate.MustParseDate(text) }
func clock(text string) ukdate.Wall { return ukdate.MustParseWall(text) }

func anyDate() *rapid.Generator[ukdate.Date] {
	return rapid.Custom(func(t *rapid.T) ukdate.Date {
		return day("2015-01-01").AddDays(rapid.IntRange(0, 21*365).Draw(t, "day"))
	})
}

func TestOnlyRealDatesAreRead(t *testing.T) {
	for _, text := range []string{
		"", "2025-6-10", "2025-06-31", "2025-02-29", "2025-13-01", "10/06/2025", "2025-06-10T00:00:00Z",
		" 2025-06-10", "2025-06-10 ", "0000-01-01", "20250610", "2025-06-1O",
	} {
		if date, err := ukdate.ParseDate(text); !errors.Is(err, ukdate.ErrInvalidDate) {
			t.Errorf("%q was read as %v, %v", text, date, err)
		}
	}
	if got := day("2024-02-29"); got != (ukdate.Date{Year: 2024, Month: time.February, Day: 29}) {
		t.Errorf("2024-02-29 was read as %#v", got)
	}
}

func TestDatesSurviveJSONAndTheDatabase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := anyDate().Draw(t, "date")
		data, err := json.Marshal(date)
		if err != nil {
			t.Fatal(err)
		}
		var fromJSON, fromText, fromTime ukdate.Date
		if err := json.Unmarshal(data, &fromJSON); err != nil || fromJSON != date {
			t.Fatalf("JSON %s came back as %v, %v", data, fromJSON, err)
		}
		value, err := date.Value()
		if err != nil {
			t.Fatal(err)
		}
		if err := fromText.Scan(value); err != nil || fromText != date {
			t.Fatalf("%v came back as %v, %v", value, fromText, err)
		}
		if err := fromTime.Scan(date.UTC()); err != nil || fromTime != date {
			t.Fatalf("%v came back as %v, %v", date.UTC(), fromTime, err)
		}
	})
}

func TestNoDateIsNull(t *testing.T) {
	var none ukdate.Date
	data, err := json.Marshal(none)
	if err != nil || string(data) != "null" {
		t.Errorf("JSON of no date is %s, %v", data, err)
	}
	if value, err := none.Value(); value != nil || err != nil {
		t.Errorf("no date is stored as %v, %v", value, err)
	}
	date := day("2025-06-10")
	if err := date.Scan(nil); err != nil || !date.IsZero() {
		t.Errorf("NULL was read as %v, %v", date, err)
	}
	date = day("2025-06-10")
	if err := json.Unmarshal([]byte("null"), &date); err != nil || !date.IsZero() {
		t.Errorf("null was read as %v, %v", date, err)
	}
	if none.String() != "" || none.Words() != "" || none.WordsWithDay() != "" {
		t.Error("no date should print as nothing")
	}
}

func TestWrongValuesAreNotTakenForDates(t *testing.T) {
	var date ukdate.Date
	for _, text := range []string{`20250610`, `"tomorrow"`, `{}`, `[]`, `true`, `""`} {
		if err := json.Unmarshal([]byte(text), &date); !errors.Is(err, ukdate.ErrInvalidDate) {
			t.Errorf("JSON %s: %v", text, err)
		}
	}
	for _, value := range []any{int64(20250610), "infinity", []byte("10 June"), 3.5, true} {
		if err := date.Scan(value); err == nil {
			t.Errorf("%v was read as %v", value, date)
		}
	}
}

func TestDayArithmetic(t *testing.T) {
	cases := []struct {
		from string
		add  int
		want string
	}{
		{"2024-02-28", 1, "2024-02-29"},
		{"2025-02-28", 1, "2025-03-01"},
		{"2025-12-31", 1, "2026-01-01"},
		{"2025-03-29", 2, "2025-03-31"}, // across the clock change
		{"2025-06-10", -10, "2025-05-31"},
		{"2025-06-10", 0, "2025-06-10"},
	}
	for _, c := range cases {
		if got := day(c.from).AddDays(c.add); got != day(c.want) {
			t.Errorf("%s %+d days is %s, want %s", c.from, c.add, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		date, n := anyDate().Draw(t, "date"), rapid.IntRange(-5000, 5000).Draw(t, "n")
		later := date.AddDays(n)
		if date.DaysUntil(later) != n {
			t.Fatalf("%s to %s is %d days, want %d", date, later, date.DaysUntil(later), n)
		}
		if date.Before(later) != (n > 0) || date.After(later) != (n < 0) {
			t.Fatalf("%s and %s compare wrongly", date, later)
		}
	})
}

func TestAYearLater(t *testing.T) {
	cases := []struct {
		from string
		add  int
		want string
	}{
		{"2024-02-29", -1, "2023-02-28"},
		{"2024-02-29", 1, "2025-02-28"},
		{"2024-02-29", 4, "2028-02-29"},
		{"2025-02-28", -1, "2024-02-28"},
		{"2025-06-10", -1, "2024-06-10"},
	}
	for _, c := range cases {
		if got := day(c.from).AddYears(c.add); got != day(c.want) {
			t.Errorf("%s %+d years is %s, want %s", c.from, c.add, got, c.want)
		}
	}
}

func TestWallTimes(t *testing.T) {
	for _, text := range []string{"", "9:30", "24:00", "09:60", "0930", "09:30:00", "09.30", "9am", "-1:00"} {
		if wall, err := ukdate.ParseWall(text); !errors.Is(err, ukdate.ErrInvalidTime) {
			t.Errorf("%q was read as %v, %v", text, wall, err)
		}
	}
	for _, value := range []any{"09:30", "09:30:00", "09:30:59.999999", []byte("09:30:00"), time.Date(2000, 1, 1, 9, 30, 0, 0, time.UTC)} {
		var wall ukdate.Wall
		if err := wall.Scan(value); err != nil || wall != clock("09:30") {
			t.Errorf("%v was read as %v, %v", value, wall, err)
		}
	}
	for _, value := range []any{nil, int64(930), "half past nine", []byte("")} {
		var wall ukdate.Wall
		if err := wall.Scan(value); err == nil {
			t.Errorf("%v was read as %v", value, wall)
		}
	}
	var wall ukdate.Wall
	for _, text := range []string{"null", "930", `"25:00"`} {
		if err := json.Unmarshal([]byte(text), &wall); !errors.Is(err, ukdate.ErrInvalidTime) {
			t.Errorf("JSON %s was read as %v, %v", text, wall, err)
		}
	}
	data, err := json.Marshal(clock("09:05"))
	if err != nil || string(data) != `"09:05"` {
		t.Errorf("JSON of 09:05 is %s, %v", data, err)
	}
	if value, err := clock("23:59").Value(); value != "23:59" || err != nil {
		t.Errorf("23:59 is stored as %v, %v", value, err)
	}
	if clock("09:30").Compare(clock("10:00")) != -1 || clock("10:01").Compare(clock("10:00")) != 1 || clock("10:00").Compare(clock("10:00")) != 0 {
		t.Error("wall times compare wrongly")
	}
}
