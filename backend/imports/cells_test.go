package imports

import (
	"testing"
	"time"
)

// Cells that are read, and what is said of those that cannot be.
func TestInstantsNightsAndYears(t *testing.T) {
	for cell, want := range map[string]string{
		"2024-10-14 09:30":          "2024-10-14T08:30:00Z",
		"2024-10-14":                "2024-10-13T23:00:00Z",
		"14/10/2024":                "2024-10-13T23:00:00Z",
		"14/10/2024 9:30":           "2024-10-14T08:30:00Z",
		"2024-10-14T09:30":          "2024-10-14T08:30:00Z",
		"2024-12-14 09:30:00":       "2024-12-14T09:30:00Z",
		"2024-10-14T09:30:00Z":      "2024-10-14T09:30:00Z",
		"2024-10-27T01:30:00+01:00": "2024-10-27T00:30:00Z",
		"2024-10-27T01:30:00+00:00": "2024-10-27T01:30:00Z",
		"2025-03-31 23:59":          "2025-03-31T22:59:00Z",
		"2024-10-27 01:30":          "This time happens twice because the clocks go back. Write its offset: 2024-10-27T01:30:00+01:00 is the first, +00:00 the second.",
		"2025-03-30 01:30":          "This time does not exist because the clocks go forward.",
		"2025-02-29 09:30":          "“2025-02-29 09:30” is not a time. Write 2024-10-14 09:30, or the date alone.",
		"10/14/2024":                "“10/14/2024” is not a time. Write 2024-10-14 09:30, or the date alone.",
		"2024-10-14 25:00":          "“2024-10-14 25:00” is not a time. Write 2024-10-14 09:30, or the date alone.",
		"yesterday":                 "“yesterday” is not a time. Write 2024-10-14 09:30, or the date alone.",
	} {
		r := &Row{}
		at := r.instant("booked_at", cell)
		got := ""
		if r.ok() {
			got = at.Format(time.RFC3339)
		} else {
			got = r.Errors[0].Message
		}
		if got != want {
			t.Errorf("%s: %s\nwant %s", cell, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for cell, want := range map[string]string{
		"2025-03-31": "2025-03-31", "31/03/2025": "2025-03-31", "1/4/2025": "2025-04-01", "29/02/2024": "2024-02-29",
		"29/02/2025": "“29/02/2025” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"31/04/2025": "“31/04/2025” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"03/31/2025": "“03/31/2025” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"31-03-2025": "“31-03-2025” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"45658":      "“45658” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"14/10/24":   "“14/10/24” is not a real date. Write 2024-10-14 or 14/10/2024.",
		"1999-12-31": "The year must be from 2000 to 2100.",
		"2101-01-01": "The year must be from 2000 to 2100.",
	} {
		r := &Row{}
		got := r.date("date", cell).String()
		if !r.ok() {
			got = r.Errors[0].Message
		}
		if got != want {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
}
