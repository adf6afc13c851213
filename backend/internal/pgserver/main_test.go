package pgserver_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

// launchEnv makes this program a launcher that starts the server of the folder named and waits to be killed.
const launchEnv = "PGSERVER_TEST_LAUNCH"

// elsewhereEnv tells that launcher what the other tests give as Options.Elsewhere.
const elsewhereEnv = "PGSERVER_TEST_ELSEWHERE"

// prepare is what one kind of machine must do before its tests.
var prepare = func() {}

// scratch holds what tests share; it goes with the process.
var scratch string

func TestMain(m *testing.M) {
	if dir := os.Getenv(launchEnv); dir != "" {
		launchAndWait(dir)
	}
	os.Exit(withScratch(func() int {
		prepare()
		return m.Run()
	}))
}

func withScratch(run func() int) int {
	var err error
	if scratch, err = os.MkdirTemp("", "pgserver"); err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	if err := os.Chmod(scratch, 0o755); err != nil { // for the user that root may have to fall back to
		panic(err)
	}
	return run()
}

func launchAndWait(dir string) {
	if _, err := pgserver.Start(context.Background(), pgserver.Options{Dir: dir, Elsewhere: os.Getenv(elsewhereEnv)}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("ready")
	select {}
}
