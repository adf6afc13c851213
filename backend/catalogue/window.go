package catalogue

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Window is when a session can be booked: from Opens, until Closes.
type Window struct {
	Opens  time.Time
	Closes time.Time
}

// WindowInput is a booking window as it was typed, in London. No date is the default; a date without a
// time is midnight as it begins.
type WindowInput struct {
	OpensOn    ukdate.Date
	OpensWall  *ukdate.Wall
	ClosesOn   ukdate.Date
	ClosesWall *ukdate.Wall
}

// MomentInput is a moment as it was typed, in London; a date without a time is midnight as it begins.
type MomentInput struct {
	On   ukdate.Date
	Wall *ukdate.Wall
}

// ResolveWindow returns the window of a session that starts at an instant. By default it opens now, or
// stays open since before when it was; and closes at the start. Faults lie on opensOn, opensWall,
// closesOn and closesWall.
func ResolveWindow(in WindowInput, now, starts time.Time, before *Window) (Window, fault.Fields) {
	var fields fault.Fields
	w := Window{Opens: defaultOpening(now, starts, before), Closes: starts}
	if at, given := resolveMoment(in.OpensOn, in.OpensWall, "opens", &fields); given {
		w.Opens = at
	}
	if at, given := resolveMoment(in.ClosesOn, in.ClosesWall, "closes", &fields); given {
		w.Closes = at
	}
	switch {
	case len(fields) > 0:
	case w.Closes.After(starts):
		fields.Add("closesOn", "after_start", "Booking must close when the session starts, or before.")
	case !w.Closes.After(w.Opens) && !in.ClosesOn.IsZero():
		fields.Add("closesOn", "before_opening", "Booking must close after it opens.")
	case !w.Closes.After(w.Opens):
		fields.Add("opensOn", "after_closing", "Booking must open before the session starts.")
	}
	return w, fields
}

// defaultOpening: a session entered after the event, by an import, was open until it started; how long
// is not known.
func defaultOpening(now, starts time.Time, before *Window) time.Time {
	opens := toMinute(now)
	if before != nil && before.Opens.Before(opens) {
		opens = before.Opens
	}
	if !opens.Before(starts) {
		opens = starts.Add(-time.Minute)
	}
	return opens
}

// resolveMoment reads prefix+"On" and prefix+"Wall"; given is false where neither was.
func resolveMoment(date ukdate.Date, wall *ukdate.Wall, prefix string, fields *fault.Fields) (at time.Time, given bool) {
	if date.IsZero() {
		if wall != nil {
			fields.Add(prefix+"On", "required", "Give the date as well as the time.")
		}
		return at, false
	}
	time := ukdate.Wall{}
	if wall != nil {
		time = *wall
	}
	at, err := ukdate.Resolve(date, time, nil)
	addClockFault(fields, prefix+"Wall", err)
	return at.UTC(), err == nil
}

// wallOf is an instant as London's clocks say it, some days later.
func wallOf(at time.Time, days int) (ukdate.Date, *ukdate.Wall) {
	date, wall, _ := ukdate.Split(at)
	return date.AddDays(days), &wall
}
