package messages

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Kind is what a rule sends.
type Kind string

// The kinds.
const (
	Joining  Kind = "joining"  // how to get there or in
	Reminder Kind = "reminder" // that it is soon
	After    Kind = "after"    // thanks, and what follows
)

// Timing is on which side of a session a rule's moment lies.
type Timing string

// The timings.
const (
	Before   Timing = "before" // the start of a part
	AfterEnd Timing = "after"  // the end of the last part
	OnChange Timing = "change" // of the joining details
)

// Unit is what an amount counts.
type Unit string

// The units. Days keep the time that London's clocks show; hours do not.
const (
	Hours Unit = "hours"
	Days  Unit = "days"
)

// Late is what becomes of a message whose moment was past already when the session got its times.
type Late string

// What may become of it.
const (
	SendLate Late = "send"
	SkipLate Late = "skip"
)

// Rule is one thing that is sent, and when.
type Rule struct {
	Kind   Kind
	Timing Timing
	Amount int
	Unit   Unit
	Late   Late
	Note   string // a paragraph of the partnership's own
}

// Default is what a partnership that has set nothing sends.
var Default = []Rule{
	{Kind: Joining, Timing: Before, Amount: 5, Unit: Days, Late: SendLate},
	{Kind: Reminder, Timing: Before, Amount: 1, Unit: Days, Late: SkipLate},
}

// Part is a meeting that takes place.
type Part struct {
	ID       uuid.UUID
	StartsAt time.Time
	EndsAt   time.Time
}

// Moment is when a rule sends something about a part. Nothing is sent from Until on.
type Moment struct {
	Rule  Rule
	Part  Part
	At    time.Time
	Until time.Time
}

// thanksAreDue is how long after its moment a message about what is over may still be sent.
const thanksAreDue = 14 * 24 * time.Hour

// Moments returns when the rules send something about a session with these parts, earliest first:
// joining instructions before the first part, reminders before each, thanks after the last. Rules on a
// change have no moment.
func Moments(rules []Rule, parts []Part) []Moment {
	var moments []Moment
	if len(parts) == 0 {
		return nil
	}
	first, last := parts[0], parts[len(parts)-1]
	for _, r := range rules {
		switch {
		case r.Timing == AfterEnd:
			at := r.away(last.EndsAt, +1)
			moments = append(moments, Moment{Rule: r, Part: last, At: at, Until: at.Add(thanksAreDue)})
		case r.Timing == Before && r.Kind == Joining:
			moments = append(moments, Moment{Rule: r, Part: first, At: r.away(first.StartsAt, -1), Until: first.StartsAt})
		case r.Timing == Before:
			for _, p := range parts {
				moments = append(moments, Moment{Rule: r, Part: p, At: r.away(p.StartsAt, -1), Until: p.StartsAt})
			}
		}
	}
	slices.SortStableFunc(moments, func(a, b Moment) int { return a.At.Compare(b.At) })
	return moments
}

// away is the rule's distance from an instant, to one side or the other.
func (r Rule) away(t time.Time, side int) time.Time {
	if r.Unit == Hours {
		return t.Add(time.Duration(side*r.Amount) * time.Hour)
	}
	return t.In(ukdate.London).AddDate(0, 0, side*r.Amount).UTC()
}

// Falls says whether a moment's message is to be written now for somebody whose place was confirmed at
// that instant. planned is since when the session has its times and its rules.
//
// Somebody booked after the moment still needs to know how to get in, but was only just told when it is.
// When the moment was past as the session got its times (it was moved, or the rule is new), the rule's
// setting decides.
func (m Moment) Falls(confirmed, planned, now time.Time) bool {
	switch {
	case now.Before(m.At), !now.Before(m.Until):
		return false
	case planned.After(m.At) && confirmed.Before(planned):
		return m.Rule.Late == SendLate
	case confirmed.After(m.At):
		return m.Rule.Kind == Joining
	}
	return true
}

// Next is the earliest moment after now; the zero time when there is none.
func Next(moments []Moment, now time.Time) time.Time {
	for _, m := range moments {
		if m.At.After(now) {
			return m.At
		}
	}
	return time.Time{}
}
