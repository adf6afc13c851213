package policy

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// A Class is what kind of cancellation it was; it is fixed when the booking is cancelled.
type Class string

// The classes of a cancellation.
const (
	InTime     Class = "in_time"
	Late       Class = "late"
	ByProvider Class = "by_provider"
)

// Classify says whether notice received at an instant was in time. A cancellation by the provider
// is never late; one received when the session has started always is.
func Classify(notice Notice, session Session, noticeAt time.Time, byProvider bool, calendar ukdate.Calendar) Class {
	switch {
	case byProvider:
		return ByProvider
	case LastInTime(notice, session, calendar).Meets(noticeAt):
		return InTime
	default:
		return Late
	}
}

// A Deadline is the end of the time in which cancelling is in time.
type Deadline struct {
	At        time.Time
	Inclusive bool        // whether notice at exactly At is in time
	Date      ukdate.Date // the last whole day, where the rule goes by date; else no date
}

// Meets says whether notice at an instant is in time.
func (d Deadline) Meets(noticeAt time.Time) bool {
	return noticeAt.Before(d.At) || d.Inclusive && noticeAt.Equal(d.At)
}

// Words completes "You can cancel until … without it counting as late": "the end of Wednesday 4
// June 2025" or "9:30am on Monday 9 June 2025".
func (d Deadline) Words() string {
	if d.Date.IsZero() {
		return ukdate.MomentWords(d.At)
	}
	return "the end of " + d.Date.WordsWithDay()
}

// Sentence says whether cancelling is still in time and until when it is, or was.
func (d Deadline) Sentence(now time.Time) string {
	if d.Meets(now) {
		return "You can cancel until " + d.Words() + " without it counting as late."
	}
	return "Cancelling now counts as late: it was in time until " + d.Words() + "."
}

func (d Deadline) earlierThan(other Deadline) bool {
	if d.At.Equal(other.At) {
		return other.Inclusive && !d.Inclusive
	}
	return d.At.Before(other.At)
}

// LastInTime returns the deadline of the longest period that applies to the session. Where none
// applies it is the session's start.
func LastInTime(notice Notice, session Session, calendar ukdate.Calendar) Deadline {
	earliest := Deadline{At: session.Start}
	for _, period := range notice.applying(session) {
		if deadline := period.deadline(session.Start, calendar); deadline.earlierThan(earliest) {
			earliest = deadline
		}
	}
	return earliest
}

func (p Period) deadline(start time.Time, calendar ukdate.Calendar) Deadline {
	switch {
	case p.Unit == Hours:
		return Deadline{At: start.Add(-time.Duration(p.Amount) * time.Hour), Inclusive: p.LateWhen == Under}
	case p.By == ByClock:
		day := p.lastCountedDay(ukdate.DateOf(start), calendar)
		return Deadline{At: sameClock(day, start), Inclusive: p.LateWhen == Under}
	default:
		day := p.lastDate(ukdate.DateOf(start), calendar)
		return Deadline{At: ukdate.EndOf(day), Date: day}
	}
}

// lastDate returns the latest day after which enough days of notice are left.
func (p Period) lastDate(session ukdate.Date, calendar ukdate.Calendar) ukdate.Date {
	needed := p.days()
	if p.LateWhen == AtMost {
		needed++
	}
	return p.dayBefore(session, needed, calendar)
}

// lastCountedDay returns the latest day from which, at the session's time of day, the whole
// period is left. It is itself a day that counts: working days do not run over a weekend.
func (p Period) lastCountedDay(session ukdate.Date, calendar ukdate.Calendar) ukdate.Date {
	day := p.dayBefore(session, p.days(), calendar)
	for !p.counts(day, calendar) {
		day = day.AddDays(-1)
	}
	return day
}

// dayBefore returns the latest day after which at least needed days count, up to the session's
// day, which is one of them only if SessionDay says so.
func (p Period) dayBefore(session ukdate.Date, needed int, calendar ukdate.Calendar) ukdate.Date {
	day := session
	if p.SessionDay == Skipped {
		day = day.AddDays(-1)
	}
	for needed > 0 {
		if p.counts(day, calendar) {
			needed--
		}
		day = day.AddDays(-1)
	}
	return day
}

func sameClock(day ukdate.Date, instant time.Time) time.Time {
	local := instant.In(ukdate.London)
	return time.Date(day.Year, day.Month, day.Day,
		local.Hour(), local.Minute(), local.Second(), local.Nanosecond(), ukdate.London)
}
