package sharing

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Kind is one need that can be counted.
type Kind string

// Kinds are all there are, in the order in which they are asked and counted: access, then dietary, then
// adjustments. The contract's enum is the same list.
var Kinds = []Kind{
	"step_free", "wheelchair_space", "parking", "hearing_loop", "bsl_interpreter", "captions",
	"vegetarian", "vegan", "halal", "kosher", "gluten_free", "dairy_free", "nut_free",
	"large_print", "materials_ahead", "breaks", "quiet_room", "supporter", "assistance_dog",
}

// Needs is what somebody needs: kinds, and words of their own.
type Needs struct {
	Kinds []Kind
	Note  string
}

const longestNote = 500 // characters

// Checked returns the needs as they are to be written: each kind once, in the order of Kinds, the note
// trimmed; or the fields that are wrong. Needs that say nothing are no needs.
func (n Needs) Checked() (Needs, error) {
	var wrong fault.Fields
	for _, kind := range n.Kinds {
		if !slices.Contains(Kinds, kind) {
			wrong.Add("kinds", "not_a_choice", "Choose from the list.")
			break
		}
	}
	asked := n.Kinds
	n.Kinds = slices.DeleteFunc(slices.Clone(Kinds), func(k Kind) bool { return !slices.Contains(asked, k) })
	if n.Note = strings.TrimSpace(n.Note); utf8.RuneCountInString(n.Note) > longestNote {
		wrong.Add("note", "too_long", "Use 500 characters or fewer.")
	}
	if len(wrong) == 0 && len(n.Kinds) == 0 && n.Note == "" {
		wrong.Add("kinds", "required", "Choose what you need, or tell us in your own words.")
	}
	return n, wrong.Err()
}

func (n Needs) equal(other Needs) bool {
	return n.Note == other.Note && slices.Equal(n.Kinds, other.Kinds)
}

// Window is when the needs of a session are read by its trainers and staff: from From until Until, which
// is when they are deleted.
type Window struct{ From, Until time.Time }

// KeptAfter is how long after the end of a session its needs are kept.
const KeptAfter = 30 * 24 * time.Hour

// WindowOf is that of a session which starts and ends then, in a partnership that shows needs days days
// before: from the beginning of that London day.
func WindowOf(starts, ends time.Time, days int) Window {
	return Window{From: ukdate.StartOf(ukdate.DateOf(starts).AddDays(-days)), Until: ends.Add(KeptAfter)}
}

// Contains reports whether needs are shown at t.
func (w Window) Contains(t time.Time) bool { return !t.Before(w.From) && t.Before(w.Until) }

// Count is how many people need one kind.
type Count struct {
	Kind   Kind
	People int
}

// Counted sums needs for the venue: the kinds that anybody needs, in the order of Kinds.
func Counted(all []Needs) []Count {
	var counts []Count
	for _, kind := range Kinds {
		people := 0
		for _, n := range all {
			if slices.Contains(n.Kinds, kind) {
				people++
			}
		}
		if people > 0 {
			counts = append(counts, Count{kind, people})
		}
	}
	return counts
}
