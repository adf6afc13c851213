package reporting

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/rounding"
)

// Dash is printed where a figure is not known, or there is nothing to divide by.
const Dash = "–"

// Value is a figure's number, ready to be printed.
type Value struct {
	Measure
	Shown string // 1,257 · 48.6 · 81.2 % · at least 12 · –
}

// Figure is a figure of a page: its definition, its number, and the two it is compared with.
type Figure struct {
	Definition
	Value
	Before          *Value // the same days of last year, or the occasion before; nil where there is none to compare with
	Difference      string // to Before, from exact values; empty where either is not wholly known
	WholeYearBefore *Value
}

// valueOf prints a measure with so many decimals, rounded once, half up.
func valueOf(d Definition, m Measure, decimals int) Value {
	return Value{Measure: m, Shown: shown(d.Unit, m, decimals)}
}

func shown(unit Unit, m Measure, decimals int) string {
	number := m.number(unit, decimals)
	switch {
	case number == nil:
		return Dash
	case m.partial(unit):
		return "at least " + grouped(number.String())
	case unit == Percent:
		return grouped(number.String()) + " %"
	}
	return grouped(number.String())
}

// number is the measure rounded once; nil when there is none. Days are exact: a quarter of a day has two decimals.
func (m Measure) number(unit Unit, decimals int) *rounding.Number {
	switch {
	case !m.Known:
		return nil
	case unit == Percent:
		return m.ratio().Percent(decimals)
	case unit == Average:
		return m.ratio().Round(decimals)
	case unit == Days:
		return m.ratio().Round(decimalsOfDays(m.Num))
	}
	return m.ratio().Round(0)
}

func decimalsOfDays(quarters int64) int {
	switch {
	case quarters%4 == 0:
		return 0
	case quarters%2 == 0:
		return 1
	}
	return 2
}

// difference prints what m has gained on before: +12, −3.4, in points for percentages; empty where one of the two
// is not wholly known.
func difference(unit Unit, m, before Measure, decimals int) string {
	if !m.Known || !before.Known || m.partial(unit) || before.partial(unit) {
		return ""
	}
	a, b := m.ratio(), before.ratio()
	switch unit {
	case Percent:
		return signed(a.PercentagePoints(b, decimals)) + " points"
	case Average:
		return signed(a.Minus(b, decimals))
	case Days:
		return signed(a.Minus(b, decimalsOfDays(m.Num-before.Num)))
	}
	return signed(a.Minus(b, 0))
}

func signed(n *rounding.Number) string {
	switch text := grouped(n.String()); {
	case n.Units > 0:
		return "+" + text
	case n.Units < 0:
		return "−" + strings.TrimPrefix(text, "-")
	default:
		return text
	}
}

// grouped puts commas into thousands: 10,925.
func grouped(number string) string {
	whole, fraction, pointed := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if pointed {
		return sign + whole + "." + fraction
	}
	return sign + whole
}

func commas(n int64) string { return grouped(strconv.FormatInt(n, 10)) }

// FiguresOf lays out every figure of a page with so many decimals, with nothing beside it.
func FiguresOf(n Numbers, decimals int) []Figure { return figuresOf(&n, nil, nil, decimals) }

// figuresOf lays out every figure of now beside those of before and of the whole year before; either may be nil.
func figuresOf(now, before, wholeYear *Numbers, decimals int) []Figure {
	var figures []Figure
	for _, d := range Definitions {
		if !d.onPage() {
			continue
		}
		f := Figure{Definition: d, Value: valueOf(d, d.measure(now), decimals)}
		if before != nil {
			v := valueOf(d, d.measure(before), decimals)
			f.Before, f.Difference = &v, difference(d.Unit, f.Measure, v.Measure, decimals)
		}
		if wholeYear != nil {
			v := valueOf(d, d.measure(wholeYear), decimals)
			f.WholeYearBefore = &v
		}
		figures = append(figures, f)
	}
	return figures
}

// onPage: figures that only make sense for an agency, a sector or a locality are no figures of a page.
func (d Definition) onPage() bool {
	return d.Key != "sessions_reached" && d.Key != "attended_one_agency"
}

// Identity is whether the outcomes add up, and the sentence that says so.
type Identity struct {
	Holds    bool
	Sentence string
}

// identityOf checks registrations − cancelled − no-shows − excused − not taken + walk-ins = attended, for the sum
// and for every session in it.
func identityOf(t Tally) Identity {
	cancelled := t.ByProvider.N + t.Late.N + t.InTime.N
	left := t.Registrations.N - cancelled - t.NoShows.N - t.Excused.N - t.OutcomeNotTaken.N + t.WalkIns.N
	if t.identityUnknown > 0 {
		return Identity{
			Holds: t.identityBroken == 0,
			Sentence: fmt.Sprintf("%s known only as totals cannot be checked, because not every number is known. The others add up.",
				plural(int64(t.identityUnknown), "session")),
		}
	}
	holds := left == t.Attended.N && t.identityBroken == 0
	sentence := fmt.Sprintf("%s registrations − %s cancelled − %s no-shows − %s excused − %s not taken + %s walk-ins = %s attended.",
		commas(t.Registrations.N), commas(cancelled), commas(t.NoShows.N), commas(t.Excused.N),
		commas(t.OutcomeNotTaken.N), commas(t.WalkIns.N), commas(t.Attended.N))
	if !holds {
		sentence += fmt.Sprintf(" This does not add up in %s. Tell whoever runs Turnout.", plural(int64(t.identityBroken), "session"))
	}
	return Identity{Holds: holds, Sentence: sentence}
}

func plural(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return commas(n) + " " + noun + "s"
}
