package booking

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

// freedom is on what terms a holder may withdraw from a session that moved; the zero value: on the usual ones.
type freedom struct {
	Until  time.Time
	Starts time.Time // of the session, as it is now
}

// sentence says so; empty on the usual terms.
func (f freedom) sentence() string {
	switch {
	case f.Until.IsZero():
		return ""
	case !f.Until.Before(f.Starts):
		return "If you cannot come any more, you can cancel until it starts. It costs nothing and does not count as late."
	}
	return "If you cannot come any more, you can cancel until " + f.words() +
		". It costs nothing and does not count as late. After that, notice is counted to whichever of the dates is kinder to you."
}

// words is the day it ends with: it always ends with a day.
func (f freedom) words() string {
	return "the end of " + ukdate.DateOf(f.Until.Add(-time.Second)).WordsWithDay()
}

// Free reports whether notice at an instant counts as the provider's own cancellation, because the session
// was moved not long before.
func (b *Booking) Free(notice time.Time) bool {
	return b.FreeUntil != nil && b.MovedAt != nil && !notice.Before(*b.MovedAt) && notice.Before(*b.FreeUntil)
}

// kinder is the session with the start that notice is counted to: the latest its holder was told of.
func (b *Booking) kinder(se session) session {
	if b.KindStart != nil && b.KindStart.After(se.StartsAt) {
		se.StartsAt = *b.KindStart
	}
	return se
}

// freely is until when a booking may be cancelled at no cost, asked at an instant; zero on the usual terms.
func (b *Booking) freely(now, starts time.Time) time.Time {
	switch {
	case !b.Free(now):
		return time.Time{}
	case b.FreeUntil.After(starts):
		return starts
	}
	return *b.FreeUntil
}
