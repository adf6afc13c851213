package planning

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// SchoolHoliday is a run of days on which schools are closed, both ends included.
type SchoolHoliday struct {
	StartsOn ukdate.Date
	EndsOn   ukdate.Date
	Name     string
}

// Line is how staff write it.
func (h SchoolHoliday) Line() string {
	if h.StartsOn == h.EndsOn {
		return h.StartsOn.Words() + " " + h.Name
	}
	return h.StartsOn.Words() + " to " + h.EndsOn.Words() + " " + h.Name
}

const maxSchoolHolidays = 200

var (
	isoDay    = `\d{4}-\d{1,2}-\d{1,2}`
	slashDay  = `\d{1,2}/\d{1,2}/\d{4}`
	wordyDay  = `\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}`
	anyDay    = `(` + isoDay + `|` + slashDay + `|` + wordyDay + `)`
	holidayIs = regexp.MustCompile(`^` + anyDay + `(?:\s*(?:to|until|-|–|—)\s*` + anyDay + `)?[\s,;:]*(.*)$`)
)

// ParseSchoolHolidays reads one holiday from each line: "26 October 2026 to 30 October 2026 Autumn half
// term"; dates may also be 26/10/2026 or 2026-10-26, and a single day has one date. The fault lies on
// text and names the line.
func ParseSchoolHolidays(text string) ([]SchoolHoliday, error) {
	var holidays []SchoolHoliday
	for n, line := range strings.Split(strings.ReplaceAll(text, "\t", " "), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		h, wrong := parseHoliday(line)
		if wrong != "" {
			return nil, fault.OnField("text", "invalid_line", fmt.Sprintf("Line %d, “%s”: %s", n+1, line, wrong))
		}
		again := slices.ContainsFunc(holidays, func(o SchoolHoliday) bool { return o.StartsOn == h.StartsOn && o.EndsOn == h.EndsOn })
		if again {
			return nil, fault.OnField("text", "twice", fmt.Sprintf("Line %d, “%s”: these days are there twice.", n+1, line))
		}
		holidays = append(holidays, h)
	}
	if len(holidays) > maxSchoolHolidays {
		return nil, fault.OnField("text", "too_many", "There may be 200 holidays. Leave out those of past years.")
	}
	slices.SortFunc(holidays, func(a, b SchoolHoliday) int { return a.StartsOn.Compare(b.StartsOn) })
	return holidays, nil
}

func parseHoliday(line string) (h SchoolHoliday, wrong string) {
	found := holidayIs.FindStringSubmatch(line)
	if found == nil {
		return h, "begin with a date, such as 26 October 2026."
	}
	var ok bool
	if h.StartsOn, ok = parseDay(found[1]); !ok {
		return h, found[1] + " is no date."
	}
	h.EndsOn, h.Name = h.StartsOn, found[3]
	if found[2] != "" {
		if h.EndsOn, ok = parseDay(found[2]); !ok {
			return h, found[2] + " is no date."
		}
	}
	switch days := h.StartsOn.DaysUntil(h.EndsOn); {
	case days < 0:
		return h, "the end is before the beginning."
	case days > 70:
		return h, "this is longer than ten weeks."
	}
	if h.Name == "" {
		h.Name = "School holiday"
	}
	if len([]rune(h.Name)) > 100 {
		return h, "the name may have 100 characters."
	}
	return h, ""
}

func parseDay(text string) (ukdate.Date, bool) {
	for _, layout := range []string{"2006-1-2", "2/1/2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return ukdate.NewDate(t.Date()), true
		}
	}
	return ukdate.Date{}, false
}

// SchoolHolidays returns those of the partnership, earliest first; for staff, else fault.Missing.
func (s *Service) SchoolHolidays(ctx context.Context) ([]SchoolHoliday, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]SchoolHoliday, error) {
		if !access.Can(tx.Actor, access.OpGetSchoolHolidays, access.Partnership) {
			return nil, fault.Missing
		}
		return schoolHolidays(tx, ukdate.Period{From: ukdate.NewDate(2000, 1, 1), To: ukdate.NewDate(2200, 1, 1)})
	})
}

// SetSchoolHolidays replaces them by what a text says; see ParseSchoolHolidays.
func (s *Service) SetSchoolHolidays(ctx context.Context, text string) ([]SchoolHoliday, error) {
	holidays, err := ParseSchoolHolidays(text)
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]SchoolHoliday, error) {
		if !access.Can(tx.Actor, access.OpSetSchoolHolidays, access.Partnership) {
			return nil, fault.Missing
		}
		if err != nil {
			return nil, err
		}
		return holidays, SetSchoolHolidaysTx(tx, holidays)
	})
}

// SetSchoolHolidaysTx replaces them within a transaction, for demos too; it does not ask who may.
func SetSchoolHolidaysTx(tx *database.Tx, holidays []SchoolHoliday) error {
	if _, err := tx.PGX.Exec(`DELETE FROM school_holidays WHERE partnership_id = $1`, tx.Partnership()); err != nil {
		return err
	}
	for _, h := range holidays {
		if _, err := tx.PGX.Exec(`INSERT INTO school_holidays (partnership_id, starts_on, ends_on, name) VALUES ($1, $2, $3, $4)`,
			tx.Partnership(), h.StartsOn, h.EndsOn, h.Name); err != nil {
			return err
		}
	}
	return audit.Record(tx, "school_holidays.set", "partnership", tx.Partnership())
}

func schoolHolidays(tx *database.Tx, period ukdate.Period) ([]SchoolHoliday, error) {
	return database.Rows[SchoolHoliday](tx, `SELECT starts_on, ends_on, name FROM school_holidays
		WHERE partnership_id = $1 AND ends_on >= $2 AND starts_on <= $3 ORDER BY starts_on, ends_on`, tx.Partnership(), period.From, period.To)
}
