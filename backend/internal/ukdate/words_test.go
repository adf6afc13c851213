package ukdate_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestTimesInWords(t *testing.T) {
	for text, want := range map[string]string{
		"00:00": "midnight", "00:30": "12:30am", "01:05": "1:05am", "09:00": "9am", "09:30": "9:30am",
		"11:59": "11:59am", "12:00": "midday", "12:30": "12:30pm", "13:00": "1pm", "23:59": "11:59pm",
	} {
		if got := clock(text).Words(); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	if got := day("2025-06-10").WordsWithDay(); got != "Tuesday 10 June 2025" {
		t.Errorf("got %q", got)
	}
	for period, want := range map[[2]string]string{
		{"2025-06-10", "2025-06-10"}: "10 June 2025",
		{"2024-10-14", "2024-10-18"}: "14 to 18 October 2024",
		{"2025-06-30", "2025-07-02"}: "30 June to 2 July 2025",
		{"2025-12-30", "2026-01-02"}: "30 December 2025 to 2 January 2026",
		{"2025-06-10", "2026-06-10"}: "10 June 2025 to 10 June 2026",
	} {
		if got := (ukdate.Period{From: day(period[0]), To: day(period[1])}).Words(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := ukdate.MonthOf(day("2025-06-10")).Words(); got != "June 2025" {
		t.Errorf("got %q", got)
	}
}

func TestMeetingsInWords(t *testing.T) {
	at := func(date, wall string, which int) time.Time {
		t.Helper()
		instant, err := ukdate.Resolve(day(date), clock(wall), &which)
		if err != nil {
			t.Fatal(err)
		}
		return instant
	}
	morning := at("2025-06-10", "09:30", 0)
	cases := []struct{ got, want string }{
		{ukdate.MomentWords(morning), "9:30am on Tuesday 10 June 2025"},
		{ukdate.TimeRangeWords(morning, at("2025-06-10", "12:30", 0)), "9:30am to 12:30pm"},
		{ukdate.RangeWords(morning, at("2025-06-10", "12:00", 0)), "Tuesday 10 June 2025, 9:30am to midday"},
		{ukdate.RangeWords(morning, at("2025-06-11", "16:00", 0)), "Tuesday 10 June 2025, 9:30am to Wednesday 11 June 2025, 4pm"},
		{ukdate.TimeWords(at("2025-10-26", "01:30", 0)), "1:30am (BST)"},
		{ukdate.TimeWords(at("2025-10-26", "01:30", 1)), "1:30am (GMT)"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
