// Package page writes and reads the cursor of a list: where the page before ended, bound to the
// filter it was made for. A cursor holds sort keys only; it grants nothing.
package page

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Size is the rows of a page where the caller does not say.
const Size = 25

// ErrCursor: the cursor was not made by us, or was made for another list or filter.
var ErrCursor = fault.OnField("cursor", "bad_cursor", "This page has moved. Start again from the first page.")

type cursor struct {
	Filter string   `json:"f"`
	Keys   []string `json:"k"`
}

// Cursor returns the cursor of the row with the given sort keys in the list made by filter, which may
// be any value that prints the same when it means the same.
func Cursor(filter any, keys ...string) string {
	text, _ := json.Marshal(cursor{Filter: hash(filter), Keys: keys}) // strings always marshal
	return base64.RawURLEncoding.EncodeToString(text)
}

// After returns the n sort keys of a cursor, or nil for the first page (an empty cursor). A cursor of
// another filter, with another number of keys or that cannot be read is ErrCursor.
func After(text string, filter any, n int) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, ErrCursor.With(err)
	}
	var c cursor
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, ErrCursor.With(err)
	}
	// A forged key may hold what no column can.
	unstorable := func(key string) bool { return strings.ContainsRune(key, 0) }
	if c.Filter != hash(filter) || len(c.Keys) != n || slices.ContainsFunc(c.Keys, unstorable) {
		return nil, ErrCursor
	}
	return c.Keys, nil
}

func hash(filter any) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%T %+v", filter, filter))
	return hex.EncodeToString(sum[:6])
}
