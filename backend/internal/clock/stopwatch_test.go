package clock_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

func TestAStopwatchNeverRunsBackwards(t *testing.T) {
	elapsed := clock.Stopwatch()
	first := elapsed()
	if second := elapsed(); first < 0 || second < first {
		t.Errorf("%s, then %s", first, second)
	}
}
