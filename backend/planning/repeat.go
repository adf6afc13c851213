package planning

import (
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// MaxRepeats is how many sessions one pattern may make.
const MaxRepeats = 60

// Unit is what a pattern counts in.
type Unit string

// The units. By months the weekday of the month stays: every second Tuesday.
const (
	Weeks  Unit = "week"
	Months Unit = "month"
)

// Pattern is a row of dates: the first, then every so many weeks or months, so often or until a date.
type Pattern struct {
	First              ukdate.Date
	Every              int
	Unit               Unit
	Times              int         // dates to plan, skipped ones not counted; 0: until Until
	Until              ukdate.Date // the last day; zero: Times
	SkipBankHolidays   bool
	SkipSchoolHolidays bool
}

// PlannedDay is a date of a pattern.
type PlannedDay struct {
	Date    ukdate.Date
	Closed  []Closed // why few could come
	Skipped bool     // because the pattern leaves such days out
}

// Days returns the dates of a pattern, skipped ones among them, or what is wrong with it: faults lie on
// first, every, times and until.
func (p Pattern) Days(closed ClosedDays) ([]PlannedDay, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	var days []PlannedDay
	planned := 0
	for n := 0; n < 4*MaxRepeats; n++ {
		day := p.nth(n)
		if !p.Until.IsZero() && day.After(p.Until) || p.Times > 0 && planned == p.Times {
			break
		}
		why := closed.On(day)
		skipped := p.skips(why)
		if !skipped {
			planned++
		}
		if planned > MaxRepeats {
			return nil, fault.OnField("until", "too_many", "These are more than 60 dates. Choose an earlier last date.")
		}
		days = append(days, PlannedDay{day, why, skipped})
	}
	return days, nil
}

func (p Pattern) check() error {
	var fields fault.Fields
	if p.First.IsZero() {
		fields.Add("first", "required", "Enter the first date.")
	}
	if p.Every < 1 || p.Every > 12 {
		fields.Add("every", "out_of_range", "Choose from 1 to 12.")
	}
	switch {
	case p.Times == 0 && p.Until.IsZero():
		fields.Add("times", "required", "Say how many times, or until when.")
	case p.Times < 0 || p.Times > MaxRepeats:
		fields.Add("times", "out_of_range", "Choose from 1 to 60 times.")
	case !p.Until.IsZero() && p.Until.Before(p.First):
		fields.Add("until", "before_first", "The last date must be the first, or later.")
	}
	return fields.Err()
}

func (p Pattern) nth(n int) ukdate.Date {
	if p.Unit == Months {
		return sameWeekday(p.First, ukdate.MonthOf(p.First).Add(n*p.Every))
	}
	return p.First.AddDays(7 * n * p.Every)
}

func (p Pattern) skips(why []Closed) bool {
	for _, c := range why {
		if c.Kind == BankHoliday && p.SkipBankHolidays || c.Kind == SchoolsClosed && p.SkipSchoolHolidays {
			return true
		}
	}
	return false
}
