// Ledger sends the attempts of a plan and enters what it is told, in a process that nothing else
// touches. While it runs it prints a line "acked in-flight" every few milliseconds.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/load"
)

func main() {
	plan := flag.String("plan", "", "the file with what is to be asked, and where")
	path := flag.String("ledger", "", "the file to add to")
	connections := flag.Int("connections", 64, "how many requests are under way at once")
	settle := flag.Bool("settle", false, "ask again about what is unknown, instead of beginning")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *plan, *path, *connections, *settle); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, planPath, path string, connections int, settle bool) error {
	plan, err := load.ReadPlan(planPath)
	if err != nil {
		return err
	}
	ledger, err := load.OpenLedger(path)
	if err != nil {
		return err
	}
	runner := load.NewRunner(plan.URL, connections, ledger)
	stop := report(runner)
	defer stop()
	if settle {
		err = runner.Settle(ctx, plan, path)
	} else {
		err = runner.Run(ctx, plan, all(plan))
	}
	return errors.Join(err, ledger.Close())
}

func all(p load.Plan) []int {
	places := make([]int, len(p.Attempts))
	for i := range places {
		places[i] = i
	}
	return places
}

// report prints the progress until it is stopped.
func report(r *load.Runner) (stop func()) {
	done, finished := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(finished)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			p := r.Progress()
			fmt.Println(p.Acked, p.InFlight)
			select {
			case <-tick.C:
			case <-done:
				return
			}
		}
	}()
	return func() { close(done); <-finished }
}
