package ukdate

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

// A Nation is a part of the United Kingdom with bank holidays of its own.
type Nation string

// The nations whose bank holidays are known.
const (
	EnglandAndWales Nation = "england-and-wales"
	Scotland        Nation = "scotland"
	NorthernIreland Nation = "northern-ireland"
)

// Nations lists every Nation.
func Nations() []Nation { return []Nation{EnglandAndWales, Scotland, NorthernIreland} }

// A Holiday is a day on which a partnership does not work though it is no weekend.
type Holiday struct {
	Date Date   `json:"date"`
	Name string `json:"name"`
}

// bank_holidays.json is made by scripts/bank-holidays.
//
//go:embed bank_holidays.json
var bankHolidaysJSON []byte

type bankHolidayFile struct {
	Source    string               `json:"source"`
	FirstYear int                  `json:"first_year"`
	LastYear  int                  `json:"last_year"`
	Nations   map[Nation][]Holiday `json:"nations"`
}

var bankHolidays = mustReadBankHolidays(bankHolidaysJSON)

func mustReadBankHolidays(data []byte) bankHolidayFile {
	file, err := readBankHolidays(data)
	if err != nil {
		panic(fmt.Errorf("ukdate: bank_holidays.json: %w", err))
	}
	return file
}

func readBankHolidays(data []byte) (bankHolidayFile, error) {
	var file bankHolidayFile
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return bankHolidayFile{}, err
	}
	for _, nation := range Nations() {
		if err := checkHolidays(file.Nations[nation]); err != nil {
			return bankHolidayFile{}, fmt.Errorf("%s: %w", nation, err)
		}
	}
	return file, nil
}

func checkHolidays(days []Holiday) error {
	if len(days) == 0 {
		return fmt.Errorf("no holidays")
	}
	for i, day := range days {
		if day.Date.IsZero() || day.Date.IsWeekend() || day.Name == "" {
			return fmt.Errorf("row %d must be a weekday with a name", i+1)
		}
		if i > 0 && !days[i-1].Date.Before(day.Date) {
			return fmt.Errorf("row %d is not later than the row before", i+1)
		}
	}
	return nil
}

// BankHolidays returns the published holidays of a nation, earliest first, for the years
// BankHolidayYears gives. An unknown nation is ErrUnknownNation.
func BankHolidays(nation Nation) ([]Holiday, error) {
	days, known := bankHolidays.Nations[nation]
	if !known {
		return nil, ErrUnknownNation
	}
	return slices.Clone(days), nil
}

// BankHolidayYears returns the first and last calendar year whose bank holidays are known; dates
// outside them are taken to have none.
func BankHolidayYears() (first, last int) { return bankHolidays.FirstYear, bankHolidays.LastYear }
