package clock

import "time"

// Stopwatch starts measuring and returns what tells the time gone by since. It runs by the
// machine's own clock even where tests stand still: it is for logs and metrics, never for rules.
func Stopwatch() (elapsed func() time.Duration) {
	began := time.Now()
	return func() time.Duration { return time.Since(began) }
}
