package ukdate

import (
	"slices"
	"time"
)

// A Calendar says which days are working days: Monday to Friday without its holidays. The zero
// Calendar has no holidays, so that every weekday is a working day.
type Calendar struct {
	holidays map[Date]string
}

// An Override changes a nation's list for one partnership: a day added to the holidays, or, when
// Removed, one that is worked after all. Weekends are never worked.
type Override struct {
	Date    Date   `json:"date"`
	Name    string `json:"name"`
	Removed bool   `json:"removed"`
}

// NewCalendar returns the working calendar of a nation, changed by the overrides in their order.
// An unknown nation is ErrUnknownNation, an override without a date ErrInvalidDate.
func NewCalendar(nation Nation, overrides ...Override) (Calendar, error) {
	days, err := BankHolidays(nation)
	if err != nil {
		return Calendar{}, err
	}
	holidays := make(map[Date]string, len(days)+len(overrides))
	for _, day := range days {
		holidays[day.Date] = day.Name
	}
	for _, override := range overrides {
		if override.Date.IsZero() {
			return Calendar{}, ErrInvalidDate
		}
		if override.Removed {
			delete(holidays, override.Date)
		} else {
			holidays[override.Date] = override.Name
		}
	}
	return Calendar{holidays}, nil
}

// Holiday returns the name of the holiday on a date, or false when there is none.
func (c Calendar) Holiday(date Date) (name string, ok bool) {
	name, ok = c.holidays[date]
	return name, ok
}

// Holidays returns the holidays of a period, earliest first.
func (c Calendar) Holidays(period Period) []Holiday {
	var found []Holiday
	for date, name := range c.holidays {
		if period.Contains(date) {
			found = append(found, Holiday{date, name})
		}
	}
	slices.SortFunc(found, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return found
}

// IsWorkingDay says whether a date is a weekday and no holiday.
func (c Calendar) IsWorkingDay(date Date) bool {
	_, holiday := c.holidays[date]
	return !holiday && !date.IsWeekend()
}

// WorkingDaysBetween counts the working days after notice, up to and including session: the
// usual way a partnership counts notice. It is 0 when session is not after notice.
func (c Calendar) WorkingDaysBetween(notice, session Date) int {
	count := 0
	for day := notice.AddDays(1); !day.After(session); day = day.AddDays(1) {
		if c.IsWorkingDay(day) {
			count++
		}
	}
	return count
}

// AddWorkingDays returns the nth working day after a date, or before it when n is negative. For
// 0 it returns the date itself, worked or not.
func (c Calendar) AddWorkingDays(date Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		date = date.AddDays(step)
		if c.IsWorkingDay(date) {
			n--
		}
	}
	return date
}

// NextWorkingDay returns the instant on the next working day at which London's clocks show the
// same time.
func (c Calendar) NextWorkingDay(t time.Time) time.Time {
	local := t.In(London)
	day := c.AddWorkingDays(DateOf(t), 1)
	return time.Date(day.Year, day.Month, day.Day,
		local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), London)
}
