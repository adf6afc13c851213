// Package ukdate knows the calendar and the clock of the United Kingdom: London wall time and
// instants, financial years, working days and bank holidays, and how dates read in a letter.
//
// It never asks what time it is: every function is given its dates. It owns no setting either;
// a partnership's added and removed holidays are passed in.
package ukdate

// An Error is a date or time that cannot be accepted. Code is stable and meant for machines,
// Message for people.
type Error struct {
	Code    string
	Message string
}

// Error returns the sentence for people.
func (e *Error) Error() string { return e.Message }

// What can be wrong with a date or a time. Compare with errors.Is.
var (
	ErrInvalidDate          = &Error{"invalid_date", "Date must be a real date, like 2025-06-10"}
	ErrInvalidTime          = &Error{"invalid_time", "Time must be a real time, like 09:30"}
	ErrInvalidFold          = &Error{"invalid_fold", "Fold must be 0 for the first or 1 for the second of two equal times"}
	ErrAmbiguousTime        = &Error{"ambiguous_time", "This time happens twice because the clocks go back; say whether it is the first or the second"}
	ErrNonexistentTime      = &Error{"nonexistent_time", "This time does not exist because the clocks go forward"}
	ErrInvalidFinancialYear = &Error{"invalid_financial_year", "Financial year must look like 2024-25"}
	ErrInvalidMonth         = &Error{"invalid_month", "Month must look like 2025-06"}
	ErrInvalidPeriod        = &Error{"invalid_period", "Period must end on or after the day it begins"}
	ErrUnknownNation        = &Error{"unknown_nation", "Nation must be england-and-wales, scotland or northern-ireland"}
)
