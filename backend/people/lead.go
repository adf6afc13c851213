package people

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// ledSQL: somebody belongs today to an agency of the list, or to one below it.
const ledSQL = `
WITH RECURSIVE below AS (
  SELECT id FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
  UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id WHERE a.partnership_id = $1)
SELECT EXISTS (SELECT 1 FROM memberships m JOIN below b ON b.id = m.agency_id
  WHERE m.partnership_id = $1 AND m.person_id = $3 AND m.status = 'confirmed'
    AND m.from_date <= $4 AND (m.to_date IS NULL OR m.to_date >= $4))`

// Leads reports whether the acting person is a training lead of an agency that somebody belongs to today,
// or of one above it.
func Leads(tx *database.Tx, person uuid.UUID) (bool, error) {
	if !tx.Actor.Has(actor.Coordinator) {
		return false, nil
	}
	var leads bool
	err := tx.PGX.QueryRow(ledSQL, tx.Partnership(), tx.Actor.Agencies(), person, ukdate.DateOf(tx.Now)).Scan(&leads)
	return leads, err
}

// Lead is a coordinator who can be written to.
type Lead struct {
	ID    uuid.UUID
	Name  string
	Email string
}

// LeadsOf returns the coordinators of an agency, or of the nearest one above it that has any besides those who
// are left out; nil where there are none.
func LeadsOf(tx *database.Tx, agency uuid.UUID, but ...uuid.UUID) ([]Lead, error) {
	return database.Rows[Lead](tx, `WITH RECURSIVE above AS (
		  SELECT id, parent_id, 0 AS steps FROM agencies WHERE partnership_id = $1 AND id = $2
		  UNION ALL SELECT a.id, a.parent_id, b.steps + 1 FROM agencies a JOIN above b ON a.id = b.parent_id
		  WHERE a.partnership_id = $1 AND b.steps < 20),
		leads AS (SELECT DISTINCT p.id, p.name, p.email, b.steps FROM above b
		  JOIN role_grants g ON g.partnership_id = $1 AND g.agency_id = b.id AND g.role = 'coordinator' AND g.revoked_at IS NULL
		  JOIN people p ON p.partnership_id = g.partnership_id AND p.id = g.person_id AND p.email IS NOT NULL AND p.suspended_at IS NULL
		    AND p.id <> ALL($3))
		SELECT id, name, email FROM leads WHERE steps = (SELECT min(steps) FROM leads) ORDER BY id`, tx.Partnership(), agency, append([]uuid.UUID{}, but...))
}
