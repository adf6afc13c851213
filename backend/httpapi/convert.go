package httpapi

import "github.com/turnout-uk/turnout/backend/internal/fault"

// each converts a list; it is never null in JSON.
func each[A, B any](from []A, convert func(A) B) []B {
	to := make([]B, len(from))
	for i, a := range from {
		to[i] = convert(a)
	}
	return to
}

func ptr[T any](v T) *T { return &v }

// some returns nil for the zero value: an absent field in JSON.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// or returns the value, or the zero value for nil.
func or[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// seen demands the version of what is to be replaced; where a new one is made of the same fields, it may
// be left out.
func seen(version *string) error {
	if or(version) == "" {
		return fault.OnField("version", "required", "Say which version you saw: it was read with what you are changing.")
	}
	return nil
}
