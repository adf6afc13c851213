package planning

import (
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// ClosedKind says who is closed.
type ClosedKind string

// The kinds.
const (
	BankHoliday   ClosedKind = "bank_holiday"
	SchoolsClosed ClosedKind = "school_holiday"
)

// Closed is a run of days on which few could come to a session.
type Closed struct {
	Kind ClosedKind
	From ukdate.Date
	To   ukdate.Date
	Name string
}

// ClosedDays are such days, earliest first.
type ClosedDays []Closed

// On returns which of them a date is in.
func (c ClosedDays) On(day ukdate.Date) []Closed {
	var on []Closed
	for _, one := range c {
		if !day.Before(one.From) && !day.After(one.To) {
			on = append(on, one)
		}
	}
	return on
}

// closedDays reads those from a date to another: the bank holidays of the partnership's nation, and the
// school holidays that staff entered.
func closedDays(tx *database.Tx, period ukdate.Period) (ClosedDays, error) {
	var nation ukdate.Nation
	if err := tx.PGX.QueryRow(`SELECT nation FROM partnerships WHERE id = $1`, tx.Partnership()).Scan(&nation); err != nil {
		return nil, err
	}
	calendar, err := ukdate.NewCalendar(nation)
	if err != nil {
		return nil, err
	}
	var days ClosedDays
	for _, day := range calendar.Holidays(period) {
		days = append(days, Closed{BankHoliday, day.Date, day.Date, day.Name})
	}
	schools, err := schoolHolidays(tx, period)
	for _, h := range schools {
		days = append(days, Closed{SchoolsClosed, h.StartsOn, h.EndsOn, h.Name})
	}
	return days, err
}
