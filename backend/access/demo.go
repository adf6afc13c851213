package access

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// DemoPerson is somebody whom one click signs in as, in a demo.
type DemoPerson struct {
	PartnershipID uuid.UUID
	Key           string // in the address bar: police-coordinator
	PersonID      uuid.UUID
	Role          actor.Role // shown; what the person may do stands in role_grants
	Hint          string     // what to try
	Position      int
	Name          string `gorm:"-"` // of the person
}

// TableName is where the demo's people are kept.
func (DemoPerson) TableName() string { return "demo_people" }

// AddDemoPersonTx offers a person, who must have an e-mail address, for one-click sign-in.
func AddDemoPersonTx(tx *database.Tx, d DemoPerson) error {
	d.PartnershipID = tx.Partnership()
	return tx.DB.Create(&d).Error
}

// DemoPeople returns whom one click signs in as; fault.Missing outside a demo.
func (s *Service) DemoPeople(ctx context.Context) ([]DemoPerson, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]DemoPerson, error) {
		if err := mayDemo(tx, OpGetDemo); err != nil {
			return nil, err
		}
		return database.Rows[DemoPerson](tx, `SELECT d.*, p.name FROM demo_people d
			JOIN people p ON p.partnership_id = d.partnership_id AND p.id = d.person_id
			WHERE d.partnership_id = $1 AND p.suspended_at IS NULL AND p.erased_at IS NULL
			ORDER BY d.position, d.key`, tx.Partnership())
	})
}

// DemoSignIn returns the account of a demo person; fault.Missing outside a demo or for another key.
func (s *Service) DemoSignIn(ctx context.Context, key string) (Account, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Account, error) {
		if err := mayDemo(tx, OpDemoSignIn); err != nil {
			return Account{}, err
		}
		address, err := demoAddress(tx, key)
		if err != nil {
			return Account{}, err
		}
		return s.enter(tx, address)
	})
}

func demoAddress(tx *database.Tx, key string) (email.Address, error) {
	texts, err := database.Values[string](tx, `SELECT p.email FROM demo_people d
		JOIN people p ON p.partnership_id = d.partnership_id AND p.id = d.person_id
		WHERE d.partnership_id = $1 AND d.key = $2 AND p.email IS NOT NULL
		  AND p.suspended_at IS NULL AND p.erased_at IS NULL`, tx.Partnership(), key)
	if err != nil {
		return email.Address{}, err
	}
	if len(texts) == 0 {
		return email.Address{}, fault.Missing
	}
	return email.Parse(texts[0])
}

func mayDemo(tx *database.Tx, op string) error {
	demo, err := partnership.IsDemo(tx)
	if err != nil {
		return err
	}
	if !demo || !Can(tx.Actor, op, Demo) {
		return fault.Missing
	}
	return nil
}
