package rules

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// An offer is open for half an hour at least; a deadline that would fall on a day nobody works is moved
// to the end of the working day before it, or else to the morning after.
const shortestOffer = 30 * time.Minute

var (
	endOfDay = ukdate.MustParseWall("17:00")
	morning  = ukdate.MustParseWall("09:00")
)

// OfferDeadline is until when an offer made now is open: the same time on the next working day, at most
// half the time that is left until offers end, at least thirty minutes; never after offers end.
func OfferDeadline(now, offersUntil time.Time, calendar ukdate.Calendar) time.Time {
	earliest := now.Add(shortestOffer)
	deadline := now.Add(offersUntil.Sub(now) / 2)
	if next := calendar.NextWorkingDay(now); next.Before(deadline) {
		deadline = next
	}
	if day := ukdate.DateOf(deadline); !calendar.IsWorkingDay(day) {
		deadline = at(calendar.AddWorkingDays(day, -1), endOfDay)
		if deadline.Before(earliest) {
			deadline = at(calendar.AddWorkingDays(day, 1), morning)
		}
	}
	if deadline.Before(earliest) {
		deadline = earliest
	}
	if deadline.After(offersUntil) {
		deadline = offersUntil
	}
	return deadline.UTC()
}

// at is a wall time in the middle of a London day, which no clock change touches.
func at(day ukdate.Date, wall ukdate.Wall) time.Time {
	t, err := ukdate.Resolve(day, wall, nil)
	if err != nil {
		panic(err)
	}
	return t
}
