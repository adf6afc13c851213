package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/load"
	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

type options struct {
	turnout string
	profile string
	rounds  int
	size    size
	a       int // bookings of a round
	trips   bool
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		fail(serveProfiled(os.Args))
		return
	}
	var o options
	flag.StringVar(&o.turnout, "turnout", "bin/turnout", "the binary to measure")
	flag.StringVar(&o.profile, "profile", "", "measure a profiled build of the API instead, and write its CPU profile here")
	flag.IntVar(&o.rounds, "rounds", 5, "how many rounds; an odd number")
	flag.IntVar(&o.size.sessions, "sessions", 20_000, "how many sessions there are")
	flag.IntVar(&o.size.bookings, "bookings", 1_000_000, "how many bookings there are")
	flag.IntVar(&o.a, "a-round", 1000, "how many bookings are made in a round, on each side")
	flag.BoolVar(&o.trips, "trips", false, "also print what each trip to the database takes, alone on one connection")
	flag.Parse()
	o.size.people = max(50_000, o.size.bookings/20)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fail(run(ctx, o))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run sets everything up in a folder of its own, measures, and takes it down again.
func run(ctx context.Context, o options) (err error) {
	dir, err := os.MkdirTemp("", "turnout-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	postgres, err := pgserver.Start(ctx, pgserver.Options{Dir: filepath.Join(dir, "pg"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer postgres.Stop()
	if err := database.Migrate(ctx, postgres.OwnerURL()); err != nil {
		return err
	}
	elapsed := clock.Stopwatch()
	town, err := fill(ctx, superURL(postgres), o.size)
	if err != nil {
		return err
	}
	fmt.Printf("%d sessions and %d bookings of %d people, made in %s\n", o.size.sessions, o.size.bookings, o.size.people, elapsed().Round(time.Second))
	service, err := startService(ctx, o, postgres, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, service.Stop()) }()
	if err := measure(ctx, o, town, service, postgres); err != nil {
		return err
	}
	return audit(ctx, postgres.OwnerURL())
}

// superURL connects to the database turnout, not to that of the superuser.
func superURL(s *pgserver.Server) string {
	u, err := url.Parse(s.SuperURL())
	if err != nil {
		panic(err) // it was connected to before
	}
	u.Path = "/" + pgserver.Database
	return u.String()
}

// startService starts the API alone: a worker's share of the machine is not an API's.
func startService(ctx context.Context, o options, postgres *pgserver.Server, dir string) (*load.Service, error) {
	binary := o.turnout
	if o.profile != "" {
		var err error
		if binary, err = os.Executable(); err != nil {
			return nil, err
		}
	}
	s, err := load.NewService(load.ServiceOptions{
		Binary: binary, AppURL: postgres.AppURL(), OwnerURL: postgres.OwnerURL(), Log: filepath.Join(dir, "api.log"),
		Args: []string{"--no-worker"}, Env: []string{profileVariable + "=" + o.profile},
	})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return s, s.Start(ctx)
}

func measure(ctx context.Context, o options, town *load.Town, service *load.Service, postgres *pgserver.Server) error {
	b, err := prepare(ctx, town, service.URL, postgres)
	if err != nil {
		return err
	}
	defer b.driver.Close()
	defer b.owner.Close(ctx)
	if o.trips {
		if err := b.printTrips(ctx, os.Stdout); err != nil {
			return err
		}
	}
	sides := b.sides(o.a, o.a/2, max(o.a/4, 50))
	for _, s := range sides { // once without counting: caches fill, statements are prepared
		if _, err := s.run(ctx, min(s.n, 200)); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	rates := make([][]float64, len(sides))
	for round := range o.rounds {
		for i, s := range sides {
			r, err := s.run(ctx, s.n)
			if err != nil {
				return fmt.Errorf("round %d, %s: %w", round+1, s.name, err)
			}
			rates[i] = append(rates[i], r)
		}
	}
	report(os.Stdout, sides, rates)
	fmt.Printf("\nmemory of the API at its highest: %s\n", memory(service.Pid()))
	return nil
}

// prepare records one booking and one list, and holds the sessions that are booked.
func prepare(ctx context.Context, town *load.Town, api string, postgres *pgserver.Server) (*bench, error) {
	b := &bench{town: town, api: town.URL(api)}
	var err error
	if b.owner, err = pgx.Connect(ctx, postgres.OwnerURL()); err != nil {
		return nil, err
	}
	if b.ours, err = town.Hold(ctx, b.owner, manySessions, plenty); err != nil {
		return nil, err
	}
	if b.theirs, err = town.Hold(ctx, b.owner, manySessions, plenty); err != nil {
		return nil, err
	}
	config, err := pgxpool.ParseConfig(postgres.AppURL())
	if err != nil {
		return nil, err
	}
	config.MaxConns = bookers
	if b.driver, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, err
	}
	studio, err := openStudio(ctx, postgres.AppURL())
	if err != nil {
		return nil, err
	}
	defer studio.close()
	who := b.people(2)
	if _, err = studio.booking(town, who[0], b.ours[0]); err != nil { // the first reads what is kept in memory afterwards
		return nil, err
	}
	if b.booking, err = studio.booking(town, who[1], b.ours[1]); err != nil {
		return nil, err
	}
	if _, err = studio.reading(town.URL("")+listPath, who[0]); err != nil {
		return nil, err
	}
	b.list, err = studio.reading(town.URL("")+listPath, who[0])
	return b, err
}

// audit shows that what was measured was real: every booking of both sides is whole.
func audit(ctx context.Context, ownerURL string) error {
	results, err := invariants.Check(ctx, ownerURL)
	if err != nil {
		return err
	}
	for _, r := range results {
		if !r.Holds() {
			invariants.Report(os.Stdout, results)
			return errors.New("the database breaks what must always hold")
		}
	}
	fmt.Printf("%d invariants hold\n", len(results))
	return nil
}
