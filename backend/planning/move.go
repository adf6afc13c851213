package planning

import "github.com/turnout-uk/turnout/backend/internal/ukdate"

// Move is how a date is moved into another year. The weekday stays.
type Move string

// The ways: by whole weeks, 52 a year, or to the same weekday of the month, such as the second Tuesday.
const (
	ByWeeks Move = "weeks"
	InMonth Move = "month"
)

// To returns the date some years later (earlier, when negative).
func (m Move) To(day ukdate.Date, years int) ukdate.Date {
	if m == InMonth {
		return sameWeekday(day, ukdate.Month{Year: day.Year + years, Month: day.Month})
	}
	return day.AddDays(7 * weeksIn(years))
}

// weeksIn is the whole number of weeks nearest to some years: 52, 104, 157 …
func weeksIn(years int) int {
	const days, most = 1461, 28 // in four years, in four weeks
	if years < 0 {
		return -weeksIn(-years)
	}
	return (days*years + most/2) / most
}

// sameWeekday returns the day of a month that is as day is in its own: the second Tuesday stays the
// second. A fifth where there are four is the last.
func sameWeekday(day ukdate.Date, month ukdate.Month) ukdate.Date {
	nth := (day.Day - 1) / 7
	first := month.From()
	ahead := (int(day.Weekday()) - int(first.Weekday()) + 7) % 7
	moved := first.AddDays(ahead + 7*nth)
	if ukdate.MonthOf(moved) != month {
		moved = moved.AddDays(-7)
	}
	return moved
}
