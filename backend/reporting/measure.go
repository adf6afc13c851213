package reporting

import "github.com/turnout-uk/turnout/backend/internal/rounding"

// Unit is how a figure is printed.
type Unit string

// The units.
const (
	Whole   Unit = "whole"   // a number of sessions, people, places
	Average Unit = "average" // numerator ÷ denominator
	Percent Unit = "percent" // numerator ÷ denominator × 100
	Days    Unit = "days"    // quarters of a day
)

// Count is a sum over sessions, of some of which the number may not be known.
type Count struct {
	N       int64
	Known   int // sessions whose number is in N
	Unknown int // sessions whose number is not known, and not in N
}

// add counts one session's number; nil is not known.
func (c *Count) add(n *int64) {
	if n == nil {
		c.Unknown++
		return
	}
	c.N += *n
	c.Known++
}

// measure is a Count as a figure. A sum of nothing but unknown numbers is not known.
func (c Count) measure() Measure {
	return Measure{Num: c.N, Den: 1, Known: c.Known > 0 || c.Unknown == 0, Unknown: c.Unknown}
}

// Quotient is a numerator and a denominator summed over the same sessions: those of which both are known.
type Quotient struct {
	Num     int64
	Den     int64
	Unknown int // sessions left out because one of the two is not known
}

func (q *Quotient) add(num, den *int64) {
	if num == nil || den == nil {
		q.Unknown++
		return
	}
	q.Num += *num
	q.Den += *den
}

// measure is a Quotient as a figure; without a denominator there is none.
func (q Quotient) measure() Measure {
	return Measure{Num: q.Num, Den: q.Den, Known: q.Den != 0, Unknown: q.Unknown}
}

// Measure is the number of one figure before it is rounded. A whole number is Num over 1, days are Num over 4.
type Measure struct {
	Num     int64
	Den     int64
	Known   bool // false: not known, or nothing to divide by
	Unknown int  // sessions that should be in it and are not, since their number is not known
}

func whole(n int64) Measure { return Measure{Num: n, Den: 1, Known: true} }

func quarters(n int64) Measure { return Measure{Num: n, Den: 4, Known: true} }

// partial reports whether the measure is a sum of which some part is not known: at least so many.
func (m Measure) partial(unit Unit) bool { return unit == Whole && m.Unknown > 0 }

func (m Measure) ratio() rounding.Ratio { return rounding.Ratio{Num: m.Num, Den: m.Den} }
