package policy

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A FieldError is one fault of a rule. Field is a path such as "periods[0].amount", Code is for
// machines: required, unknown, out_of_range, not_allowed.
type FieldError struct {
	Field   string
	Code    string
	Message string
}

// InvalidNotice lists every fault of a rule, in the order of its fields.
type InvalidNotice []FieldError

// Error joins the sentences.
func (e InvalidNotice) Error() string {
	sentences := make([]string, len(e))
	for i, fault := range e {
		sentences[i] = fault.Field + ": " + fault.Message
	}
	return strings.Join(sentences, "; ")
}

// ParseNotice reads a rule from JSON. Fields it does not know are refused, and so is a rule that
// leaves a choice open: the error is then an InvalidNotice.
func ParseNotice(data []byte) (Notice, error) {
	type plain Notice // without UnmarshalJSON, which calls this function
	var notice plain
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&notice); err != nil {
		return Notice{}, fmt.Errorf("notice rule: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Notice{}, errors.New("notice rule: more than one value")
	}
	return Notice(notice), Notice(notice).Validate()
}

// UnmarshalJSON is ParseNotice.
func (n *Notice) UnmarshalJSON(data []byte) error {
	notice, err := ParseNotice(data)
	if err != nil {
		return err
	}
	*n = notice
	return nil
}

// Value stores the rule in a column of type jsonb; one that is not valid is refused.
func (n Notice) Value() (driver.Value, error) {
	if err := n.Validate(); err != nil {
		return nil, err
	}
	data, err := json.Marshal(n)
	return string(data), err
}

// Scan reads what Value stores.
func (n *Notice) Scan(value any) error {
	switch v := value.(type) {
	case string:
		return n.UnmarshalJSON([]byte(v))
	case []byte:
		return n.UnmarshalJSON(v)
	}
	return fmt.Errorf("notice rule: cannot read from %T", value)
}

// GormDataType names the column type for gorm.
func (Notice) GormDataType() string { return "jsonb" }

// MarshalJSON writes an empty list rather than null when there are no periods.
func (n Notice) MarshalJSON() ([]byte, error) {
	type plain Notice
	if n.Periods == nil {
		n.Periods = []Period{}
	}
	return json.Marshal(plain(n))
}

const (
	maxPeriods = 10
	maxMinutes = 60 * 24 * 31
)

// mostOf is the longest notice that is believable, about a year.
var mostOf = map[Unit]int{Hours: 24 * 366, CalendarDays: 366, Weeks: 52, WorkingDays: 260}

// Validate returns nil, or an InvalidNotice with every fault.
func (n Notice) Validate() error {
	var faults InvalidNotice
	if n.Version != NoticeVersion {
		faults.add("version", "unknown", fmt.Sprintf("Version must be %d", NoticeVersion))
	}
	if len(n.Periods) > maxPeriods {
		faults.add("periods", "out_of_range", fmt.Sprintf("There can be at most %d periods", maxPeriods))
	}
	for i, period := range n.Periods {
		period.check(&faults, fmt.Sprintf("periods[%d].", i))
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

func (e *InvalidNotice) add(field, code, message string) {
	*e = append(*e, FieldError{field, code, message})
}

// oneOf adds a fault when value is missing or none of the allowed.
func oneOf[T ~string](faults *InvalidNotice, field string, value T, allowed ...T) {
	switch {
	case value == "":
		faults.add(field, "required", "Choose one of "+list(allowed))
	case !slices.Contains(allowed, value):
		faults.add(field, "unknown", "Must be one of "+list(allowed))
	}
}

func list[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = string(value)
	}
	return strings.Join(words, ", ")
}

func (p Period) check(faults *InvalidNotice, at string) {
	oneOf(faults, at+"unit", p.Unit, Hours, CalendarDays, Weeks, WorkingDays)
	p.checkAmount(faults, at)
	checkCounting(faults, at+"bank_holidays", p.BankHolidays, p.Unit == WorkingDays || p.Unit == CalendarDays)
	checkCounting(faults, at+"session_day", p.SessionDay, p.Unit != Hours)
	if p.Unit == Hours {
		oneOf(faults, at+"by", p.By, ByClock)
	} else {
		oneOf(faults, at+"by", p.By, ByDate, ByClock)
	}
	oneOf(faults, at+"late_when", p.LateWhen, Under, AtMost)
	p.Sessions.check(faults, at+"sessions.")
}

func (p Period) checkAmount(faults *InvalidNotice, at string) {
	least := 1
	if p.Unit == Hours {
		least = 0
	}
	if most, known := mostOf[p.Unit]; known && (p.Amount < least || p.Amount > most) {
		faults.add(at+"amount", "out_of_range", fmt.Sprintf("Must be from %d to %d", least, most))
	}
}

// checkCounting wants a choice where the unit has such days, and none where it has not.
func checkCounting(faults *InvalidNotice, field string, value Counting, wanted bool) {
	switch {
	case wanted:
		oneOf(faults, field, value, Counted, Skipped)
	case value != "":
		faults.add(field, "not_allowed", "Means nothing for this unit")
	}
}

func (s Scope) check(faults *InvalidNotice, at string) {
	checkMinutes(faults, at+"longer_than_minutes", s.LongerThanMinutes)
	checkMinutes(faults, at+"up_to_minutes", s.UpToMinutes)
	if s.UpToMinutes > 0 && s.UpToMinutes <= s.LongerThanMinutes {
		faults.add(at+"up_to_minutes", "out_of_range", "Must be more than longer_than_minutes")
	}
	for i, format := range s.Formats {
		oneOf(faults, fmt.Sprintf("%sformats[%d]", at, i), format, InPerson, Virtual, Blended)
	}
}

func checkMinutes(faults *InvalidNotice, field string, minutes int) {
	if minutes < 0 || minutes > maxMinutes {
		faults.add(field, "out_of_range", fmt.Sprintf("Must be from 0 to %d minutes", maxMinutes))
	}
}
