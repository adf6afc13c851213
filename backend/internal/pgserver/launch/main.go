// The program launch runs a PostgreSQL of Turnout's own by itself, apart from any Turnout, so that a trial may kill the
// one without the other: launch FOLDER. It prints the two addresses as DATABASE_OWNER_URL=… and DATABASE_URL=… when the
// server is up, and runs until it is interrupted. See scripts/replicas.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: launch folder")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	server, err := pgserver.Start(ctx, pgserver.Options{Dir: args[0]})
	if err != nil {
		return err
	}
	defer server.Stop()
	fmt.Printf("DATABASE_OWNER_URL=%s\nDATABASE_URL=%s\n", server.OwnerURL(), server.AppURL())
	<-ctx.Done()
	return nil
}
