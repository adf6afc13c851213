package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Task is a kind of job and who works it; where it comes round by itself, also how often. It is one value, so that
// neither half can be forgotten.
type Task struct {
	add      func(*river.Workers)
	periodic *river.PeriodicJob // nil: worked only when it was inserted
}

// On is the task of working each job of arguments A.
func On[A river.JobArgs](work func(ctx context.Context, args A) error) Task {
	return Task{add: func(w *river.Workers) { river.AddWorker(w, &worker[A]{work: work}) }}
}

// Every is the task of working a job of arguments A as soon as there is a worker, and at every interval after.
func Every[A river.JobArgs](interval time.Duration, work func(ctx context.Context) error) Task {
	t := On(func(ctx context.Context, _ A) error { return work(ctx) })
	var args A
	t.periodic = river.NewPeriodicJob(river.PeriodicInterval(interval),
		func() (river.JobArgs, *river.InsertOpts) { return args, nil }, &river.PeriodicJobOpts{RunOnStart: true})
	return t
}

type worker[A river.JobArgs] struct {
	river.WorkerDefaults[A]
	work func(ctx context.Context, args A) error
}

func (w *worker[A]) Work(ctx context.Context, job *river.Job[A]) error { return w.work(ctx, job.Args) }

// Passing is embedded in the arguments of what comes round by itself: what could not be done is worth nothing later,
// and is done with the next.
type Passing struct{}

// InsertOpts asks for one try.
func (Passing) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: 1} }

// InEach lets work act for each of the partnerships that due lists. One that fails does not keep the others waiting;
// what failed comes back together.
func InEach(ctx context.Context, db *database.DB, due func(tx *database.Tx) ([]uuid.UUID, error), work func(ctx context.Context, partnership uuid.UUID) error) error {
	ids, err := database.InTx(ctx, db, due)
	for _, id := range ids {
		err = errors.Join(err, work(InPartnership(ctx, id), id))
	}
	return err
}

// Due lists partnerships by a function of the database that is asked what is due by now.
func Due(sql string) func(tx *database.Tx) ([]uuid.UUID, error) {
	return func(tx *database.Tx) ([]uuid.UUID, error) { return database.Values[uuid.UUID](tx, sql, tx.Now) }
}
