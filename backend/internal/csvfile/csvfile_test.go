package csvfile_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/csvfile"
)

func TestNoCellRunsAsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+44": "'+44", "-2": "'-2", "@SUM": "'@SUM", "\tx": "'\tx", "\rx": "'\rx", "Neglect = harm": "Neglect = harm", "": "",
		"Ôl-ofal": "Ôl-ofal",
	} {
		if got := csvfile.Guarded(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
