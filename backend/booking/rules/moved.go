package rules

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// freeDays is how many working days after the notice of a move a holder may withdraw at no cost.
const freeDays = 5

// FreeUntil is until when somebody who is told at an instant that their session moves may withdraw as if
// the provider had cancelled: to the end of the fifth working day after.
func FreeUntil(told time.Time, calendar ukdate.Calendar) time.Time {
	return ukdate.EndOf(calendar.AddWorkingDays(ukdate.DateOf(told), freeDays)).UTC()
}

// Freedom is on what terms a holder may withdraw from a session that moved; the zero value: on the usual ones.
type Freedom struct {
	Told  time.Time
	Until time.Time
}

// Covers reports whether notice at an instant counts as the provider's own cancellation.
func (f Freedom) Covers(notice time.Time) bool {
	return !f.Until.IsZero() && !notice.Before(f.Told) && notice.Before(f.Until)
}

// Left is until when somebody may cancel at no cost, asked at an instant; zero on the usual terms.
func (f Freedom) Left(now, starts time.Time) time.Time {
	switch {
	case !f.Covers(now):
		return time.Time{}
	case f.Until.After(starts):
		return starts
	}
	return f.Until
}

// Sentence says so of a session by when it starts now; empty on the usual terms.
func (f Freedom) Sentence(starts time.Time) string {
	switch {
	case f.Until.IsZero():
		return ""
	case !f.Until.Before(starts):
		return "If you cannot come any more, you can cancel until it starts. It costs nothing and does not count as late."
	}
	return "If you cannot come any more, you can cancel until " + f.words() +
		". It costs nothing and does not count as late. After that, notice is counted to whichever of the dates is kinder to you."
}

// words is the day it ends with: it always ends with a day.
func (f Freedom) words() string {
	return "the end of " + ukdate.DateOf(f.Until.Add(-time.Second)).WordsWithDay()
}
