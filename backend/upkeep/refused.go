package upkeep

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// Unreached is a person whose address refuses mail.
type Unreached struct {
	PersonID   uuid.UUID
	PersonName string
	Email      string
	Agencies   []string // to which they belong today
	Since      time.Time
	LastAt     time.Time
	Refusals   int
	Reason     string // no_mailbox, mailbox_full, refused
}

// mostUnreached bounds the list: who has more has another task than asking people one by one.
const mostUnreached = 200

// Unreached lists people whose address refuses mail, the newest first: everybody for staff, those of their
// agencies for coordinators. Others are told fault.Missing.
func (s *Service) Unreached(ctx context.Context) ([]Unreached, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Unreached, error) {
		if access.Can(tx.Actor, access.OpListUnreached, access.Partnership) {
			return unreached(tx, nil)
		}
		if !access.Can(tx.Actor, access.OpListUnreached, access.Agency) {
			return nil, fault.Missing
		}
		led, err := people.LedAgencies(tx, uuid.Nil)
		if err != nil {
			return nil, err
		}
		return unreached(tx, append([]uuid.UUID{}, led...))
	})
}

// unreached is of people of some agencies; nil: of all.
func unreached(tx *database.Tx, agencies []uuid.UUID) ([]Unreached, error) {
	return database.Rows[Unreached](tx, `SELECT p.id AS person_id, p.name AS person_name, p.email, r.since, r.last_at, r.refusals, r.reason,
		  ARRAY(SELECT a.name `+ofPresent+` ORDER BY lower(a.name)) AS agencies
		FROM refused_addresses r JOIN people p ON p.partnership_id = r.partnership_id AND p.email_key = r.email_key
		WHERE r.partnership_id = $1 AND p.erased_at IS NULL AND p.suspended_at IS NULL
		  AND ($3::uuid[] IS NULL OR EXISTS (SELECT 1 `+ofPresent+` AND m.agency_id = ANY($3)))
		ORDER BY r.since DESC, p.id LIMIT $4`, tx.Partnership(), ukdate.DateOf(tx.Now), agencies, mostUnreached)
}

// ofPresent are the agencies a of which p is a member today ($2).
const ofPresent = `FROM memberships m JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
	WHERE m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.status = 'confirmed' AND m.from_date <= $2 AND (m.to_date IS NULL OR m.to_date >= $2)`
