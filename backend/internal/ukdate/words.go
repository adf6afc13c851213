package ukdate

import (
	"fmt"
	"time"
)

// How dates and times read in mails and on pages, in the style GOV.UK recommends: "Tuesday 10
// June 2025", "9:30am", "midday", "to" between the ends of a range.

// Words returns "10 June 2025", or "" for no date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// WordsWithDay returns "Tuesday 10 June 2025", or "" for no date.
func (d Date) WordsWithDay() string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + " " + d.Words()
}

// Words returns "10 June 2025", "10 to 12 June 2025", "30 June to 2 July 2025" or
// "30 December 2025 to 2 January 2026".
func (p Period) Words() string {
	switch from, to := p.From, p.To; {
	case from == to:
		return from.Words()
	case from.Year != to.Year:
		return from.Words() + " to " + to.Words()
	case from.Month != to.Month:
		return fmt.Sprintf("%d %s to %s", from.Day, from.Month, to.Words())
	default:
		return fmt.Sprintf("%d to %s", from.Day, to.Words())
	}
}

// Words returns "9:30am", "2pm", "midday" or "midnight".
func (w Wall) Words() string {
	switch w {
	case Wall{0, 0}:
		return "midnight"
	case Wall{12, 0}:
		return "midday"
	}
	hour, half := (w.Hour+11)%12+1, "am"
	if w.Hour >= 12 {
		half = "pm"
	}
	if w.Minute == 0 {
		return fmt.Sprintf("%d%s", hour, half)
	}
	return fmt.Sprintf("%d:%02d%s", hour, w.Minute, half)
}

// TimeWords returns an instant's London time: "9:30am". In the hour that happens twice the zone
// is said: "1:30am (GMT)".
func TimeWords(t time.Time) string {
	date, wall, _ := Split(t)
	if !IsAmbiguous(date, wall) {
		return wall.Words()
	}
	zone, _ := t.In(London).Zone()
	return fmt.Sprintf("%s (%s)", wall.Words(), zone)
}

// MomentWords returns "9:30am on Tuesday 10 June 2025".
func MomentWords(t time.Time) string {
	return TimeWords(t) + " on " + DateOf(t).WordsWithDay()
}

// TimeRangeWords returns "9:30am to 12:30pm": for a meeting whose date is said elsewhere.
func TimeRangeWords(start, end time.Time) string {
	return TimeWords(start) + " to " + TimeWords(end)
}

// RangeWords returns "Tuesday 10 June 2025, 9:30am to 12:30pm", and when the end falls on
// another day "Tuesday 10 June 2025, 9:30am to Wednesday 11 June 2025, 4pm".
func RangeWords(start, end time.Time) string {
	from, to := DateOf(start), DateOf(end)
	if from == to {
		return from.WordsWithDay() + ", " + TimeRangeWords(start, end)
	}
	return fmt.Sprintf("%s, %s to %s, %s", from.WordsWithDay(), TimeWords(start), to.WordsWithDay(), TimeWords(end))
}
