package reporting

// What tests outside the package may call of what callers may not.

// Cell is one printed number.
type Cell = cell

// NewCell makes one that counts people.
func NewCell(key string, value int64, parts ...string) Cell {
	c := cell{key: key, value: value, people: true, parts: map[string]int64{}}
	for _, p := range parts {
		c.parts[p] = 1
	}
	return c
}

// Suppressed says what is hidden.
func Suppressed(cells []Cell) map[string]bool { return suppressed(cells) }
