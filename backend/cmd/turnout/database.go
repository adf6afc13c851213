package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"

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
	}
	app, err := database.EnsureAppRole(ctx, c.DatabaseURL)
	return addresses{owner: c.DatabaseURL, app: app, stop: func() {}}, err
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
