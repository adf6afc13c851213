package ukdate_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func calendar(t testing.TB, nation ukdate.Nation, overrides ...ukdate.Override) ukdate.Calendar {
	t.Helper()
	calendar, err := ukdate.NewCalendar(nation, overrides...)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

// The lists the government published for these years, weekends left out.
func TestBankHolidaysAreThosePublished(t *testing.T) {
	published := map[ukdate.Nation]map[int][]string{
		ukdate.EnglandAndWales: {
			2018: {"01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"},
			2020: {"01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"},
			2021: {"01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"},
			2022: {"01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"},
			2023: {"01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"},
			2024: {"01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"},
			2025: {"01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"},
			2026: {"01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"},
			2027: {"01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"},
		},
		ukdate.Scotland: {
			2022: {"01-03", "01-04", "04-15", "05-02", "06-02", "06-03", "08-01", "09-19", "11-30", "12-26", "12-27"},
			2024: {"01-01", "01-02", "03-29", "05-06", "05-27", "08-05", "12-02", "12-25", "12-26"},
			2026: {"01-01", "01-02", "04-03", "05-04", "05-25", "06-15", "08-03", "11-30", "12-25", "12-28"},
		},
		ukdate.NorthernIreland: {
			2024: {"01-01", "03-18", "03-29", "04-01", "05-06", "05-27", "07-12", "08-26", "12-25", "12-26"},
			2025: {"01-01", "03-17", "04-18", "04-21", "05-05", "05-26", "07-14", "08-25", "12-25", "12-26"},
		},
	}
	for nation, years := range published {
		for year, want := range years {
			period := ukdate.Period{From: ukdate.NewDate(year, 1, 1), To: ukdate.NewDate(year, 12, 31)}
			var got []string
			for _, holiday := range calendar(t, nation).Holidays(period) {
				got = append(got, holiday.Date.String()[len("2025-"):])
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %d:\n got %v\nwant %v", nation, year, got, want)
			}
		}
	}
}

func TestOneOffDaysHaveTheirNames(t *testing.T) {
	england := calendar(t, ukdate.EnglandAndWales)
	for date, want := range map[string]string{
		"2020-05-08": "Early May bank holiday (VE Day)",
		"2022-06-03": "Platinum Jubilee bank holiday",
		"2022-09-19": "Bank holiday for the State Funeral of Queen Elizabeth II",
		"2023-05-08": "Bank holiday for the coronation of King Charles III",
		"2020-12-28": "Boxing Day (substitute day)",
	} {
		if got, ok := england.Holiday(day(date)); !ok || got != want {
			t.Errorf("%s is %q, want %q", date, got, want)
		}
	}
	if name, ok := england.Holiday(day("2020-05-04")); ok {
		t.Errorf("the early May holiday of 2020 was moved, but 4 May is %s", name)
	}
}

func TestEveryYearHasItsHolidays(t *testing.T) {
	least := map[ukdate.Nation]int{ukdate.EnglandAndWales: 8, ukdate.Scotland: 8, ukdate.NorthernIreland: 10}
	first, last := ukdate.BankHolidayYears()
	if first != 2015 || last != 2035 {
		t.Errorf("the years are %d to %d", first, last)
	}
	for _, nation := range ukdate.Nations() {
		for year := first; year <= last; year++ {
			period := ukdate.Period{From: ukdate.NewDate(year, 1, 1), To: ukdate.NewDate(year, 12, 31)}
			if got := len(calendar(t, nation).Holidays(period)); got < least[nation] {
				t.Errorf("%s has %d holidays in %d", nation, got, year)
			}
		}
	}
}

func TestAnUnknownNationIsRefused(t *testing.T) {
	if _, err := ukdate.NewCalendar("france"); !errors.Is(err, ukdate.ErrUnknownNation) {
		t.Errorf("got %v", err)
	}
	if _, err := ukdate.NewCalendar(ukdate.Scotland, ukdate.Override{Name: "no date"}); !errors.Is(err, ukdate.ErrInvalidDate) {
		t.Errorf("got %v", err)
	}
}

func TestNobodyCanChangeTheList(t *testing.T) {
	days, err := ukdate.BankHolidays(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	days[0].Name = "changed"
	again, _ := ukdate.BankHolidays(ukdate.EnglandAndWales)
	if again[0].Name == "changed" {
		t.Error("a caller's change reached the list")
	}
}
