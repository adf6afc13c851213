package reporting_test

import (
	"slices"
	"testing"

	"github.com/turnout-uk/turnout/backend/reporting"
)

func TestSuppression(t *testing.T) {
	cell := reporting.NewCell
	for name, c := range map[string]struct {
		cells  []reporting.Cell
		hidden []string
	}{
		"nothing small, nothing hidden": {
			[]reporting.Cell{cell("registrations", 30, "came", "stayed"), cell("attended", 24, "came")}, nil,
		},
		"none is not small": {[]reporting.Cell{cell("walk-ins", 0, "walked in"), cell("attended", 24, "came", "walked in")}, nil},
		"five is not small": {[]reporting.Cell{cell("people", 5, "people")}, nil},
		"a small number":    {[]reporting.Cell{cell("people", 4, "people"), cell("attended", 9, "came")}, []string{"people"}},
		"one that stands alone gives nothing else away": {
			[]reporting.Cell{cell("walk-ins", 2, "walked in"), cell("attended", 24, "came", "walked in")}, []string{"walk-ins"},
		},
		"a small number that could be worked out takes the smallest beside it along": {
			[]reporting.Cell{
				cell("walk-ins", 2, "walked in"), cell("attended", 24, "came", "walked in"), cell("registered and attended", 22, "came"),
			},
			[]string{"registered and attended", "walk-ins"},
		},
		"and again, when it still could": {
			[]reporting.Cell{
				cell("walk-ins", 2, "walked in"), cell("attended", 24, "came", "walked in"), cell("registered and attended", 22, "came"),
				cell("average's numerator", 24, "came", "walked in"), cell("stayed away", 8, "stayed"), cell("registrations", 30, "came", "stayed"),
			},
			[]string{"registered and attended", "stayed away", "walk-ins"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var hidden []string
			for key := range reporting.Suppressed(c.cells) {
				hidden = append(hidden, key)
			}
			slices.Sort(hidden)
			if !slices.Equal(hidden, c.hidden) {
				t.Errorf("hidden %q, want %q", hidden, c.hidden)
			}
		})
	}
}
