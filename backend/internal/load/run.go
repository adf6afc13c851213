package load

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// Bounds of one attempt: how often it may be sent while nothing is decided, and the pause between.
// Together they outlast a restart of the API or of PostgreSQL many times over.
const (
	maxTries = 300
	pause    = 200 * time.Millisecond
)

// Progress is how far a run has come.
type Progress struct {
	Acked    int64 // attempts in the ledger that have a place
	InFlight int64 // requests under way
}

// Runner sends attempts over a fixed number of connections, each of which takes the next attempt when
// it has its answer on disk.
type Runner struct {
	client      *Client
	ledger      *Ledger
	connections int
	acked       atomic.Int64
	inFlight    atomic.Int64
}

// NewRunner returns a runner against the API at url.
func NewRunner(url string, connections int, ledger *Ledger) *Runner {
	return &Runner{client: NewClient(url, connections), ledger: ledger, connections: connections}
}

// Progress may be asked at any time.
func (r *Runner) Progress() Progress { return Progress{r.acked.Load(), r.inFlight.Load()} }

// Run sends the attempts of a plan whose places are given, and returns when each has been told
// something, or is unknown.
func (r *Runner) Run(ctx context.Context, plan Plan, places []int) error {
	next := make(chan int)
	failed := make(chan error, r.connections)
	var workers sync.WaitGroup
	for range r.connections {
		workers.Go(func() {
			for place := range next {
				if err := r.attempt(ctx, place, plan.Attempts[place]); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	err := feed(ctx, next, places, failed)
	workers.Wait()
	close(failed)
	for failure := range failed {
		err = errors.Join(err, failure)
	}
	return err
}

func feed(ctx context.Context, next chan<- int, places []int, failed <-chan error) error {
	defer close(next)
	for _, place := range places {
		select {
		case next <- place:
		case err := <-failed:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// attempt sends one attempt until it is decided or its answer is lost, and enters it.
func (r *Runner) attempt(ctx context.Context, place int, a Attempt) error {
	e := Entry{Attempt: place, Sent: clock.System{}.Now()}
	for e.Tries = 1; ; e.Tries++ {
		r.inFlight.Add(1)
		answer := r.client.Book(ctx, a)
		r.inFlight.Add(-1)
		e.Outcome, e.Status, e.Code, e.Booking = answer.Outcome, answer.Status, answer.Code, answer.Booking
		if e.Outcome != Again {
			break
		}
		if e.Tries == maxTries {
			return fmt.Errorf("attempt %d was sent %d times and never decided: %d %s", place, e.Tries, e.Status, e.Code)
		}
		if err := wait(ctx, pause); err != nil {
			return err
		}
	}
	e.Ended = clock.System{}.Now()
	if err := r.ledger.Add(e); err != nil {
		return err
	}
	if e.Outcome == Acked {
		r.acked.Add(1)
	}
	return nil
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// maxRounds bounds the settling: an answer may be lost again.
const maxRounds = 10

// Settle asks again, with the same key, about every attempt of the ledger at path that is unknown.
func (r *Runner) Settle(ctx context.Context, plan Plan, path string) error {
	for range maxRounds {
		entries, err := ReadLedger(path)
		if err != nil {
			return err
		}
		var unknown []int
		for place, e := range Final(entries) {
			if e.Outcome == Unknown {
				unknown = append(unknown, place)
			}
		}
		if len(unknown) == 0 {
			return nil
		}
		if err := r.Run(ctx, plan, unknown); err != nil {
			return err
		}
	}
	return fmt.Errorf("after %d rounds some attempts are still unknown", maxRounds)
}
