package ukdate

import (
	"time"
	_ "time/tzdata" // the zone must be right on a machine without zone files
)

// London is the time zone of every partnership.
var London = mustLoadLondon()

func mustLoadLondon() *time.Location {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	return london
}

// Resolve turns a date and a London wall time into the instant they name.
//
// On the night the clocks go back one hour happens twice: such a time needs fold, 0 for the
// first and 1 for the second, and is ErrAmbiguousTime without. On the night they go forward one
// hour does not happen: ErrNonexistentTime. For every other time fold may be nil, 0 or 1 and
// changes nothing. No date is ErrInvalidDate.
func Resolve(date Date, wall Wall, fold *int) (time.Time, error) {
	if date.IsZero() {
		return time.Time{}, ErrInvalidDate
	}
	if fold != nil && *fold != 0 && *fold != 1 {
		return time.Time{}, ErrInvalidFold
	}
	switch instants := instantsNamed(date, wall); {
	case len(instants) == 0:
		return time.Time{}, ErrNonexistentTime
	case len(instants) == 1:
		return instants[0], nil
	case fold == nil:
		return time.Time{}, ErrAmbiguousTime
	default:
		return instants[*fold], nil
	}
}

// instantsNamed returns the instants, earliest first, at which London's clocks show that date
// and time: none, one or two.
func instantsNamed(date Date, wall Wall) []time.Time {
	asUTC := time.Date(date.Year, date.Month, date.Day, wall.Hour, wall.Minute, 0, 0, time.UTC)
	before, after := offset(asUTC.Add(-24*time.Hour)), offset(asUTC.Add(24*time.Hour))
	offsets := []time.Duration{before, after}
	if before == after {
		offsets = offsets[:1]
	}
	var found []time.Time
	for _, offset := range offsets {
		t := asUTC.Add(-offset).In(London)
		if DateOf(t) == date && WallOf(t) == wall {
			found = append(found, t)
		}
	}
	return found
}

func offset(t time.Time) time.Duration {
	_, seconds := t.In(London).Zone()
	return time.Duration(seconds) * time.Second
}

// Split says what London's clocks show at an instant: the date, the wall time (seconds dropped)
// and the fold, which is 1 only in the second of two equal hours. Resolve is its inverse.
func Split(t time.Time) (Date, Wall, int) {
	return DateOf(t), WallOf(t), FoldOf(t)
}

// DateOf returns the London date of an instant.
func DateOf(t time.Time) Date { return dateFromUTC(t.In(London)) }

// WallOf returns the London wall time of an instant; seconds are dropped.
func WallOf(t time.Time) Wall {
	local := t.In(London)
	return Wall{local.Hour(), local.Minute()}
}

// FoldOf returns 1 in the second of two equal hours, else 0.
func FoldOf(t time.Time) int {
	instants := instantsNamed(DateOf(t), WallOf(t))
	if len(instants) == 2 && !t.Before(instants[1]) {
		return 1
	}
	return 0
}

// IsAmbiguous says whether London's clocks show this date and time twice.
func IsAmbiguous(date Date, wall Wall) bool { return len(instantsNamed(date, wall)) == 2 }

// StartOf returns the instant a London day begins.
func StartOf(date Date) time.Time {
	return time.Date(date.Year, date.Month, date.Day, 0, 0, 0, 0, London)
}

// EndOf returns the instant a London day ends, which is when the next begins: 23, 24 or 25 hours
// after its start.
func EndOf(date Date) time.Time { return StartOf(date.AddDays(1)) }
