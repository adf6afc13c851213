package notify

import "time"

// Retries of a message that was not taken: after half a minute, two minutes, eight, half an hour, then
// every two hours, until about three days have gone.
const (
	firstRetry = 30 * time.Second
	lastRetry  = 2 * time.Hour
	maxTries   = 40
)

// RetryAfter returns how long to wait after the given number of tries that failed for now (1 or more);
// again is false when there were enough of them.
func RetryAfter(tries int) (wait time.Duration, again bool) {
	if tries >= maxTries {
		return 0, false
	}
	wait = firstRetry
	for range tries - 1 {
		if wait *= 4; wait >= lastRetry {
			return lastRetry, true
		}
	}
	return wait, true
}
