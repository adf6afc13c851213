package page_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/page"
)

type byWord struct{ Q string }

func TestCursor(t *testing.T) {
	cursor := page.Cursor(byWord{"neglect"}, "Ålesund & co", "0190")
	keys, err := page.After(cursor, byWord{"neglect"}, 2)
	if err != nil || !slices.Equal(keys, []string{"Ålesund & co", "0190"}) {
		t.Errorf("keys %q, %v", keys, err)
	}
	if keys, err := page.After("", byWord{}, 2); keys != nil || err != nil {
		t.Errorf("first page: %q, %v", keys, err)
	}
}

func TestBadCursor(t *testing.T) {
	cursor := page.Cursor(byWord{"neglect"}, "a", "b")
	for name, try := range map[string]func() error{
		"another filter": func() error { _, err := page.After(cursor, byWord{"abuse"}, 2); return err },
		"another list":   func() error { _, err := page.After(cursor, struct{ Q string }{"neglect"}, 2); return err },
		"fewer keys":     func() error { _, err := page.After(cursor, byWord{"neglect"}, 1); return err },
		"a NUL byte": func() error {
			_, err := page.After(page.Cursor(byWord{"neglect"}, "a\x00", "b"), byWord{"neglect"}, 2)
			return err
		},
		"not base64": func() error { _, err := page.After("%%%", byWord{}, 2); return err },
		"not JSON":   func() error { _, err := page.After("aGVsbG8", byWord{}, 2); return err },
	} {
		if err := try(); !errors.Is(err, page.ErrCursor) {
			t.Errorf("%s: %v, want ErrCursor", name, err)
		}
	}
}
