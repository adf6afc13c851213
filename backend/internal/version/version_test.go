package version_test

import (
	"errors"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

func TestAVersionFollowsWhatIsSaid(t *testing.T) {
	type said struct {
		Title string
		Tags  []string
	}
	first := version.Of(said{"Neglect", []string{"Level 3"}})
	if first != version.Of(said{"Neglect", []string{"Level 3"}}) {
		t.Error("the same was said, under another version")
	}
	for _, other := range []said{{"Neglect", nil}, {"Neglect", []string{"Level 3", "Level 3"}}, {"NeglectLevel 3", nil}} {
		if first == version.Of(other) {
			t.Errorf("%v has the version of something else", other)
		}
	}
}

func TestCheck(t *testing.T) {
	for seen, refused := range map[string]bool{"b": false, "": false, "a": true} {
		if err := version.Check(seen, "b"); errors.Is(err, version.ErrChanged) != refused {
			t.Errorf("seen %q: %v", seen, err)
		}
		if err := version.Rather(fault.Missing, seen, "b"); errors.Is(err, version.ErrChanged) != refused || err == nil {
			t.Errorf("seen %q, and wrong: %v", seen, err)
		}
	}
}
