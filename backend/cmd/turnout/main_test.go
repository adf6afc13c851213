package main

import (
	"errors"
	"slices"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

func TestHelpIsAWordToo(t *testing.T) {
	for _, c := range []struct{ typed, asks []string }{
		{nil, []string{"--help"}},
		{[]string{"help"}, []string{"--help"}},
		{[]string{"help", "import"}, []string{"import", "--help"}},
		{[]string{"figures", "--year=2024-25"}, []string{"figures", "--year=2024-25"}},
	} {
		if got := asked(c.typed); !slices.Equal(got, c.asks) {
			t.Errorf("%q asks %q, want %q", c.typed, got, c.asks)
		}
	}
}

func TestAFaultIsSaidInPlainWords(t *testing.T) {
	broken := errors.New("broken pipe")
	for want, err := range map[string]error{
		"slug: Small letters.\nemail: Your own.": fault.OnFields(
			fault.Field{Field: "slug", Code: "x", Message: "Small letters."}, fault.Field{Field: "email", Code: "y", Message: "Your own."}),
		"It is taken.": fault.New(fault.Conflict, "taken", "It is taken."),
		"broken pipe":  broken,
	} {
		if got := inPlainWords(err).Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if inPlainWords(nil) != nil {
		t.Error("nothing went wrong, and something is said")
	}
}
