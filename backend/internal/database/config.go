package database

import (
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// Config says which database to open and as whom.
type Config struct {
	URL      string
	MaxConns int32        // default 20
	Clock    clock.Clock  // default the machine's
	Log      *slog.Logger // default slog.Default()
	// Patience is how long a statement, and a transaction as a whole, may take: for imports and other
	// long work of the command line, where nobody waits behind it. Default: what a request may take.
	Patience time.Duration
	// Tracer sees every statement with its arguments, so it is for measuring and never for logs. Default none.
	Tracer pgx.QueryTracer
}
