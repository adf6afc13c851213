package ukdate

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

const isoDate = "2006-01-02"

// A Date is a day of the calendar, without time or zone. The zero Date means "no date": it is
// null in JSON and in the database.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the given day; days past the end of a month run into the next.
func NewDate(year int, month time.Month, day int) Date {
	return dateFromUTC(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDate reads "2025-06-10". Anything else is ErrInvalidDate.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(isoDate, text)
	if err != nil || t.Year() == 0 {
		return Date{}, ErrInvalidDate
	}
	return dateFromUTC(t), nil
}

// MustParseDate is ParseDate for dates written in the source; it panics on a wrong one.
func MustParseDate(text string) Date {
	date, err := ParseDate(text)
	if err != nil {
		panic(fmt.Sprintf("ukdate: %q is no date", text))
	}
	return date
}

func dateFromUTC(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// IsZero says whether this is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// String returns "2025-06-10", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// UTC returns midnight UTC of the date: for arithmetic and for libraries that want a time.Time,
// never for an instant in London.
func (d Date) UTC() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Compare returns -1, 0 or +1 as d is before, equal to or after other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before says whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After says whether d is a later day than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.UTC().Weekday() }

// IsWeekend says whether d is a Saturday or a Sunday.
func (d Date) IsWeekend() bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// AddDays returns the day n days later (earlier when n is negative).
func (d Date) AddDays(n int) Date { return dateFromUTC(d.UTC().AddDate(0, 0, n)) }

// DaysUntil returns how many days later other is; negative when it is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.UTC().Sub(d.UTC()) / (24 * time.Hour))
}

// AddYears returns the same day n years later; 29 February becomes 28 February in a common year.
func (d Date) AddYears(n int) Date {
	shifted := NewDate(d.Year+n, d.Month, d.Day)
	if shifted.Month != d.Month {
		return shifted.AddDays(-1)
	}
	return shifted
}

// MarshalJSON writes "2025-06-10", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes. A string that is no date is ErrInvalidDate.
func (d *Date) UnmarshalJSON(data []byte) error {
	text, err := textOrNull(data)
	if err != nil {
		return ErrInvalidDate
	}
	if text == nil {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(*text)
	return err
}

// Value stores the date in a column of type date; no date is NULL.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a column of type date; NULL is no date.
func (d *Date) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = dateFromUTC(v)
	case string:
		return d.scanText(v)
	case []byte:
		return d.scanText(string(v))
	default:
		return fmt.Errorf("ukdate: cannot read a date from %T", value)
	}
	return nil
}

func (d *Date) scanText(text string) error {
	date, err := ParseDate(text)
	if err != nil {
		return fmt.Errorf("ukdate: cannot read a date from %q", text)
	}
	*d = date
	return nil
}

// GormDataType names the column type for gorm, which would otherwise look at the fields.
func (Date) GormDataType() string { return "date" }

// textOrNull returns nil for JSON null.
func textOrNull(data []byte) (*string, error) {
	var text *string
	err := json.Unmarshal(data, &text)
	return text, err
}
