package people

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// home is the partnership in which a newcomer is a practitioner already, with the agencies the
// newcomer works for there. The zero home is nowhere.
type home struct {
	partnership *partnership.Partnership
	memberships []homeMembership
}

type homeMembership struct {
	AgencyID uuid.UUID
	Name     string
	Sector   string
	Class    string
	Status   MembershipStatus
}

// homeOf looks for the acting account's person in the other published partnerships, one by one and as
// that account: only the owner of the record asks. The first by name is home.
func (s *Service) homeOf(ctx context.Context) (home, error) {
	by := actor.From(ctx)
	others, err := database.InTx(ctx, s.db, partnership.Published)
	if err != nil || by.Account == uuid.Nil {
		return home{}, err
	}
	for _, other := range others {
		if other.ID == by.Partnership {
			continue
		}
		there := actor.With(ctx, actor.Principal{Partnership: other.ID, Account: by.Account, Origin: by.Origin, RequestID: by.RequestID})
		found, err := database.InTx(there, s.db, atHome)
		if err != nil {
			return home{}, err
		}
		if len(found) > 0 {
			return home{&other, found}, nil
		}
	}
	return home{}, nil
}

// atHome reads the present agencies of the acting account's person; none for a visitor, who is not at
// home here either, and for somebody suspended.
func atHome(tx *database.Tx) ([]homeMembership, error) {
	return database.Rows[homeMembership](tx, `SELECT a.id AS agency_id, a.name, a.sector, m.status, coalesce(
		  (SELECT CASE WHEN c.evidence_expires < $3 THEN '' ELSE c.class END FROM agency_classes c
		   WHERE c.partnership_id = a.partnership_id AND c.agency_id = a.id AND c.valid_from <= $3
		   ORDER BY c.valid_from DESC LIMIT 1), '') AS class
		FROM people p
		JOIN memberships m ON m.partnership_id = p.partnership_id AND m.person_id = p.id
		JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
		WHERE p.partnership_id = $1 AND p.account_id = $2 AND p.home_partnership_id IS NULL
		  AND p.suspended_at IS NULL AND p.erased_at IS NULL AND m.status <> 'refused'
		  AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)
		ORDER BY m.from_date, m.id`, tx.Partnership(), tx.Actor.Account, ukdate.DateOf(tx.Now))
}

// choices offers the agencies at home to a visitor.
func (h home) choices() []AgencyChoice {
	var choices []AgencyChoice
	for _, m := range h.memberships {
		choices = append(choices, AgencyChoice{ID: m.AgencyID, Name: m.Name, Sector: m.Sector, Parent: h.partnership.Name})
	}
	return choices
}

// admit makes sure that an agency of home has its visitor agency here: a row of the same id, with
// sector, class and home noted, out of the area. visitor is false for an agency that is none of home's.
func (h home) admit(tx *database.Tx, agency uuid.UUID) (status MembershipStatus, visitor bool, err error) {
	for _, m := range h.memberships {
		if m.AgencyID != agency {
			continue
		}
		if err := lockAgencies(tx); err != nil {
			return "", true, err
		}
		_, err := AgencyByID(tx, agency)
		if errors.Is(err, fault.Missing) {
			err = h.copyAgency(tx, m)
		}
		return m.Status, true, err
	}
	return "", false, nil
}

func (h home) copyAgency(tx *database.Tx, m homeMembership) error {
	w := AgencyWrite{
		ID: m.AgencyID, Name: m.Name, Sector: m.Sector, Class: m.Class, Area: "out", HomePartnershipID: &h.partnership.ID,
	}
	taken, err := nameTaken(tx, w.Name)
	if err != nil {
		return err
	}
	if taken {
		w.Name += " (" + h.partnership.Name + ")"
	}
	_, err = CreateAgencyTx(tx, w)
	return err
}

func nameTaken(tx *database.Tx, name string) (taken bool, err error) {
	err = tx.PGX.QueryRow(`SELECT EXISTS (SELECT 1 FROM agencies WHERE partnership_id = $1 AND lower(name) = lower($2) AND status = 'active')`,
		tx.Partnership(), name).Scan(&taken)
	return taken, err
}
