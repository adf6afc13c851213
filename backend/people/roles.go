package people

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Grant is a role that a person holds, or held.
type Grant struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	PersonID      uuid.UUID
	Role          actor.Role
	AgencyID      *uuid.UUID // of a coordinator
	GrantedAt     time.Time
	GrantedBy     *uuid.UUID
	RevokedAt     *time.Time
	RevokedBy     *uuid.UUID
	AgencyName    string `gorm:"-"` // today; read, never written
}

// TableName is where roles are kept.
func (Grant) TableName() string { return "role_grants" }

// grantsOf reads the roles a person holds, the oldest first.
func grantsOf(tx *database.Tx, person uuid.UUID) ([]Grant, error) {
	return database.Rows[Grant](tx, `SELECT g.*, coalesce(a.name, '') AS agency_name FROM role_grants g
		LEFT JOIN agencies a ON a.partnership_id = g.partnership_id AND a.id = g.agency_id
		WHERE g.partnership_id = $1 AND g.person_id = $2 AND g.revoked_at IS NULL ORDER BY g.granted_at, g.id`, tx.Partnership(), person)
}

// GrantRole gives a person a role; a coordinator's is for one agency. Faults: fault.Missing, ErrGranted,
// ErrUnfit, ErrNoSuchAgency, ErrAgencyClosed, and on agencyId when it is missing or does not belong.
func (s *Service) GrantRole(ctx context.Context, person uuid.UUID, role actor.Role, agency *uuid.UUID) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpGrantRole, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		p, err := PersonByID(tx, person)
		if err != nil {
			return PersonDetail{}, err
		}
		if p.Suspended() || p.ErasedAt != nil {
			return PersonDetail{}, ErrUnfit
		}
		if _, err := GrantRoleTx(tx, person, role, agency); err != nil {
			return PersonDetail{}, err
		}
		if err := audit.Record(tx, "people.grant_role", "person", person); err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

// GrantRoleTx is GrantRole without its audit row and its questions about the person: for the operator,
// imports and the demo.
func GrantRoleTx(tx *database.Tx, person uuid.UUID, role actor.Role, agency *uuid.UUID) (Grant, error) {
	if err := checkGrant(role, agency); err != nil {
		return Grant{}, err
	}
	g := Grant{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PersonID: person, Role: role, AgencyID: agency,
		GrantedAt: tx.Now, GrantedBy: tx.Actor.PersonOrNil(),
	}
	if agency != nil {
		a, err := agencyToJoin(tx, *agency, true)
		if err != nil {
			return Grant{}, err
		}
		g.AgencyName = a.Name
	}
	err := tx.DB.Create(&g).Error
	switch {
	case database.IsUnique(err, "role_grants_live"):
		return Grant{}, ErrGranted
	case database.IsForeignKey(err, "role_grants_partnership_id_person_id_fkey"):
		return Grant{}, fault.Missing
	case err != nil:
		return Grant{}, fmt.Errorf("grant role: %w", err)
	}
	return g, nil
}

var grantable = []actor.Role{actor.Coordinator, actor.Trainer, actor.Staff, actor.Administrator}

// checkGrant: a coordinator's role is for an agency, the others are for the whole partnership.
func checkGrant(role actor.Role, agency *uuid.UUID) error {
	switch {
	case !slices.Contains(grantable, role):
		return fault.OnField("role", "not_a_choice", "Choose a role from the list.")
	case role == actor.Coordinator && agency == nil:
		return fault.OnField("agencyId", "agency_needed", "Choose the agency this person coordinates.")
	case role != actor.Coordinator && agency != nil:
		return fault.OnField("agencyId", "no_agency_here", "Only a coordinator's role is for an agency.")
	}
	return nil
}

// RevokeRole takes a role away. Faults: fault.Missing (also for one taken away already), ErrLastAdmin.
func (s *Service) RevokeRole(ctx context.Context, person, grant uuid.UUID) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpRevokeRole, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		p, err := PersonByID(tx, person)
		if err != nil {
			return PersonDetail{}, err
		}
		if err := revoke(tx, person, grant); err != nil {
			return PersonDetail{}, err
		}
		if err := audit.Record(tx, "people.revoke_role", "person", person); err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

func revoke(tx *database.Tx, person, grant uuid.UUID) error {
	g, found, err := database.One[Grant](tx, `SELECT * FROM role_grants
		WHERE partnership_id = $1 AND id = $2 AND person_id = $3 AND revoked_at IS NULL`, tx.Partnership(), grant, person)
	switch {
	case err != nil:
		return err
	case !found:
		return fault.Missing
	}
	if g.Role == actor.Administrator {
		if err := keepAnAdministrator(tx, person); err != nil {
			return err
		}
	}
	done := tx.DB.Model(&Grant{}).Where("partnership_id = ? AND id = ? AND revoked_at IS NULL", tx.Partnership(), grant).
		Updates(map[string]any{"revoked_at": tx.Now, "revoked_by": tx.Actor.PersonOrNil()})
	if done.Error == nil && done.RowsAffected == 0 {
		return fault.Missing
	}
	return done.Error
}

// keepAnAdministrator refuses to do without a person's administrator role when nobody else could act
// as one. All administrators' grants are locked, so that two cannot remove each other at one moment.
func keepAnAdministrator(tx *database.Tx, person uuid.UUID) error {
	administrators, err := database.Values[uuid.UUID](tx, `SELECT person_id FROM role_grants
		WHERE partnership_id = $1 AND role = 'administrator' AND revoked_at IS NULL ORDER BY id FOR NO KEY UPDATE`, tx.Partnership())
	if err != nil {
		return err
	}
	var others int
	err = tx.PGX.QueryRow(`SELECT count(*) FROM people WHERE partnership_id = $1 AND id = ANY($2) AND id <> $3
		AND suspended_at IS NULL AND erased_at IS NULL AND email IS NOT NULL`, tx.Partnership(), administrators, person).Scan(&others)
	if err == nil && others == 0 {
		err = ErrLastAdmin
	}
	return err
}
