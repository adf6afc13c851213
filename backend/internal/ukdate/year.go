package ukdate

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// A FinancialYear runs from 1 April to 31 March in London and is named by the calendar year it
// begins in: FinancialYear(2024) is 2024-25. The database stores that number.
type FinancialYear int

var financialYearPattern = regexp.MustCompile(`^[12]\d{3}-\d{2}$`)

// ParseFinancialYear reads "2024-25". Anything else, "2024-26" too, is ErrInvalidFinancialYear.
func ParseFinancialYear(text string) (FinancialYear, error) {
	if !financialYearPattern.MatchString(text) {
		return 0, ErrInvalidFinancialYear
	}
	start, _ := strconv.Atoi(text[:4])
	if year := FinancialYear(start); year.String() == text {
		return year, nil
	}
	return 0, ErrInvalidFinancialYear
}

// FinancialYearOf returns the financial year a date falls in.
func FinancialYearOf(date Date) FinancialYear {
	if date.Month < time.April {
		return FinancialYear(date.Year - 1)
	}
	return FinancialYear(date.Year)
}

// FinancialYearAt returns the financial year of an instant, by London's date.
func FinancialYearAt(t time.Time) FinancialYear { return FinancialYearOf(DateOf(t)) }

// String returns "2024-25".
func (y FinancialYear) String() string { return fmt.Sprintf("%04d-%02d", int(y), (int(y)+1)%100) }

// From returns the first day, 1 April.
func (y FinancialYear) From() Date { return Date{int(y), time.April, 1} }

// To returns the last day, 31 March, which belongs to the year.
func (y FinancialYear) To() Date { return Date{int(y) + 1, time.March, 31} }

// Period returns the days of the year.
func (y FinancialYear) Period() Period { return Period{y.From(), y.To()} }

// Contains says whether a date falls in the year.
func (y FinancialYear) Contains(date Date) bool { return FinancialYearOf(date) == y }

// Months returns the twelve months, April first.
func (y FinancialYear) Months() []Month { return y.Period().Months() }

// Quarter returns quarter 1 (April to June) to 4 (January to March).
func (y FinancialYear) Quarter(number int) Quarter { return Quarter{y, number} }

// MarshalJSON writes "2024-25".
func (y FinancialYear) MarshalJSON() ([]byte, error) { return json.Marshal(y.String()) }

// UnmarshalJSON reads "2024-25".
func (y *FinancialYear) UnmarshalJSON(data []byte) error {
	text, err := textOrNull(data)
	if err != nil || text == nil {
		return ErrInvalidFinancialYear
	}
	*y, err = ParseFinancialYear(*text)
	return err
}

// Value stores the calendar year the financial year begins in, as an integer.
func (y FinancialYear) Value() (driver.Value, error) { return int64(y), nil }

// Scan reads what Value stores.
func (y *FinancialYear) Scan(value any) error {
	start, ok := value.(int64)
	if !ok {
		return fmt.Errorf("ukdate: cannot read a financial year from %T", value)
	}
	*y = FinancialYear(start)
	return nil
}

// A Quarter is a quarter of a financial year: Number 1 is April to June.
type Quarter struct {
	Year   FinancialYear
	Number int
}

// QuarterOf returns the quarter a date falls in.
func QuarterOf(date Date) Quarter {
	monthsSinceApril := (int(date.Month) + 8) % 12
	return Quarter{FinancialYearOf(date), monthsSinceApril/3 + 1}
}

// String returns "Q1 2024-25".
func (q Quarter) String() string { return fmt.Sprintf("Q%d %s", q.Number, q.Year) }

// Period returns the days of the quarter.
func (q Quarter) Period() Period {
	first := Month{int(q.Year), time.April}.Add(3 * (q.Number - 1))
	return Period{first.From(), first.Add(2).To()}
}
