package testdb

import (
	"context"
	"fmt"
	"os"
	"syscall"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

const (
	// superviseVariable makes a program that imports this package a supervisor of the folder named, and nothing else.
	superviseVariable = "TURNOUT_TESTDB_SUPERVISE"
	// ready is what the supervisor says when the server is up; anything else is why it is not.
	ready = "ready"
	// wordTo is the file descriptor that startSupervisor listens at.
	wordTo = 3
)

func init() {
	dir := os.Getenv(superviseVariable)
	if dir == "" {
		return
	}
	syscall.CloseOnExec(wordTo)
	word := os.NewFile(wordTo, "word")
	if err := supervise(shared{dir}, word); err != nil {
		_, _ = fmt.Fprint(word, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// supervise runs the server until nobody uses it.
func supervise(s shared, word *os.File) error {
	ctx := context.Background()
	running, err := pgserver.Start(ctx, s.options())
	if err != nil {
		// After a power cut data without fsync may be beyond repair. They were test data: begin anew.
		if os.RemoveAll(s.server()) != nil {
			return err
		}
		if running, err = pgserver.Start(ctx, s.options()); err != nil {
			return err
		}
	}
	defer running.Stop()
	if err := clearAway(ctx, running.SuperURL()); err != nil {
		return err
	}
	if _, err := word.WriteString(ready); err != nil {
		return err
	}
	if err := word.Close(); err != nil {
		return err
	}
	_, err = lockFile(s.users(), syscall.LOCK_EX)
	return err
}

// clearAway drops what failed or killed tests left more than two days ago, and the templates of other migrations.
func clearAway(ctx context.Context, superURL string) error {
	current, err := templateName()
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, superURL)
	if err != nil {
		return err
	}
	defer closeConn(conn)
	rows, err := conn.Query(ctx, `
		SELECT datname::text FROM pg_database
		WHERE (datname ~ '^test_[0-9]{8}_' AND substr(datname, 6, 8) < to_char(now() - interval '2 days', 'YYYYMMDD'))
		   OR (datname ~ '^(draft_of_)?template_' AND datname <> $1)`, current)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := conn.Exec(ctx, `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			return err
		}
	}
	return nil
}
