// Package clock is the only place that asks what time it is.
package clock

import (
	"sync"
	"time"
)

// Clock tells the present instant, in UTC.
type Clock interface {
	Now() time.Time
}

// System is the machine's clock, to the microsecond (what PostgreSQL stores).
type System struct{}

// Now returns the present instant in UTC.
func (System) Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// Fixed is a clock for tests: it stands still until it is moved.
type Fixed struct {
	mu  sync.Mutex
	now time.Time
}

// At returns a clock standing at t.
func At(t time.Time) *Fixed { return &Fixed{now: t.UTC().Truncate(time.Microsecond)} }

// Now returns the instant the clock stands at, in UTC.
func (c *Fixed) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to t, forwards or back.
func (c *Fixed) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t.UTC().Truncate(time.Microsecond)
}

// Advance moves the clock on by d.
func (c *Fixed) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }
