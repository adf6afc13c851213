package sharing_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/sharing"
)

func TestNeedsAreShownFromTheBeginningOfTheDayUntilThirtyDaysAfter(t *testing.T) {
	starts, ends := fixture.London("2025-06-20 09:30"), fixture.London("2025-06-20 16:00")
	for _, c := range []struct {
		name string
		days int
		at   time.Time
		want bool
	}{
		{"the last second of the eleventh day before", 10, fixture.London("2025-06-10 00:00").Add(-time.Second), false},
		{"the beginning of the tenth day before", 10, fixture.London("2025-06-10 00:00"), true},
		{"a partnership that shows them three days before", 3, fixture.London("2025-06-16 23:59"), false},
		{"and on its third day", 3, fixture.London("2025-06-17 00:00"), true},
		{"during the session", 10, fixture.London("2025-06-20 12:00"), true},
		{"thirty days after, a second too early", 10, fixture.London("2025-07-20 16:00").Add(-time.Second), true},
		{"thirty days after", 10, fixture.London("2025-07-20 16:00"), false},
	} {
		if got := sharing.WindowOf(starts, ends, c.days).Contains(c.at); got != c.want {
			t.Errorf("%s: shown %t", c.name, got)
		}
	}
}

func TestTheVenueIsToldHowManyNeedWhat(t *testing.T) {
	got := sharing.Counted([]sharing.Needs{
		{Kinds: []sharing.Kind{"vegetarian", "step_free"}},
		{Kinds: []sharing.Kind{"vegetarian"}, Note: "no mushrooms"},
		{Kinds: []sharing.Kind{"bsl_interpreter"}},
		{Note: "a low table"},
	})
	want := []sharing.Count{{Kind: "step_free", People: 1}, {Kind: "bsl_interpreter", People: 1}, {Kind: "vegetarian", People: 2}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNeedsAreCheckedAndPutInOrder(t *testing.T) {
	got, err := sharing.Needs{Kinds: []sharing.Kind{"vegan", "step_free", "vegan"}, Note: "  near the door "}.Checked()
	if err != nil || !slices.Equal(got.Kinds, []sharing.Kind{"step_free", "vegan"}) || got.Note != "near the door" {
		t.Errorf("got %v, %v", got, err)
	}
	for field, wrong := range map[string]sharing.Needs{
		"kinds": {Note: "  "},
		"note":  {Note: strings.Repeat("é", 501)},
	} {
		_, err := wrong.Checked()
		if f := fault.Of(err); f == nil || len(f.Fields) != 1 || f.Fields[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := (sharing.Needs{Kinds: []sharing.Kind{"champagne"}}).Checked(); fault.CodeOf(err) != "invalid_input" {
		t.Errorf("a need that is not on the list: %v", err)
	}
}
