package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"sync"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

const (
	// serverVariable names the variable with the address of a server for tests.
	serverVariable = "TURNOUT_TEST_PG"
	// sharedVariable is set beside it by with-postgres, when that server is the shared one.
	sharedVariable = "TURNOUT_TEST_PG_SHARED"
)

// server is a PostgreSQL with the template of this program's migrations in it.
type server struct {
	superURL string
	template string
}

var (
	once     sync.Once
	prepared server
	failure  error
)

// serverAndTemplate prepares the server once per test program.
func serverAndTemplate(ctx context.Context) (server, error) {
	once.Do(func() {
		// The first test's context must not decide for all that follow.
		prepared, failure = prepareServer(context.WithoutCancel(ctx))
	})
	return prepared, failure
}

func prepareServer(ctx context.Context) (server, error) {
	superURL, err := ServerURL(ctx)
	if err != nil {
		return server{}, fmt.Errorf("no PostgreSQL for the tests: %w", err)
	}
	s := server{superURL: superURL}
	if s.template, err = templateName(); err != nil {
		return server{}, err
	}
	return s, s.prepare(ctx)
}

// ServerURL returns the address of a superuser of the tests' server: TURNOUT_TEST_PG, or else the shared server's, which
// then runs at least as long as this process.
func ServerURL(ctx context.Context) (string, error) {
	if named := os.Getenv(serverVariable); named != "" {
		return named, nil
	}
	return joinShared(ctx)
}

// url is how role connects to a database of the server.
func (s server) url(role pgserver.Role, database string) string {
	u, err := url.Parse(s.superURL)
	if err != nil {
		panic(err) // it was connected to before
	}
	if role != pgserver.Super {
		u.User = url.UserPassword(string(role), s.password(role))
	}
	u.Path = "/" + database
	return u.String()
}

// password is the same in every program of a run without their talking to each other, and no guess for others.
func (s server) password(role pgserver.Role) string {
	sum := sha256.Sum256([]byte(string(role) + " " + s.superPassword()))
	return hex.EncodeToString(sum[:16])
}

func (s server) superPassword() string {
	config, err := pgx.ParseConfig(s.superURL) // also finds a password outside the address
	if err != nil {
		return ""
	}
	return config.Password
}
