package policy

import (
	"fmt"
	"slices"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// NoticeVersion is the shape of Notice this program writes and reads.
const NoticeVersion = 1

// A Notice is a rule, kept as data, of how early a delegate must cancel. Where several periods
// apply to a session (tiers), the longest decides what is late. A Notice without periods is no
// rule of its own: see Effective.
type Notice struct {
	Version int      `json:"version"`
	Periods []Period `json:"periods"`
}

// A Period is one length of notice. What two partnerships may mean differently by "five days" is
// never guessed: each choice is a field and must be made.
type Period struct {
	Unit         Unit     `json:"unit"`
	Amount       int      `json:"amount"`
	BankHolidays Counting `json:"bank_holidays,omitempty"` // days only: is a bank holiday a day of notice?
	SessionDay   Counting `json:"session_day,omitempty"`   // days and weeks: is the session's own day one?
	By           Basis    `json:"by"`
	LateWhen     Operator `json:"late_when"`
	Sessions     Scope    `json:"sessions,omitzero"`
}

// Unit is what notice is counted in.
type Unit string

// The units. A working day is Monday to Friday; whether bank holidays are worked is a field.
const (
	Hours        Unit = "hours"
	CalendarDays Unit = "calendar_days"
	Weeks        Unit = "weeks"
	WorkingDays  Unit = "working_days"
)

// Counting says whether a kind of day counts as a day of notice.
type Counting string

// Counted days are part of the notice, skipped days are not.
const (
	Counted Counting = "counted"
	Skipped Counting = "skipped"
)

// Basis says what is compared. By date, notice given at any time of a day is the same. By clock,
// a day of notice is complete only at the time of day the session begins.
type Basis string

// The bases. Hours are always by clock.
const (
	ByDate  Basis = "date"
	ByClock Basis = "clock"
)

// Operator says on which side of the boundary notice of exactly Amount falls.
type Operator string

// With Under, exactly Amount is in time ("less than 5 days is late"). With AtMost it is late
// ("within 14 days is late").
const (
	Under  Operator = "<"
	AtMost Operator = "<="
)

// A Scope limits a period to some sessions; the zero Scope is every session. Minutes are those
// of the whole session, summed over its parts.
type Scope struct {
	LongerThanMinutes int      `json:"longer_than_minutes,omitempty"` // a session of exactly this is outside
	UpToMinutes       int      `json:"up_to_minutes,omitempty"`       // a session of exactly this is inside; 0 is no limit
	Formats           []Format `json:"formats,omitempty"`             // empty is every format
}

// Format is how a delegate takes part.
type Format string

// The formats, as sessions have them.
const (
	InPerson Format = "in_person"
	Virtual  Format = "virtual"
	Blended  Format = "blended"
)

// A Session is what notice rules need to know of one.
type Session struct {
	Start   time.Time // of its first part that was not cancelled
	Minutes int       // of all its parts together
	Format  Format
}

// DefaultNotice is five working days, counted after the notice up to and including the session's
// day, bank holidays not worked; exactly five is in time.
func DefaultNotice() Notice {
	return Notice{NoticeVersion, []Period{{
		Unit:         WorkingDays,
		Amount:       5,
		BankHolidays: Skipped,
		SessionDay:   Counted,
		By:           ByDate,
		LateWhen:     Under,
	}}}
}

// Effective returns the rule that decides for a session: the periods of the booking's policy
// version that apply to it, else those of the partnership, else DefaultNotice.
func Effective(policyVersion, partnership Notice, session Session) Notice {
	for _, notice := range []Notice{policyVersion, partnership} {
		if periods := notice.applying(session); len(periods) > 0 {
			return Notice{NoticeVersion, periods}
		}
	}
	return DefaultNotice()
}

func (n Notice) applying(session Session) []Period {
	var periods []Period
	for _, period := range n.Periods {
		if period.Sessions.includes(session) {
			periods = append(periods, period)
		}
	}
	return periods
}

func (s Scope) includes(session Session) bool {
	longEnough := s.LongerThanMinutes == 0 || session.Minutes > s.LongerThanMinutes
	shortEnough := s.UpToMinutes == 0 || session.Minutes <= s.UpToMinutes
	format := len(s.Formats) == 0 || slices.Contains(s.Formats, session.Format)
	return longEnough && shortEnough && format
}

// counts says whether a day is a day of notice by this period.
func (p Period) counts(day ukdate.Date, calendar ukdate.Calendar) bool {
	if _, holiday := calendar.Holiday(day); holiday && p.BankHolidays == Skipped {
		return false
	}
	return p.Unit != WorkingDays || !day.IsWeekend()
}

// days returns the length of the period in the days it counts.
func (p Period) days() int {
	if p.Unit == Weeks {
		return 7 * p.Amount
	}
	return p.Amount
}

// Words returns "5 working days" or "1 week".
func (p Period) Words() string {
	one := map[Unit]string{Hours: "hour", CalendarDays: "day", Weeks: "week", WorkingDays: "working day"}[p.Unit]
	if p.Amount == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", p.Amount, one)
}
