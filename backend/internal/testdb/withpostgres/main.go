// The program with-postgres runs a command beside the tests' PostgreSQL, whose address the command finds in
// TURNOUT_TEST_PG, and ends as the command ends. See scripts/with-postgres.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func main() {
	status, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(status)
}

func run(args []string) (status int, err error) {
	if len(args) == 0 {
		return 2, errors.New("usage: with-postgres command [argument…]")
	}
	url, err := testdb.ServerURL(context.Background())
	if err != nil {
		return 1, err
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "TURNOUT_TEST_PG="+url, "TURNOUT_TEST_PG_SHARED=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return 127, err
	}
	passSignals(cmd.Process)
	err = cmd.Wait()
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() > 0 {
		return ended.ExitCode(), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}

// passSignals leaves it to the command when to end. A terminal's Ctrl-C reaches the command without us.
func passSignals(command *os.Process) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for got := range signals {
			if got == syscall.SIGTERM {
				_ = command.Signal(got)
			}
		}
	}()
}
