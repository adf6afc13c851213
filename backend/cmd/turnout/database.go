package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

// addresses are the two ways into the database: as the schema's owner, for migrating, and as the role
// that row-level security binds, for everything else. owner is empty where only the latter is known.
type addresses struct {
	owner, app string
	stop       func()
}

// reach finds the database: the one of DATABASE_URL, else our own PostgreSQL, started here.
func reach(ctx context.Context, c config.Config) (addresses, error) {
	switch {
	case c.DatabaseURL == "":
		return startOwn(ctx, c)
	case c.DatabaseOwnerURL != "":
		return addresses{owner: c.DatabaseOwnerURL, app: c.DatabaseURL, stop: func() {}}, nil
	case isAppRole(c.DatabaseURL):
		return addresses{app: c.DatabaseURL, stop: func() {}}, nil
	}
	app, err := database.EnsureAppRole(ctx, c.DatabaseURL)
	return addresses{owner: c.DatabaseURL, app: app, stop: func() {}}, err
}

// errNoOwner is returned where the schema's owner is needed and only the application's role is known.
var errNoOwner = errors.New("DATABASE_URL connects as " + database.AppRole + ", which may not do this: give the address of the schema's owner as DATABASE_OWNER_URL (turnout serve --no-migrate does without)")

// reachOwner is reach for what only the schema's owner may do.
func reachOwner(ctx context.Context, c config.Config) (addresses, error) {
	a, err := reach(ctx, c)
	if err == nil && a.owner == "" {
		err = errNoOwner
	}
	return a, err
}

// isAppRole tells a replica, which need not know the owner's password, from a single address for everything.
func isAppRole(url string) bool {
	config, err := pgx.ParseConfig(url)
	return err == nil && config.User == database.AppRole
}

func startOwn(ctx context.Context, c config.Config) (addresses, error) {
	server, err := pgserver.Start(ctx, pgserver.Options{Dir: filepath.Join(c.DataDir, "pg"), Log: slog.Default()})
	if err != nil {
		return addresses{}, err
	}
	return addresses{owner: server.OwnerURL(), app: server.AppURL(), stop: server.Stop}, nil
}

// openApp connects as the role that row-level security binds, or refuses.
func openApp(ctx context.Context, c config.Config, a addresses) (*database.DB, error) {
	db, err := database.Open(ctx, database.Config{URL: a.app, MaxConns: c.PoolSize})
	if err != nil {
		return nil, err
	}
	if err := db.MustBeAppRole(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("%w", err)
	}
	return db, nil
}
