package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// printTrips says where the time of a booking and of a list goes: each trip to the database by itself,
// averaged over a hundred, on a connection that has nothing else to do.
func (b *bench) printTrips(ctx context.Context, w io.Writer) error {
	const times = 100
	bookings := make([][]step, times)
	for i, who := range b.people(times) {
		bookings[i] = b.booking.rehearse(who, b.theirs[i%len(b.theirs)])
	}
	lists := make([][]step, times)
	for i := range lists {
		lists[i] = b.list.steps
	}
	for what, requests := range map[string][][]step{"a booking": bookings, "a list": lists} {
		took, err := b.timed(ctx, requests)
		if err != nil {
			return err
		}
		printTook(w, what, requests[0], took)
	}
	return nil
}

// timed returns what each trip of the requests took, on average.
func (b *bench) timed(ctx context.Context, requests [][]step) ([]time.Duration, error) {
	conn, err := b.driver.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Release()
	if err := sendAll(ctx, conn.Conn(), requests[0], nil); err != nil { // prepares the statements
		return nil, err
	}
	took := make([]time.Duration, len(requests[0]))
	for _, steps := range requests[1:] {
		if err := sendAll(ctx, conn.Conn(), steps, took); err != nil {
			return nil, err
		}
	}
	for i := range took {
		took[i] /= time.Duration(len(requests) - 1)
	}
	return took, nil
}

func sendAll(ctx context.Context, conn *pgx.Conn, steps []step, took []time.Duration) error {
	for i, s := range steps {
		elapsed := clock.Stopwatch()
		if err := s.send(ctx, conn); err != nil {
			return err
		}
		if took != nil {
			took[i] += elapsed()
		}
	}
	return nil
}

func printTook(w io.Writer, what string, steps []step, took []time.Duration) {
	var sum time.Duration
	fmt.Fprintf(w, "\n%s, trip by trip:\n", what)
	for i, s := range steps {
		sum += took[i]
		fmt.Fprintf(w, "%10s  %s\n", took[i].Round(time.Microsecond), s.words())
	}
	fmt.Fprintf(w, "%10s  in %d trips\n", sum.Round(time.Microsecond), len(steps))
}

// words is the beginning of each statement, on one line.
func (s step) words() string {
	begins := make([]string, len(s))
	for i, st := range s {
		line := strings.Join(strings.Fields(st.sql), " ")
		begins[i] = line[:min(len(line), 110/len(s)+20)]
	}
	return strings.Join(begins, " | ")
}
