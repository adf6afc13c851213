package reporting

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
)

// Published tables hide counts of people from 1 to 4, and whatever they could be worked out from. A number is a sum
// of parts that are never printed themselves; a hidden number can be worked out when it is a combination of numbers
// still shown. While one can, another number beside it is hidden too.

// fewest is the smallest count of people that may be published, save none.
const fewest = 5

// Hidden is printed in place of a number that is small, Withheld in place of one that would give it away.
const (
	Hidden   = "fewer than 5"
	Withheld = "not shown"
)

// cell is one printed number: what it is made of, and whether it counts people.
type cell struct {
	key    string
	value  int64
	people bool
	fixed  bool // known to everybody: cannot be hidden
	minor  bool // hidden before the others: a rate says less than the counts it is made of
	parts  map[string]int64
}

func (c cell) small() bool { return c.people && c.value > 0 && c.value < fewest }

// suppressed returns the keys to hide: true where the number itself is small, false where it would give one away.
func suppressed(cells []cell) map[string]bool {
	hide := map[string]bool{}
	for _, c := range cells {
		if c.small() {
			hide[c.key] = true
		}
	}
	for _, c := range cells {
		for c.small() && derivable(c, showing(cells, hide)) {
			victim, found := leastLoss(c, showing(cells, hide))
			if !found {
				break
			}
			hide[victim.key] = false
		}
	}
	return hide
}

func showing(cells []cell, hide map[string]bool) []cell {
	var shown []cell
	for _, c := range cells {
		if _, hidden := hide[c.key]; !hidden {
			shown = append(shown, c)
		}
	}
	return shown
}

// leastLoss returns the number to hide so that c cannot be worked out: the first, in the order in which they may be
// missed, without which it cannot; where no single one will do, the first, and more will follow.
func leastLoss(c cell, shown []cell) (victim cell, found bool) {
	var candidates []cell
	for _, other := range shown {
		if !other.fixed {
			candidates = append(candidates, other)
		}
	}
	slices.SortStableFunc(candidates, func(a, b cell) int {
		if a.minor != b.minor {
			return map[bool]int{true: -1, false: 1}[a.minor]
		}
		return cmp.Compare(a.value, b.value)
	})
	for _, other := range candidates {
		if !derivable(c, without(shown, other.key)) {
			return other, true
		}
	}
	if len(candidates) == 0 {
		return cell{}, false
	}
	return candidates[0], true
}

func without(shown []cell, key string) []cell {
	return slices.DeleteFunc(slices.Clone(shown), func(c cell) bool { return c.key == key })
}

// derivable reports whether c is a combination of the shown numbers: adding it to them adds no rank.
func derivable(c cell, shown []cell) bool {
	return rank(append(shown[:len(shown):len(shown)], c)) == rank(shown)
}

// rank is by Gaussian elimination, exactly.
func rank(cells []cell) int {
	names := map[string]bool{}
	for _, c := range cells {
		for part := range c.parts {
			names[part] = true
		}
	}
	var rows [][]*big.Rat
	var columns []string
	for name := range names {
		columns = append(columns, name)
	}
	for _, c := range cells {
		row := make([]*big.Rat, len(columns))
		for i, name := range columns {
			row[i] = big.NewRat(c.parts[name], 1)
		}
		rows = append(rows, row)
	}
	found := 0
	for column := range columns {
		found += eliminate(rows, found, column)
	}
	return found
}

// eliminate clears a column below row from; it returns 1 when the column had a number to do it with.
func eliminate(rows [][]*big.Rat, from, column int) int {
	for i := from; i < len(rows); i++ {
		if rows[i][column].Sign() == 0 {
			continue
		}
		rows[from], rows[i] = rows[i], rows[from]
		for _, row := range rows[from+1:] {
			subtract(row, rows[from], new(big.Rat).Quo(row[column], rows[from][column]))
		}
		return 1
	}
	return 0
}

func subtract(row, pivot []*big.Rat, times *big.Rat) {
	if times.Sign() == 0 {
		return
	}
	for i := range row {
		row[i].Sub(row[i], new(big.Rat).Mul(times, pivot[i]))
	}
}

// suppress hides what may not be published on an event's page.
func (e *EventFigures) suppress(sessions []Session) {
	hide := suppressed(append(figureCells(e.Figures, sessions), dayCells(e.Days, sessions)...))
	for i := range e.Figures {
		e.Figures[i].hide(hide)
	}
	for i := range e.Days {
		e.Days[i].hide(hide)
	}
	for i := range e.Published {
		e.Published[i].hide(e.Figures)
	}
	if len(hide) > 0 {
		e.Notes = append(e.Notes, "Numbers of people from 1 to 4 are not shown, nor others from which they could be worked out.")
	}
}

func (f *Figure) hide(hide map[string]bool) {
	for _, key := range []string{f.Key, f.Key + "/num", f.Key + "/den"} {
		small, hidden := hide[key]
		if !hidden {
			continue
		}
		f.Value = Value{Shown: Withheld}
		if small && f.Unit == Whole {
			f.Shown = Hidden
			return
		}
	}
}

func (d *Day) hide(hide map[string]bool) {
	if _, hidden := hide[d.key("people")]; hidden {
		d.People = nil
	}
	if _, hidden := hide[d.key("attendances")]; hidden {
		d.Attendances = nil
	}
}

// hide takes away a difference that would tell the number hidden on our side.
func (p *Published) hide(figures []Figure) {
	for _, f := range figures {
		if f.Key == p.Figure && !f.Known {
			p.Difference = ""
		}
	}
}

func (d Day) key(what string) string { return fmt.Sprintf("day/%s/%s", d.Date, what) }

// figureCells says what each printed number of the page is made of: registrations that attended or did not, and
// walk-ins, apart for sessions that rates leave out.
func figureCells(figures []Figure, sessions []Session) []cell {
	var cells []cell
	for _, f := range figures {
		switch f.Key {
		case "registrations":
			cells = append(cells, cell{key: f.Key, value: f.Num, people: true, parts: partsOf(sessions, Session.counts, "came", "stayed away")})
		case "attended":
			cells = append(cells, cell{key: f.Key, value: f.Num, people: true, parts: partsOf(sessions, Session.counts, "came", "walked in")})
		case "walk_ins":
			cells = append(cells, cell{key: f.Key, value: f.Num, people: true, parts: partsOf(sessions, Session.counts, "walked in")})
		case "people_reached":
			cells = append(cells, cell{key: f.Key, value: f.Num, people: true, parts: map[string]int64{"people": 1}})
		case "average_attended":
			cells = append(cells, numerator(f, partsOf(sessions, isTaken, "came", "walked in")))
		case "rate_of_registrations":
			cells = append(cells, numerator(f, partsOf(sessions, isTaken, "came")),
				cell{key: f.Key + "/den", value: f.Den, people: true, minor: true, parts: partsOf(sessions, isTaken, "came", "stayed away")})
		case "rate_of_places":
			cells = append(cells, numerator(f, partsOf(sessions, func(s Session) bool { return isTaken(s) && s.hasPlaces() }, "came", "walked in")))
		}
	}
	return cells
}

func numerator(f Figure, parts map[string]int64) cell {
	return cell{key: f.Key + "/num", value: f.Num, people: true, minor: true, parts: parts}
}

func isTaken(s Session) bool { return s.counts() && s.RegisterTaken() }

// partsOf names the parts that a number over some sessions is made of. Sessions of one kind (register taken or not,
// places limited or not) are never told apart on the page, so they share their parts.
func partsOf(sessions []Session, in func(Session) bool, what ...string) map[string]int64 {
	parts := map[string]int64{}
	for _, s := range sessions {
		if !s.counts() || !in(s) {
			continue
		}
		for _, w := range what {
			parts[fmt.Sprintf("%s/%t/%t", w, s.RegisterTaken(), s.hasPlaces())] = 1
		}
	}
	return parts
}

// dayCells: attendances of all days together are taken to be known, for they are what attended is where sessions
// have one part.
func dayCells(days []Day, sessions []Session) []cell {
	all := cell{key: "days together", fixed: true, parts: partsOf(sessions, Session.counts, "came", "walked in")}
	var cells []cell
	for _, d := range days {
		attendances := cell{key: d.key("attendances"), value: *d.Attendances, people: true, parts: map[string]int64{d.key("attendances"): 1}}
		people := cell{key: d.key("people"), value: *d.People, people: true, parts: map[string]int64{d.key("people"): 1}}
		if people.small() {
			attendances.value = people.value // several sessions of the same few people
		}
		all.parts[d.key("attendances")] = -1
		cells = append(cells, attendances, people)
	}
	return append(cells, all)
}
