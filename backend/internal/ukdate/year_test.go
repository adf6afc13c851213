package ukdate_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestFinancialYearsTurnOnTheFirstOfAprilInLondon(t *testing.T) {
	cases := []struct {
		utc  string
		want string
	}{
		{"2025-03-31T22:59:59Z", "2024-25"}, // 23:59:59 in London, already on summer time
		{"2025-03-31T23:00:00Z", "2025-26"}, // midnight in London
		{"2025-04-01T00:00:00Z", "2025-26"},
		{"2025-03-31T00:00:00Z", "2024-25"},
		{"2024-12-31T23:59:59Z", "2024-25"},
		{"2018-03-31T22:59:59Z", "2017-18"},
		{"2100-01-01T00:00:00Z", "2099-00"},
	}
	for _, c := range cases {
		instant, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := ukdate.FinancialYearAt(instant); got.String() != c.want {
			t.Errorf("%s is in %s, want %s", c.utc, got, c.want)
		}
	}
}

func TestFinancialYearsAreWrittenOneWay(t *testing.T) {
	for _, text := range []string{"", "2024", "2024-2025", "2024/25", "24-25", "2024-26", "2024-24", "2024-5", " 2024-25", "99999-00", "0999-00"} {
		if year, err := ukdate.ParseFinancialYear(text); !errors.Is(err, ukdate.ErrInvalidFinancialYear) {
			t.Errorf("%q was read as %v, %v", text, year, err)
		}
	}
	for start := 1990; start < 2110; start++ {
		year := ukdate.FinancialYear(start)
		back, err := ukdate.ParseFinancialYear(year.String())
		if err != nil || back != year {
			t.Errorf("%s came back as %v, %v", year, back, err)
		}
		data, err := json.Marshal(year)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &back); err != nil || back != year {
			t.Errorf("JSON %s came back as %v, %v", data, back, err)
		}
		value, _ := year.Value()
		if err := back.Scan(value); err != nil || back != year {
			t.Errorf("%v came back as %v, %v", value, back, err)
		}
	}
	var year ukdate.FinancialYear
	for _, text := range []string{"null", "2024", `"2024"`} {
		if err := json.Unmarshal([]byte(text), &year); !errors.Is(err, ukdate.ErrInvalidFinancialYear) {
			t.Errorf("JSON %s: %v", text, err)
		}
	}
	if err := year.Scan("2024-25"); err == nil {
		t.Error("a column of text was read as a financial year")
	}
}

func TestAFinancialYearHoldsItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := anyDate().Draw(t, "date")
		year, quarter := ukdate.FinancialYearOf(date), ukdate.QuarterOf(date)
		if !year.Period().Contains(date) || !year.Contains(date) {
			t.Fatalf("%s is not in %s", date, year)
		}
		if (year - 1).Contains(date) || (year + 1).Period().Contains(date) {
			t.Fatalf("%s is in two years", date)
		}
		if !quarter.Period().Contains(date) || quarter.Year != year {
			t.Fatalf("%s is not in %s", date, quarter)
		}
	})
}

func TestQuartersAndMonthsOfAYear(t *testing.T) {
	year, err := ukdate.ParseFinancialYear("2024-25")
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]string{
		1: "2024-04-01 to 2024-06-30", 2: "2024-07-01 to 2024-09-30",
		3: "2024-10-01 to 2024-12-31", 4: "2025-01-01 to 2025-03-31",
	}
	for number, period := range want {
		if got := year.Quarter(number).Period().String(); got != period {
			t.Errorf("quarter %d is %s, want %s", number, got, period)
		}
	}
	if got := ukdate.QuarterOf(day("2025-02-10")).String(); got != "Q4 2024-25" {
		t.Errorf("February 2025 is %s", got)
	}
	months := year.Months()
	if len(months) != 12 || months[0].String() != "2024-04" || months[11].String() != "2025-03" {
		t.Errorf("the months are %v", months)
	}
	if whole, ok := year.Period().FinancialYear(); !ok || whole != year {
		t.Errorf("%s is not its own period", year)
	}
	if _, ok := (ukdate.Period{From: day("2024-04-01"), To: day("2025-03-30")}).FinancialYear(); ok {
		t.Error("a year less a day was taken for a whole year")
	}
}
