package main

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

const (
	manySessions = 200
	bookers      = 16 // connections that book in many sessions
	few          = 8  // connections on the hot session, and of readers
	many         = 64
	plenty       = 1_000_000 // places that never run out
	listPath     = "/sessions?placesLeft=true&limit=50"
)

// bench is what everything is measured with.
type bench struct {
	town    *load.Town
	owner   *pgx.Conn
	api     string // the address of the town in the service
	driver  *pgxpool.Pool
	booking score
	list    score

	ours, theirs []uuid.UUID // sessions that are booked through the API, and by the driver
	used         int         // people who have booked: each books once
}

// side is one thing that is measured in every round: n times, answered as how many a second.
type side struct {
	name string
	n    int
	run  func(ctx context.Context, n int) (float64, error)
}

// The sides, by their place: what is compared with each other.
const (
	apiBookings = iota
	bareBookings
	hotFew
	hotMany
	apiList
	bareList
	anonymousList
	unchanged
)

func (b *bench) sides(bookings, hot, lists int) []side {
	return []side{
		apiBookings:   {"bookings through the API, 200 sessions, 16 connections", bookings, b.bookMany},
		bareBookings:  {"the same statements, sent by a driver", bookings, b.bookBare},
		hotFew:        {"bookings of one session, 8 connections", hot, func(ctx context.Context, n int) (float64, error) { return b.bookHot(ctx, n, few) }},
		hotMany:       {"bookings of one session, 64 connections", hot, func(ctx context.Context, n int) (float64, error) { return b.bookHot(ctx, n, many) }},
		apiList:       {"lists of 50 with places left, signed in", lists, b.readList},
		bareList:      {"the same statements, sent by a driver", lists, b.readBare},
		anonymousList: {"the same list, anonymous: rendered once a second", lists * 4, b.readAnonymously},
		unchanged:     {"the same list, unchanged (304)", lists * 4, b.readUnchanged},
	}
}

// people returns the next n who have not booked yet.
func (b *bench) people(n int) []load.Resident {
	chosen := b.town.People[b.used : b.used+n]
	b.used += n
	return chosen
}

func (b *bench) bookMany(ctx context.Context, n int) (float64, error) {
	return b.bookThrough(ctx, bookers, b.town.Attempts(b.people(n), func(i int) uuid.UUID { return b.ours[i%len(b.ours)] }))
}

// bookHot books in a session of its own, which nobody has booked before.
func (b *bench) bookHot(ctx context.Context, n, connections int) (float64, error) {
	session, err := b.town.Hold(ctx, b.owner, 1, plenty)
	if err != nil {
		return 0, err
	}
	return b.bookThrough(ctx, connections, b.town.Attempts(b.people(n), func(int) uuid.UUID { return session[0] }))
}

// bookThrough books over HTTP. "Busy, try again" is tried again, as a browser would.
func (b *bench) bookThrough(ctx context.Context, connections int, attempts []load.Attempt) (float64, error) {
	client := load.NewClient(b.api, connections)
	return rate(ctx, len(attempts), connections, func(ctx context.Context, i int) error {
		var answer load.Answer
		for range 50 {
			if answer = client.Book(ctx, attempts[i]); answer.Outcome != load.Again {
				break
			}
		}
		if answer.Outcome != load.Acked {
			return fmt.Errorf("a booking was answered %d %s", answer.Status, answer.Code)
		}
		return nil
	})
}

// bookBare sends the statements of as many bookings, which are written before the clock starts.
func (b *bench) bookBare(ctx context.Context, n int) (float64, error) {
	bookings := make([][]step, n)
	for i, who := range b.people(n) {
		bookings[i] = b.booking.rehearse(who, b.theirs[i%len(b.theirs)])
	}
	return rate(ctx, n, bookers, func(ctx context.Context, i int) error { return play(ctx, b.driver, bookings[i]) })
}

func (b *bench) readBare(ctx context.Context, n int) (float64, error) {
	return rate(ctx, n, few, func(ctx context.Context, _ int) error { return play(ctx, b.driver, b.list.steps) })
}

func (b *bench) readList(ctx context.Context, n int) (float64, error) {
	return b.read(ctx, n, func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: "turnout", Value: b.town.People[0].Login})
	})
}

func (b *bench) readAnonymously(ctx context.Context, n int) (float64, error) {
	return b.read(ctx, n, anonymously)
}

func (b *bench) readUnchanged(ctx context.Context, n int) (float64, error) {
	client := b.reader()
	etag, err := b.get(ctx, client, http.StatusOK, anonymously)
	if err != nil {
		return 0, err
	}
	return rate(ctx, n, few, func(ctx context.Context, _ int) error {
		_, err := b.get(ctx, client, http.StatusNotModified, func(r *http.Request) { r.Header.Set("If-None-Match", etag) })
		return err
	})
}

func anonymously(*http.Request) {}

func (b *bench) reader() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: few, MaxConnsPerHost: few, DisableCompression: true}}
}

func (b *bench) read(ctx context.Context, n int, as func(*http.Request)) (float64, error) {
	client := b.reader()
	return rate(ctx, n, few, func(ctx context.Context, _ int) error {
		_, err := b.get(ctx, client, http.StatusOK, as)
		return err
	})
}

// get reads the list to its end and returns its ETag. Another status than the wanted one is an error.
func (b *bench) get(ctx context.Context, client *http.Client, want int, as func(*http.Request)) (etag string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, b.api+listPath, nil)
	if err != nil {
		return "", err
	}
	as(request)
	response, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return "", err
	}
	if response.StatusCode != want {
		return "", fmt.Errorf("the list was answered %d, want %d", response.StatusCode, want)
	}
	return response.Header.Get("ETag"), nil
}
