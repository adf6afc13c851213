package ukdate

import (
	"fmt"
	"time"
)

// A Period is a run of days; From and To both belong to it.
type Period struct {
	From Date
	To   Date
}

// NewPeriod returns the period, or ErrInvalidPeriod when a date is missing or To is before From.
func NewPeriod(from, to Date) (Period, error) {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return Period{}, ErrInvalidPeriod
	}
	return Period{from, to}, nil
}

// String returns "2024-04-01 to 2025-03-31".
func (p Period) String() string { return p.From.String() + " to " + p.To.String() }

// Contains says whether a date belongs to the period.
func (p Period) Contains(date Date) bool { return !date.Before(p.From) && !date.After(p.To) }

// Days returns how many days the period has.
func (p Period) Days() int { return p.From.DaysUntil(p.To) + 1 }

// Bounds returns the instants between which the period lies in London: from is in it, until is
// the first instant after it.
func (p Period) Bounds() (from, until time.Time) { return StartOf(p.From), EndOf(p.To) }

// FinancialYear returns the year the period is exactly, or false when it is no whole year.
func (p Period) FinancialYear() (FinancialYear, bool) {
	year := FinancialYearOf(p.From)
	return year, year.Period() == p
}

// Months returns the months that have a day in the period, in order.
func (p Period) Months() []Month {
	var months []Month
	for m := MonthOf(p.From); !m.From().After(p.To); m = m.Add(1) {
		months = append(months, m)
	}
	return months
}

// SameDaysLastYear returns the period to compare with: whole months answer to the same whole
// months, so that the end of February answers to the end of February; any other period answers
// to the same dates, 29 February to 28 February.
func (p Period) SameDaysLastYear() Period {
	from, to := p.From.AddYears(-1), p.To.AddYears(-1)
	if p.isWholeMonths() {
		to = MonthOf(to).To()
	}
	return Period{from, to}
}

func (p Period) isWholeMonths() bool {
	return p.From == MonthOf(p.From).From() && p.To == MonthOf(p.To).To()
}

// A Month is a calendar month.
type Month struct {
	Year  int
	Month time.Month
}

// MonthOf returns the month a date falls in.
func MonthOf(date Date) Month { return Month{date.Year, date.Month} }

// ParseMonth reads "2025-06". Anything else is ErrInvalidMonth.
func ParseMonth(text string) (Month, error) {
	date, err := ParseDate(text + "-01")
	if err != nil {
		return Month{}, ErrInvalidMonth
	}
	return MonthOf(date), nil
}

// String returns "2025-06".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year, int(m.Month)) }

// Words returns "June 2025".
func (m Month) Words() string { return fmt.Sprintf("%s %d", m.Month, m.Year) }

// Add returns the month n months later (earlier when n is negative).
func (m Month) Add(n int) Month { return MonthOf(NewDate(m.Year, m.Month+time.Month(n), 1)) }

// From returns the first day.
func (m Month) From() Date { return Date{m.Year, m.Month, 1} }

// To returns the last day.
func (m Month) To() Date { return m.Add(1).From().AddDays(-1) }

// Period returns the days of the month.
func (m Month) Period() Period { return Period{m.From(), m.To()} }
