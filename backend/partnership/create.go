package partnership

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// New-partnership facts; the rest are settings that its administrator fills in.
type NewPartnership struct {
	ID     uuid.UUID // zero: a new one
	Slug   string
	Name   string
	Nation ukdate.Nation // empty: England and Wales
}

// CreateTx makes a partnership, unpublished. It needs the owner's connection: the server may not.
// A slug that cannot be given is ErrSlugTaken, or what CheckSlug says.
func CreateTx(tx *database.Tx, n NewPartnership) (Partnership, error) {
	if err := CheckSlug(n.Slug); err != nil {
		return Partnership{}, err
	}
	p := Partnership{
		ID: n.ID, Slug: n.Slug, Name: strings.TrimSpace(n.Name), Nation: n.Nation,
		Colour: "#1d4e89", Decimals: 1, OnBehalf: true, NeedsDays: DefaultNeedsDays, CreatedAt: tx.Now,
	}
	if p.ID == uuid.Nil {
		p.ID = uuid.Must(uuid.NewV7())
	}
	if p.Nation == "" {
		p.Nation = ukdate.EnglandAndWales
	}
	err := tx.DB.Create(&p).Error
	switch {
	case database.IsUnique(err, "partnerships_slug_key"):
		return Partnership{}, ErrSlugTaken
	case err != nil:
		return Partnership{}, fmt.Errorf("create partnership: %w", err)
	}
	return p, nil
}

// CreateLocalityTx adds a locality behind the last one of the acting partnership.
func CreateLocalityTx(tx *database.Tx, name string) (Locality, error) {
	l := Locality{PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), Name: strings.TrimSpace(name)}
	err := tx.PGX.QueryRow(`INSERT INTO localities (partnership_id, id, name, position)
		SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM localities WHERE partnership_id = $1
		RETURNING position`, l.PartnershipID, l.ID, l.Name).Scan(&l.Position)
	return l, err
}
