package main

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// rate runs work n times over so many hands at once, and returns how many a second were done. The first
// failure ends it.
func rate(ctx context.Context, n, hands int, work func(ctx context.Context, i int) error) (float64, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan int)
	var workers sync.WaitGroup
	for range hands {
		workers.Go(func() {
			for i := range next {
				if err := work(ctx, i); err != nil {
					stop(err)
				}
			}
		})
	}
	elapsed := clock.Stopwatch()
	for i := 0; i < n && ctx.Err() == nil; i++ {
		next <- i
	}
	close(next)
	workers.Wait()
	took := elapsed()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return 0, err
	}
	return float64(n) / took.Seconds(), ctx.Err()
}

// median of an odd number of values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
