package policy_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func anyPeriod() *rapid.Generator[policy.Period] {
	return rapid.Custom(func(t *rapid.T) policy.Period {
		counting := rapid.SampledFrom([]policy.Counting{policy.Counted, policy.Skipped})
		period := policy.Period{
			Unit:     rapid.SampledFrom([]policy.Unit{policy.Hours, policy.CalendarDays, policy.Weeks, policy.WorkingDays}).Draw(t, "unit"),
			Amount:   rapid.IntRange(1, 20).Draw(t, "amount"),
			By:       policy.ByClock,
			LateWhen: rapid.SampledFrom([]policy.Operator{policy.Under, policy.AtMost}).Draw(t, "late when"),
		}
		if period.Unit != policy.Hours {
			period.By = rapid.SampledFrom([]policy.Basis{policy.ByDate, policy.ByClock}).Draw(t, "by")
			period.SessionDay = counting.Draw(t, "session day")
		}
		if period.Unit == policy.CalendarDays || period.Unit == policy.WorkingDays {
			period.BankHolidays = counting.Draw(t, "bank holidays")
		}
		if rapid.Bool().Draw(t, "scoped") {
			period.Sessions.UpToMinutes = rapid.IntRange(60, 600).Draw(t, "up to minutes")
		}
		return period
	})
}

func anyNotice() *rapid.Generator[policy.Notice] {
	return rapid.Custom(func(t *rapid.T) policy.Notice {
		return notice(rapid.SliceOfN(anyPeriod(), 1, 3).Draw(t, "periods")...)
	})
}

// anySession starts on a quarter of an hour in the daytime, in weeks that hold Easter, Christmas
// and both clock changes as often as others.
func anySession() *rapid.Generator[policy.Session] {
	return rapid.Custom(func(t *rapid.T) policy.Session {
		quarters := rapid.IntRange(8*4, 20*4).Draw(t, "quarters of an hour")
		date := ukdate.MustParseDate("2019-01-01").AddDays(rapid.IntRange(0, 10*365).Draw(t, "day"))
		start := time.Date(date.Year, date.Month, date.Day, 0, 15*quarters, 0, 0, ukdate.London)
		return policy.Session{Start: start, Minutes: rapid.IntRange(30, 700).Draw(t, "minutes")}
	})
}

// before returns an instant up to 60 days before, or a little after, the session's start.
func before(t *rapid.T, session policy.Session, label string) time.Time {
	minutes := rapid.IntRange(-300, 60*24*60).Draw(t, label)
	return session.Start.Add(-time.Duration(minutes) * time.Minute)
}

func TestEarlierNoticeIsNeverWorse(t *testing.T) {
	calendar := england(t)
	rapid.Check(t, func(t *rapid.T) {
		rule, session := anyNotice().Draw(t, "rule"), anySession().Draw(t, "session")
		noticeAt := before(t, session, "notice")
		earlier := noticeAt.Add(-time.Duration(rapid.IntRange(0, 100*60).Draw(t, "earlier")) * time.Minute)
		if policy.Classify(rule, session, noticeAt, false, calendar) == inTime &&
			policy.Classify(rule, session, earlier, false, calendar) == late {
			t.Fatalf("notice at %s is in time, the earlier at %s late", noticeAt, earlier)
		}
	})
}

func TestMorePeriodsAreNeverKinder(t *testing.T) {
	calendar := england(t)
	rapid.Check(t, func(t *rapid.T) {
		rule, session := anyNotice().Draw(t, "rule"), anySession().Draw(t, "session")
		noticeAt, added := before(t, session, "notice"), anyPeriod().Draw(t, "added")
		stricter := notice(append(rule.Periods[:len(rule.Periods):len(rule.Periods)], added)...)
		if policy.Classify(rule, session, noticeAt, false, calendar) == late &&
			policy.Classify(stricter, session, noticeAt, false, calendar) == inTime {
			t.Fatalf("one more period made late notice good")
		}
	})
}

func TestTheClassAgreesWithTheDeadlineShown(t *testing.T) {
	calendar := england(t)
	rapid.Check(t, func(t *rapid.T) {
		rule, session := anyNotice().Draw(t, "rule"), anySession().Draw(t, "session")
		deadline := policy.LastInTime(rule, session, calendar)
		class := func(at time.Time) policy.Class {
			return policy.Classify(rule, session, at, false, calendar)
		}
		if class(deadline.At.Add(-1)) != inTime || class(deadline.At.Add(1)) != late {
			t.Fatalf("the class does not turn at %s", deadline.At)
		}
		if (class(deadline.At) == inTime) != deadline.Inclusive {
			t.Fatalf("%s itself is %s, inclusive %v", deadline.At, class(deadline.At), deadline.Inclusive)
		}
		if deadline.Date.IsZero() {
			return
		}
		if !deadline.At.Equal(ukdate.EndOf(deadline.Date)) || deadline.Inclusive {
			t.Fatalf("the last day is %s, but it ends at %s", deadline.Date, deadline.At)
		}
	})
}

// The deadline is found by going back from the session; here notice is judged by counting
// forward from it, as a person with a calendar would.
func TestCountingForwardGivesTheSameClass(t *testing.T) {
	calendar := england(t)
	rapid.Check(t, func(t *rapid.T) {
		period, session := anyPeriod().Draw(t, "period"), anySession().Draw(t, "session")
		period.Sessions = policy.Scope{}
		noticeAt := before(t, session, "notice")
		want := inTime
		if !noticeAt.Before(session.Start) || isLateByCounting(period, session.Start, noticeAt, calendar) {
			want = late
		}
		if got := policy.Classify(notice(period), session, noticeAt, false, calendar); got != want {
			t.Fatalf("notice at %s is %s, counting says %s", noticeAt.In(ukdate.London), got, want)
		}
	})
}

func isLateByCounting(p policy.Period, start, noticeAt time.Time, calendar ukdate.Calendar) bool {
	amount := p.Amount
	switch {
	case p.Unit == policy.Hours:
		return isShort(start.Sub(noticeAt), time.Duration(amount)*time.Hour, p.LateWhen)
	case p.Unit == policy.Weeks:
		amount *= 7
	}
	if p.By == policy.ByDate {
		return isShort(daysAfter(p, ukdate.DateOf(noticeAt), start, calendar), amount, p.LateWhen)
	}
	return !wholeDaysFit(p, start, noticeAt, amount, calendar)
}

func isShort[T int | time.Duration](given, wanted T, lateWhen policy.Operator) bool {
	return given < wanted || lateWhen == policy.AtMost && given == wanted
}

func daysAfter(p policy.Period, from ukdate.Date, start time.Time, calendar ukdate.Calendar) int {
	count, session := 0, ukdate.DateOf(start)
	for date := from.AddDays(1); !date.After(session); date = date.AddDays(1) {
		if isDayOfNotice(p, date, calendar) && (date != session || p.SessionDay == policy.Counted) {
			count++
		}
	}
	return count
}

func isDayOfNotice(p policy.Period, date ukdate.Date, calendar ukdate.Calendar) bool {
	_, holiday := calendar.Holiday(date)
	weekday := !date.IsWeekend()
	return (p.Unit != policy.WorkingDays || weekday) && (!holiday || p.BankHolidays != policy.Skipped)
}

// wholeDaysFit says whether, after the notice, some day of notice at the session's time of day
// comes from which the full amount of days is still to run.
func wholeDaysFit(p policy.Period, start, noticeAt time.Time, amount int, calendar ukdate.Calendar) bool {
	for date := ukdate.DateOf(noticeAt); !date.After(ukdate.DateOf(start)); date = date.AddDays(1) {
		local := start.In(ukdate.London)
		tick := time.Date(date.Year, date.Month, date.Day, local.Hour(), local.Minute(), 0, 0, ukdate.London)
		begun := tick.After(noticeAt) || p.LateWhen == policy.Under && tick.Equal(noticeAt)
		if begun && isDayOfNotice(p, date, calendar) && daysAfter(p, date, start, calendar) >= amount {
			return true
		}
	}
	return false
}

func TestEveryRuleSurvivesJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule := anyNotice().Draw(t, "rule")
		if err := rule.Validate(); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(rule)
		if err != nil {
			t.Fatal(err)
		}
		back, err := policy.ParseNotice(data)
		if err != nil || !cmp.Equal(back, rule) {
			t.Fatalf("%s came back as %+v, %v", data, back, err)
		}
	})
}
