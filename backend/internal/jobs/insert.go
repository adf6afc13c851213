package jobs

import (
	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// inserter has no pool and no state: all it can do is insert with a transaction that it is given.
var inserter = func() *river.Client[pgx.Tx] {
	c, err := river.NewClient(riverpgxv5.New(nil), &river.Config{})
	if err != nil {
		panic(err) // an empty configuration is valid
	}
	return c
}()

// Insert queues a job that exists only if tx commits, for packages that wake a worker without
// carrying a client about.
func Insert(tx *database.Tx, args river.JobArgs) error {
	_, err := inserter.InsertTx(tx.Context(), tx.River(), args, nil)
	return err
}
