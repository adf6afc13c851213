package pathway

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Service makes pathways and says how they stand for somebody.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
}

// New returns the service.
func New(db *database.DB, sessions *catalogue.Service) *Service {
	return &Service{db: db, catalogue: sessions}
}

// List returns every pathway by title, drafts too: for staff.
func (s *Service) List(ctx context.Context) ([]Pathway, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Pathway, error) {
		if !access.Can(tx.Actor, access.OpListPathways, access.Partnership) {
			return nil, fault.Missing
		}
		return read(tx, `true`)
	})
}

// Get returns a pathway; fault.Missing for none.
func (s *Service) Get(ctx context.Context, id uuid.UUID) (Pathway, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Pathway, error) {
		if !access.Can(tx.Actor, access.OpGetPathway, access.Partnership) {
			return Pathway{}, fault.Missing
		}
		return byID(tx, id)
	})
}

// Create makes a pathway. What is wrong with the input comes back as one Invalid fault.
func (s *Service) Create(ctx context.Context, in Fields) (Pathway, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Pathway, error) {
		if !access.Can(tx.Actor, access.OpCreatePathway, access.Partnership) {
			return Pathway{}, fault.Missing
		}
		return CreateTx(tx, in)
	})
}

// CreateTx is Create within a transaction; it does not ask who may.
func CreateTx(tx *database.Tx, in Fields) (Pathway, error) {
	if err := check(tx, &in); err != nil {
		return Pathway{}, err
	}
	p := Pathway{PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), Title: in.Title, Summary: in.Summary, Status: in.Status, CreatedAt: tx.Now}
	if err := tx.DB.Create(&p).Error; err != nil {
		return p, err
	}
	if err := writeLists(tx, p.ID, in); err != nil {
		return p, err
	}
	if err := audit.Record(tx, "pathway.create", "pathway", p.ID); err != nil {
		return p, err
	}
	return byID(tx, p.ID)
}

// Update makes a pathway say what the input says. One that says something else than the caller saw is
// version.ErrChanged.
func (s *Service) Update(ctx context.Context, id uuid.UUID, in Fields) (Pathway, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Pathway, error) {
		if !access.Can(tx.Actor, access.OpUpdatePathway, access.Partnership) {
			return Pathway{}, fault.Missing
		}
		if _, err := tx.PGX.Exec(`SELECT FROM pathways WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), id); err != nil {
			return Pathway{}, err
		}
		said, err := byID(tx, id)
		if err != nil {
			return said, err
		}
		if err := check(tx, &in); err != nil {
			return said, version.Rather(err, in.Version, said.Version())
		}
		if err := version.Check(in.Version, said.Version()); err != nil {
			return said, err
		}
		if _, err := tx.PGX.Exec(`UPDATE pathways SET title = $3, summary = $4, status = $5 WHERE partnership_id = $1 AND id = $2`,
			tx.Partnership(), id, in.Title, in.Summary, in.Status); err != nil {
			return said, err
		}
		if err := writeLists(tx, id, in); err != nil {
			return said, err
		}
		now, err := byID(tx, id)
		if err != nil || now.Version() == said.Version() {
			return now, err
		}
		return now, audit.Record(tx, "pathway.update", "pathway", id)
	})
}

func byID(tx *database.Tx, id uuid.UUID) (Pathway, error) {
	found, err := read(tx, `p.id = $2`, id)
	if err == nil && len(found) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return Pathway{}, err
	}
	return found[0], nil
}

// mine keeps the pathways for any of some sectors.
func mine(all []Pathway, sectors []string) []Pathway {
	return slices.DeleteFunc(all, func(p Pathway) bool {
		return len(p.Sectors) > 0 && !slices.ContainsFunc(p.Sectors, func(s string) bool { return slices.Contains(sectors, s) })
	})
}
