package database

import (
	"log/slog"

	"github.com/turnout-uk/turnout/backend/internal/clock"
)

// Config says which database to open and as whom.
type Config struct {
	URL      string
	MaxConns int32        // default 20
	Clock    clock.Clock  // default the machine's
	Log      *slog.Logger // default slog.Default()
}
