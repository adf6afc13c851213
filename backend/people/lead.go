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
