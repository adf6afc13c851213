package rounding_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/rounding"
)

func ratio(num, den int64) rounding.Ratio { return rounding.Ratio{Num: num, Den: den} }

// printed returns the figure, or "none".
func printed(n *rounding.Number) string {
	if n == nil {
		return "none"
	}
	return n.String()
}

func TestPublishedFigures(t *testing.T) {
	cases := []struct {
		name string
		got  *rounding.Number
		want string
	}{
		{"Durham 2024, attended a session", ratio(1021, 21).Round(1), "48.6"},
		{"Durham 2024, of registrations", ratio(1021, 1257).Percent(1), "81.2"},
		{"Durham 2024, registrations a session", ratio(1257, 21).Round(1), "59.9"},
		{"Northumberland 2014-15, attended a session", ratio(1547, 90).Round(2), "17.19"},
		{"Northumberland, whole", ratio(1547, 90).Round(0), "17"},
		{"Hertfordshire, evaluations", ratio(2415, 5271).Percent(1), "45.8"},
	}
	for _, c := range cases {
		if got := printed(c.got); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHalvesGoUp(t *testing.T) {
	cases := []struct {
		got  *rounding.Number
		want string
	}{
		{ratio(825, 10).Round(0), "83"}, // rounding halves to even would print 82
		{ratio(33, 40).Percent(0), "83"},
		{ratio(835, 10).Round(0), "84"},
		{ratio(1, 2).Round(0), "1"},
		{ratio(1, 8).Percent(0), "13"},
		{ratio(5, 1000).Percent(1), "0.5"},
		{ratio(1, 2000).Percent(1), "0.1"},
		{ratio(249, 1000).Round(1), "0.2"},
		{ratio(1, 4).Round(1), "0.3"},
		{ratio(2675, 1000).Round(2), "2.68"}, // a float holds 2.67499…
		{ratio(-825, 10).Round(0), "-83"},
		{ratio(825, -10).Round(0), "-83"},
		{ratio(-1, 1000).Round(1), "0.0"}, // never -0.0
		{ratio(50, 1).Round(1), "50.0"},
		{ratio(120, 100).Percent(1), "120.0"},
		{ratio(0, 7).Percent(1), "0.0"},
		{ratio(0, 0).Percent(1), "none"},
		{ratio(5, 0).Round(1), "none"},
		{ratio(math.MaxInt64, 1).Round(0), "9223372036854775807"},
	}
	for _, c := range cases {
		if got := printed(c.got); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestDifferencesComeFromExactValues(t *testing.T) {
	thisYear, lastYear := ratio(1021, 21), ratio(745, 32) // 48.619… and 23.281…
	if got := printed(thisYear.Minus(lastYear, 1)); got != "25.3" {
		t.Errorf("got %s", got)
	}
	// 33.36 % and 33.34 % are printed 33.4 and 33.3, but they are not 0.1 apart.
	if got := printed(ratio(3336, 10_000).PercentagePoints(ratio(3334, 10_000), 1)); got != "0.0" {
		t.Errorf("0.02 points rounded to %s", got)
	}
	if got := printed(ratio(1, 3).PercentagePoints(ratio(2, 3), 1)); got != "-33.3" {
		t.Errorf("got %s", got)
	}
	for _, none := range []*rounding.Number{
		thisYear.Minus(ratio(1, 0), 1), ratio(1, 0).Minus(thisYear, 1), thisYear.PercentagePoints(ratio(0, 0), 1),
	} {
		if none != nil {
			t.Errorf("a difference from nothing is %s", none)
		}
	}
}

func TestPublishedNumbersAreComparedAsPrinted(t *testing.T) {
	published, err := rounding.ParseNumber("23.3")
	if err != nil {
		t.Fatal(err)
	}
	if got := ratio(1021, 21).Round(1).Minus(published).String(); got != "25.3" {
		t.Errorf("got %s", got)
	}
	whole, err := rounding.ParseNumber("17")
	if err != nil {
		t.Fatal(err)
	}
	if got := whole.Minus(published).String(); got != "-6.3" {
		t.Errorf("got %s", got)
	}
	if published.Float64() != 23.3 {
		t.Errorf("the chart would show %v", published.Float64())
	}
}

func TestNumbersAreReadAsPrinted(t *testing.T) {
	for _, text := range []string{"0", "48.6", "50.0", "-0.4", "-3", "1257", "0.05", "100.00"} {
		number, err := rounding.ParseNumber(text)
		if err != nil || number.String() != text {
			t.Errorf("%s was read as %v, %v", text, number, err)
		}
		data, err := json.Marshal(number)
		if err != nil || string(data) != text {
			t.Errorf("%s was written as %s, %v", text, data, err)
		}
		var back rounding.Number
		if err := json.Unmarshal(data, &back); err != nil || back != number {
			t.Errorf("%s came back as %v, %v", data, back, err)
		}
	}
	for _, text := range []string{"", ".", "5.", ".5", "1,257", "1e3", "+5", "--5", "1.2.3", "NaN", "9999999999999999999", " 5", "5-"} {
		if number, err := rounding.ParseNumber(text); !errors.Is(err, rounding.ErrNotANumber) {
			t.Errorf("%q was read as %v, %v", text, number, err)
		}
	}
	var number rounding.Number
	if err := json.Unmarshal([]byte(`"48.6"`), &number); !errors.Is(err, rounding.ErrNotANumber) {
		t.Errorf("text was read as %v, %v", number, err)
	}
}

func TestRoundingIsNeverOffByMoreThanHalf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num := rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "num")
		den := rapid.Int64Range(1, 100_000).Draw(t, "den")
		units := ratio(num, den).Round(1).Units
		// |10·num − units·den| ≤ den/2, and a half belongs to the larger number.
		off := 10*num - units*den
		if 2*off > den || 2*off < -den {
			t.Fatalf("%d/%d is not %d tenths", num, den, units)
		}
		if num > 0 && 2*off == den || num < 0 && 2*off == -den {
			t.Fatalf("the half in %d/%d was rounded towards nothing: %d tenths", num, den, units)
		}
	})
}
