package charging_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func days(n int) policy.Notice {
	return policy.Notice{Version: policy.NoticeVersion, Periods: []policy.Period{{
		Unit: policy.WorkingDays, Amount: n, BankHolidays: policy.Skipped, SessionDay: policy.Counted, By: policy.ByDate, LateWhen: policy.Under,
	}}}
}

func TestTheVersionInForceOnADay(t *testing.T) {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	create := func(group, from string, n int) charging.Version {
		v, err := database.InTx(devon.System(), w.DB, func(tx *database.Tx) (charging.Version, error) {
			return charging.CreateVersion(tx, group, ukdate.MustParseDate(from), days(n))
		})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	create("standard", "2024-04-01", 7)
	latest := create("standard", "2024-04-01", 8) // the same day again: the later version counts
	board := create("board", "2025-01-01", 2)
	for name, c := range map[string]struct{ group, on, want string }{
		"before the first there was":         {"standard", "1999-01-01", devon.Policy.String()},
		"the day before it changes":          {"standard", "2024-03-31", devon.Policy.String()},
		"the day it changes":                 {"standard", "2024-04-01", latest.ID.String()},
		"a group of its own":                 {"board", "2025-06-01", board.ID.String()},
		"that group before it had a version": {"board", "2024-06-01", latest.ID.String()},
		"a group without any":                {"other", "2025-06-01", latest.ID.String()},
	} {
		v, err := database.InTx(devon.System(), w.DB, func(tx *database.Tx) (charging.Version, error) {
			return charging.VersionAt(tx, c.group, ukdate.MustParseDate(c.on))
		})
		if err != nil || v.ID.String() != c.want {
			t.Errorf("%s: version %s from %s, %v", name, v.ID, v.EffectiveFrom, err)
		}
	}
}

func TestARuleThatLeavesAChoiceOpenIsRefusedOnItsField(t *testing.T) {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	open := days(3)
	open.Periods[0].SessionDay = ""
	err := database.Do(devon.System(), w.DB, func(tx *database.Tx) error {
		_, err := charging.CreateVersion(tx, "standard", ukdate.MustParseDate("2025-01-01"), open)
		return err
	})
	if f := fault.Of(err); f == nil || f.Kind != fault.Invalid || len(f.Fields) != 1 {
		t.Fatalf("%v", err)
	}
}
