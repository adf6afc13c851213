package partnership

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// remembered is how long a partnership is served from memory; a change made by another process is
// seen after that.
const remembered = 5 * time.Second

// Service reads and changes partnerships.
type Service struct {
	db *database.DB

	mu     sync.Mutex
	bySlug map[string]seen
}

type seen struct {
	partnership Partnership
	until       time.Time
}

// New returns the service.
func New(db *database.DB) *Service { return &Service{db: db, bySlug: map[string]seen{}} }

// BySlug returns the partnership of a path, from memory for a few seconds; fault.Missing for none.
func (s *Service) BySlug(ctx context.Context, slug string) (Partnership, error) {
	if p, ok := s.recall(slug); ok {
		return p, nil
	}
	p, err := database.InTx(ctx, s.db, func(tx *database.Tx) (Partnership, error) { return BySlug(tx, slug) })
	if err != nil {
		return Partnership{}, err
	}
	s.remember(p)
	return p, nil
}

// Published returns the partnerships that are listed for everybody, by name.
func (s *Service) Published(ctx context.Context) ([]Partnership, error) {
	return database.InTx(ctx, s.db, Published)
}

// Localities returns the localities of the acting partnership, in their order.
func (s *Service) Localities(ctx context.Context) ([]Locality, error) {
	return database.InTx(ctx, s.db, Localities)
}

// IsDemo reports whether this deployment holds invented people only.
func (s *Service) IsDemo(ctx context.Context) (bool, error) {
	return database.InTx(ctx, s.db, IsDemo)
}

func (s *Service) recall(slug string) (Partnership, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry, ok := s.bySlug[slug]
	return entry.partnership, ok && s.db.Clock.Now().Before(entry.until)
}

// remember keeps partnerships that exist only, so that guessed slugs cost no memory.
func (s *Service) remember(p Partnership) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bySlug[p.Slug] = seen{p, s.db.Clock.Now().Add(remembered)}
}

func (s *Service) forget(slug string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.bySlug, slug)
}

// BySlug reads the partnership of a path; fault.Missing for none.
func BySlug(tx *database.Tx, slug string) (Partnership, error) {
	return one(tx, `SELECT * FROM partnerships WHERE slug = $1`, slug)
}

// ByID reads a partnership; fault.Missing for none.
func ByID(tx *database.Tx, id uuid.UUID) (Partnership, error) {
	return one(tx, `SELECT * FROM partnerships WHERE id = $1`, id)
}

// Acting reads the partnership of the transaction; fault.Missing when it has none.
func Acting(tx *database.Tx) (Partnership, error) { return ByID(tx, tx.Partnership()) }

func one(tx *database.Tx, sql string, arg any) (Partnership, error) {
	p, found, err := database.One[Partnership](tx, sql, arg)
	if err == nil && !found {
		err = fault.Missing
	}
	return p, err
}

// Published reads the partnerships that are listed for everybody, by name.
func Published(tx *database.Tx) ([]Partnership, error) {
	return database.Rows[Partnership](tx, `SELECT * FROM partnerships WHERE published ORDER BY name, id`)
}

// All reads every partnership, by slug: for the operator and for jobs.
func All(tx *database.Tx) ([]Partnership, error) {
	return database.Rows[Partnership](tx, `SELECT * FROM partnerships ORDER BY slug`)
}

// Localities reads the localities of the acting partnership, in their order.
func Localities(tx *database.Tx) ([]Locality, error) {
	return database.Rows[Locality](tx, `SELECT * FROM localities WHERE partnership_id = $1 ORDER BY position, name`, tx.Partnership())
}

// IsDemo reports whether this deployment holds invented people only.
func IsDemo(tx *database.Tx) (bool, error) {
	var demo bool
	err := tx.PGX.QueryRow(`SELECT demo FROM deployment`).Scan(&demo)
	return demo, err
}
