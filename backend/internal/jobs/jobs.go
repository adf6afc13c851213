// Package jobs runs work after the fact that asked for it has been committed. A job's arguments are
// ids and the partnership, nothing else; the truth about what is due stands in our own tables.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Client works jobs.
type Client struct{ river *river.Client[pgx.Tx] }

// Options say what a process works.
type Options struct {
	Tasks []Task
	Log   *slog.Logger // nil: nothing is logged
}

// New returns a client on db's pool.
func New(db *database.DB, o Options) (*Client, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	c := &river.Config{
		Logger: slog.New(quiet{o.Log.Handler()}), Workers: river.NewWorkers(), JobTimeout: time.Minute,
		Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 8}},
	}
	for _, t := range o.Tasks {
		t.add(c.Workers)
		if t.periodic != nil {
			c.PeriodicJobs = append(c.PeriodicJobs, t.periodic)
		}
	}
	rc, err := river.NewClient(riverpgxv5.New(db.Pool), c)
	if err != nil {
		return nil, fmt.Errorf("job queue: %w", err)
	}
	return &Client{rc}, nil
}

// Start begins to work jobs until Stop.
func (c *Client) Start(ctx context.Context) error { return c.river.Start(ctx) }

// Stop lets running jobs finish, until ctx ends.
func (c *Client) Stop(ctx context.Context) error { return c.river.Stop(ctx) }

// InPartnership returns a context in which the job acts for partnership.
func InPartnership(ctx context.Context, partnership uuid.UUID) context.Context {
	return actor.With(ctx, actor.System(partnership, actor.Job))
}
