package policy_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// at returns the instant of "2025-06-10 09:30" in London.
func at(t testing.TB, text string) time.Time {
	t.Helper()
	instant, err := time.ParseInLocation("2006-01-02 15:04", text, ukdate.London)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func england(t testing.TB) ukdate.Calendar {
	t.Helper()
	calendar, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

func notice(periods ...policy.Period) policy.Notice {
	return policy.Notice{Version: policy.NoticeVersion, Periods: periods}
}

// workingDays counts Monday to Friday, bank holidays too, as most published pages do.
func workingDays(amount int) policy.Period {
	return policy.Period{
		Unit: policy.WorkingDays, Amount: amount, BankHolidays: policy.Counted,
		SessionDay: policy.Counted, By: policy.ByDate, LateWhen: policy.Under,
	}
}

func calendarDays(amount int, lateWhen policy.Operator) policy.Period {
	return policy.Period{
		Unit: policy.CalendarDays, Amount: amount, BankHolidays: policy.Counted,
		SessionDay: policy.Counted, By: policy.ByDate, LateWhen: lateWhen,
	}
}

func hours(amount int, lateWhen policy.Operator) policy.Period {
	return policy.Period{Unit: policy.Hours, Amount: amount, By: policy.ByClock, LateWhen: lateWhen}
}

func with(period policy.Period, change func(*policy.Period)) policy.Period {
	change(&period)
	return period
}

const (
	inTime = policy.InTime
	late   = policy.Late
)

// The notice rules of real partnerships, with the days their own pages give as examples.
func TestPublishedNoticeRules(t *testing.T) {
	// Leeds publishes that bank holidays are not worked; the three days are ours.
	leeds := with(workingDays(3), func(p *policy.Period) { p.BankHolidays = policy.Skipped })
	wirralDays, wirralWorkingDays := notice(calendarDays(3, policy.Under)), notice(workingDays(3))
	cases := []struct {
		partnership string
		rule        policy.Notice
		session     string
		notice      string
		want        policy.Class
	}{
		{"South Gloucestershire, 4 working days", notice(workingDays(4)), "2025-06-10 09:30", "2025-06-04 23:59", inTime},
		{"South Gloucestershire, a day less", notice(workingDays(4)), "2025-06-10 09:30", "2025-06-05 00:00", late},
		{"Sutton, 2 working days", notice(workingDays(2)), "2025-06-11 09:30", "2025-06-09 17:00", inTime},
		{"Sutton, the day before", notice(workingDays(2)), "2025-06-11 09:30", "2025-06-10 08:00", late},
		{"Worcestershire, 15 working days", notice(workingDays(15)), "2025-07-22 09:30", "2025-07-01 12:00", inTime},
		{"Worcestershire, 14", notice(workingDays(15)), "2025-07-22 09:30", "2025-07-02 12:00", late},
		{"Leeds, bank holidays not counted", notice(leeds), "2025-04-23 09:30", "2025-04-16 12:00", inTime},
		{"Leeds, Maundy Thursday is too late", notice(leeds), "2025-04-23 09:30", "2025-04-17 12:00", late},
		{"the same with bank holidays counted", notice(workingDays(3)), "2025-04-23 09:30", "2025-04-17 12:00", inTime},
		{"Wirral, 3 days", wirralDays, "2025-06-10 09:30", "2025-06-07 12:00", inTime},
		{"Wirral, 3 days over a weekend, read as working days", wirralWorkingDays, "2025-06-10 09:30", "2025-06-07 12:00", late},
		{"Greenwich, 2 days before", notice(calendarDays(2, policy.Under)), "2025-06-10 09:30", "2025-06-08 23:00", inTime},
		{"Greenwich, 1 day before", notice(calendarDays(2, policy.Under)), "2025-06-10 09:30", "2025-06-09 00:01", late},
		{"Plymouth, within 14 days: exactly 14", notice(calendarDays(14, policy.AtMost)), "2025-06-24 09:30", "2025-06-10 09:00", late},
		{"Plymouth, 15 days", notice(calendarDays(14, policy.AtMost)), "2025-06-24 09:30", "2025-06-09 23:59", inTime},
		{"Brent, under 7 days: exactly 7", notice(calendarDays(7, policy.Under)), "2025-06-10 09:30", "2025-06-03 16:00", inTime},
		{"Brent, 6 days", notice(calendarDays(7, policy.Under)), "2025-06-10 09:30", "2025-06-04 09:00", late},
		{"North Yorkshire, under 7 days", notice(calendarDays(7, policy.Under)), "2025-06-10 09:30", "2025-06-04 00:00", late},
		{"a partnership without a rule, 5 working days", policy.DefaultNotice(), "2025-06-10 09:30", "2025-06-03 23:59", inTime},
		{"a partnership without a rule, 4", policy.DefaultNotice(), "2025-06-10 09:30", "2025-06-04 00:00", late},
		{"a partnership without a rule, Christmas not counted", policy.DefaultNotice(), "2025-12-31 09:30", "2025-12-22 23:59", inTime},
		{"a partnership without a rule, two days before Christmas", policy.DefaultNotice(), "2025-12-31 09:30", "2025-12-23 00:00", late},
	}
	for _, c := range cases {
		t.Run(c.partnership, func(t *testing.T) {
			session := policy.Session{Start: at(t, c.session)}
			got := policy.Classify(c.rule, session, at(t, c.notice), false, england(t))
			if got != c.want {
				deadline := policy.LastInTime(c.rule, session, england(t))
				t.Errorf("is %s, want %s; in time until %s", got, c.want, deadline.Words())
			}
		})
	}
}

func TestEachChoiceMatters(t *testing.T) {
	byClock := func(p *policy.Period) { p.By = policy.ByClock }
	withoutSessionDay := func(p *policy.Period) { p.SessionDay = policy.Skipped }
	weeks := policy.Period{Unit: policy.Weeks, Amount: 2, SessionDay: policy.Counted, By: policy.ByDate, LateWhen: policy.Under}
	cases := []struct {
		name    string
		period  policy.Period
		session string
		until   string
	}{
		{"working days by date", workingDays(2), "2025-06-11 09:30", "the end of Monday 9 June 2025"},
		{"working days by clock", with(workingDays(2), byClock), "2025-06-11 09:30", "9:30am on Monday 9 June 2025"},
		{"by date, a weekend is still the Monday's", workingDays(1), "2025-06-09 09:30", "the end of Sunday 8 June 2025"},
		{"by clock, working time does not run at the weekend", with(workingDays(1), byClock), "2025-06-09 09:30", "9:30am on Friday 6 June 2025"},
		{"the session's day not counted", with(workingDays(2), withoutSessionDay), "2025-06-11 09:30", "the end of Sunday 8 June 2025"},
		{"a session on Saturday", workingDays(2), "2025-06-14 09:30", "the end of Wednesday 11 June 2025"},
		{"a session on Saturday, its day not counted", with(workingDays(2), withoutSessionDay), "2025-06-14 09:30", "the end of Wednesday 11 June 2025"},
		{"calendar days", calendarDays(7, policy.Under), "2025-06-10 09:30", "the end of Tuesday 3 June 2025"},
		{"calendar days, exactly so many is late", calendarDays(7, policy.AtMost), "2025-06-10 09:30", "the end of Monday 2 June 2025"},
		{"calendar days by clock", with(calendarDays(7, policy.Under), byClock), "2025-06-10 09:30", "9:30am on Tuesday 3 June 2025"},
		{"calendar days without the session's day", with(calendarDays(7, policy.Under), withoutSessionDay), "2025-06-10 09:30", "the end of Monday 2 June 2025"},
		{"two weeks", weeks, "2025-06-24 09:30", "the end of Tuesday 10 June 2025"},
		{"two weeks by clock", with(weeks, byClock), "2025-06-24 14:00", "2pm on Tuesday 10 June 2025"},
		{"48 hours", hours(48, policy.Under), "2025-06-11 09:30", "9:30am on Monday 9 June 2025"},
		{"48 hours across the clocks going forward", hours(48, policy.Under), "2025-03-31 09:30", "8:30am on Saturday 29 March 2025"},
		{"two days by clock across it keep the wall time", with(calendarDays(2, policy.Under), byClock), "2025-03-31 09:30", "9:30am on Saturday 29 March 2025"},
		{"no notice at all", hours(0, policy.Under), "2025-06-11 09:30", "9:30am on Wednesday 11 June 2025"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rule := notice(c.period)
			if err := rule.Validate(); err != nil {
				t.Fatal(err)
			}
			session := policy.Session{Start: at(t, c.session)}
			if got := policy.LastInTime(rule, session, england(t)).Words(); got != c.until {
				t.Errorf("in time until %s, want %s", got, c.until)
			}
		})
	}
}

func TestTheBoundaryItself(t *testing.T) {
	session := policy.Session{Start: at(t, "2025-06-11 09:30")}
	cases := []struct {
		name   string
		rule   policy.Notice
		notice time.Time
		want   policy.Class
	}{
		{"less than 48 hours is late: exactly 48", notice(hours(48, policy.Under)), at(t, "2025-06-09 09:30"), inTime},
		{"a nanosecond less", notice(hours(48, policy.Under)), at(t, "2025-06-09 09:30").Add(1), late},
		{"48 hours or less is late: exactly 48", notice(hours(48, policy.AtMost)), at(t, "2025-06-09 09:30"), late},
		{"a nanosecond more", notice(hours(48, policy.AtMost)), at(t, "2025-06-09 09:30").Add(-1), inTime},
		{"no notice needed, a moment before the start", notice(hours(0, policy.Under)), session.Start.Add(-1), inTime},
		{"no notice needed, but it has started", notice(hours(0, policy.Under)), session.Start, late},
		{"no rule applies, but it has started", notice(), session.Start, late},
		{"no rule applies", notice(), session.Start.Add(-1), inTime},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := policy.Classify(c.rule, session, c.notice, false, england(t)); got != c.want {
				t.Errorf("is %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheProviderIsNeverLate(t *testing.T) {
	session := policy.Session{Start: at(t, "2025-06-11 09:30")}
	for _, noticeAt := range []time.Time{session.Start.AddDate(-1, 0, 0), session.Start, session.Start.AddDate(0, 0, 1)} {
		if got := policy.Classify(policy.DefaultNotice(), session, noticeAt, true, england(t)); got != policy.ByProvider {
			t.Errorf("notice at %s is %s", noticeAt, got)
		}
	}
}

func TestTheLongestPeriodDecides(t *testing.T) {
	session := policy.Session{Start: at(t, "2025-06-24 09:30")}
	tiers := notice(workingDays(2), calendarDays(14, policy.AtMost), hours(24, policy.Under))
	if got := policy.LastInTime(tiers, session, england(t)).Words(); got != "the end of Monday 9 June 2025" {
		t.Errorf("in time until %s", got)
	}
	if got := policy.Classify(tiers, session, at(t, "2025-06-12 09:00"), false, england(t)); got != late {
		t.Errorf("inside the longest tier only: %s", got)
	}
}

func TestNoticeMayDependOnTheSession(t *testing.T) {
	halfDay := with(workingDays(2), func(p *policy.Period) { p.Sessions.UpToMinutes = 240 })
	fullDay := with(workingDays(10), func(p *policy.Period) { p.Sessions.LongerThanMinutes = 240 })
	webinar := with(hours(24, policy.Under), func(p *policy.Period) { p.Sessions.Formats = []policy.Format{policy.Virtual} })
	start := at(t, "2025-06-24 09:30")
	cases := []struct {
		name    string
		rule    policy.Notice
		session policy.Session
		until   string
	}{
		{"four hours exactly is half a day", notice(halfDay, fullDay), policy.Session{Start: start, Minutes: 240}, "the end of Sunday 22 June 2025"},
		{"a minute more is a full day", notice(halfDay, fullDay), policy.Session{Start: start, Minutes: 241}, "the end of Tuesday 10 June 2025"},
		{"a webinar", notice(webinar), policy.Session{Start: start, Format: policy.Virtual}, "9:30am on Monday 23 June 2025"},
		{"no rule for rooms", notice(webinar), policy.Session{Start: start, Format: policy.InPerson}, "9:30am on Tuesday 24 June 2025"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := policy.LastInTime(c.rule, c.session, england(t)).Words(); got != c.until {
				t.Errorf("in time until %s, want %s", got, c.until)
			}
		})
	}
}

func TestWhoseRuleDecides(t *testing.T) {
	session := policy.Session{Start: at(t, "2025-06-24 09:30"), Minutes: 60}
	own, partnerships := notice(workingDays(1)), notice(workingDays(3))
	longOnly := notice(with(workingDays(9), func(p *policy.Period) { p.Sessions.LongerThanMinutes = 240 }))
	cases := []struct {
		name                       string
		policyVersion, partnership policy.Notice
		want                       string
	}{
		{"the policy version's own", own, partnerships, "1 working day"},
		{"else the partnership's", notice(), partnerships, "3 working days"},
		{"the partnership's where the own does not apply", longOnly, partnerships, "3 working days"},
		{"else five working days", policy.Notice{}, policy.Notice{}, "5 working days"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := policy.Effective(c.policyVersion, c.partnership, session)
			if len(got.Periods) != 1 || got.Periods[0].Words() != c.want {
				t.Errorf("got %+v, want %s", got.Periods, c.want)
			}
		})
	}
}
