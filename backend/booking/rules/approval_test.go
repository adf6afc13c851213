package rules_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestApprovalDeadlinesFallOnWorkingDays(t *testing.T) {
	calendar, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	far := fixture.London("2025-12-01 10:00")
	for name, c := range map[string]struct {
		asked, starts   time.Time
		days            int
		remind, expires string
	}{
		"a week of five days":          {fixture.London("2025-06-02 10:00"), far, 5, "2025-06-04 10:00", "2025-06-09 10:00"},
		"over the spring bank holiday": {fixture.London("2025-05-23 10:00"), far, 2, "2025-05-27 10:00", "2025-05-28 10:00"},
		"no later than the start":      {fixture.London("2025-06-02 10:00"), fixture.London("2025-06-03 10:00"), 5, "2025-06-02 22:00", "2025-06-03 10:00"},
	} {
		remind, expires := rules.ApprovalDeadlines(c.asked, c.days, c.starts, calendar)
		if !expires.Equal(fixture.London(c.expires)) || !remind.Equal(fixture.London(c.remind)) {
			t.Errorf("%s: reminded %s, ends %s", name, remind, expires)
		}
	}
}

func TestTheSelfEmployedDeclareWhereOthersAreAsked(t *testing.T) {
	for name, c := range map[string]struct {
		course   rules.Asks
		breakOut bool
		sector   string
		want     rules.Asks
	}{
		"nobody":                              {rules.AsksNobody, false, "health", rules.AsksNobody},
		"a line manager":                      {rules.AsksManager, false, "health", rules.AsksManager},
		"a line manager, agency not known":    {rules.AsksManager, false, "", rules.AsksManager},
		"a line manager, of a childminder":    {rules.AsksManager, false, rules.SelfEmployed, rules.AsksDeclaration},
		"a coordinator, of a childminder":     {rules.AsksCoordinator, false, rules.SelfEmployed, rules.AsksDeclaration},
		"a line manager, but it is break-out": {rules.AsksManager, true, "health", rules.AsksNobody},
	} {
		if got := rules.AskedOf(c.course, c.breakOut, c.sector); got != c.want {
			t.Errorf("%s: asks %s", name, got)
		}
	}
}
