package notify

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
)

// Options say how mail leaves.
type Options struct {
	Mailer mailer.Mailer // nil: none; then a demo delivers to its own mailbox page, elsewhere mail waits
	From   string        // the sender's address; the partnership's name stands before it
	Log    *slog.Logger  // default slog.Default()
}

// Service delivers the outbox and shows the demo's mailbox.
type Service struct {
	db     *database.DB
	mailer mailer.Mailer
	from   string
	log    *slog.Logger
	turns  turns
}

// New returns the service.
func New(db *database.DB, o Options) *Service {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return &Service{db: db, mailer: o.Mailer, from: o.From, log: o.Log}
}

// messageID is the same at every attempt, so that a message taken twice is shown once.
func (s *Service) messageID(m Mail) string {
	sum := sha256.Sum256([]byte(m.PartnershipID.String() + " " + m.DedupeKey))
	_, host, _ := strings.Cut(s.from, "@")
	return hex.EncodeToString(sum[:16]) + "@" + host
}
