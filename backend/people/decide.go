package people

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// PendingMembership is a registration that staff have to decide about.
type PendingMembership struct {
	ID             uuid.UUID
	PersonID       uuid.UUID
	PersonName     string
	Email          string // empty for none
	AgencyID       uuid.UUID
	AgencyName     string
	JobTitle       string
	AskedAt        time.Time
	AgencyHasNames bool // the agency has e-mail domains
}

// Why says in words what is unclear.
func (m PendingMembership) Why() string {
	address, err := email.Parse(m.Email)
	switch {
	case err != nil:
		return "There is no email address to show who employs them."
	case email.IsPublicDomain(address.Domain()):
		return "Anybody can have an address at " + address.Domain() + ", so it does not show who employs them."
	case !m.AgencyHasNames:
		return "We know no email domain of " + m.AgencyName + "."
	}
	return address.Domain() + " is not an email domain of " + m.AgencyName + "."
}

// Pending lists the registrations whose agency is not clear, the longest waiting first.
func (s *Service) Pending(ctx context.Context) ([]PendingMembership, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]PendingMembership, error) {
		if !access.Can(tx.Actor, access.OpListPendingMemberships, access.Partnership) {
			return nil, fault.Missing
		}
		return database.Rows[PendingMembership](tx, `SELECT m.id, m.person_id, p.name AS person_name, coalesce(p.email, '') AS email,
			  m.agency_id, a.name AS agency_name, m.job_title, m.created_at AS asked_at,
			  EXISTS (SELECT 1 FROM agency_domains d WHERE d.partnership_id = a.partnership_id AND d.agency_id = a.id) AS agency_has_names
			FROM memberships m
			JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id
			JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
			WHERE m.partnership_id = $1 AND m.status = 'pending' AND m.to_date IS NULL AND p.erased_at IS NULL
			ORDER BY m.created_at, m.id`, tx.Partnership())
	})
}

// Decision is what staff make of a pending membership.
type Decision struct {
	Confirm  bool
	AgencyID *uuid.UUID // confirm, but with this agency; nil: the one chosen
}

// Decide confirms or refuses a pending membership and tells the person. Faults: fault.Missing,
// ErrDecided, ErrNoSuchAgency, ErrAgencyClosed, ErrAlreadyMember.
func (s *Service) Decide(ctx context.Context, membership uuid.UUID, d Decision) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpDecideMembership, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		m, err := lockMembership(tx, membership)
		if err != nil {
			return PersonDetail{}, err
		}
		if m, err = decide(tx, m, d); err != nil {
			return PersonDetail{}, err
		}
		if err := audit.Record(tx, "people.decide_membership", "membership", m.ID); err != nil {
			return PersonDetail{}, err
		}
		p, err := PersonByID(tx, m.PersonID)
		if err != nil {
			return PersonDetail{}, err
		}
		if err := s.tell(tx, p, m); err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

// decide writes the decision and returns the membership as it now is, with its agency's name.
func decide(tx *database.Tx, m Membership, d Decision) (Membership, error) {
	if m.Status != Pending {
		return m, ErrDecided
	}
	m.Status = Refused
	if d.Confirm {
		m.Status = Confirmed
	}
	if d.Confirm && d.AgencyID != nil {
		m.AgencyID = *d.AgencyID
	}
	a, err := agencyToJoin(tx, m.AgencyID, d.Confirm)
	if err != nil {
		return m, err
	}
	m.AgencyName = a.Name
	err = tx.DB.Model(&Membership{}).Where("partnership_id = ? AND id = ?", tx.Partnership(), m.ID).Updates(map[string]any{
		"status": m.Status, "agency_id": m.AgencyID, "decided_at": tx.Now, "decided_by": tx.Actor.PersonOrNil(),
	}).Error
	return m, membershipFault(err)
}

// AddMembership records, for staff, that a person works for an agency from a London date (zero: today).
// Faults: fault.Missing, ErrNoSuchAgency, ErrAgencyClosed, ErrAlreadyMember.
func (s *Service) AddMembership(ctx context.Context, n NewMembership) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpAddMembership, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		p, err := PersonByID(tx, n.PersonID)
		if err != nil {
			return PersonDetail{}, err
		}
		n.Status = Confirmed
		if _, err := AddMembershipTx(tx, n); err != nil {
			return PersonDetail{}, err
		}
		if err := audit.Record(tx, "people.add_membership", "person", p.ID); err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

// EndMembership records the last day somebody worked for an agency, which may lie ahead. Faults:
// fault.Missing, ErrEnded, and on `to` when it lies before the start.
func (s *Service) EndMembership(ctx context.Context, membership uuid.UUID, to ukdate.Date) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpEndMembership, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		m, err := lockMembership(tx, membership)
		if err != nil {
			return PersonDetail{}, err
		}
		if err := end(tx, m, to); err != nil {
			return PersonDetail{}, err
		}
		if err := audit.Record(tx, "people.end_membership", "membership", m.ID); err != nil {
			return PersonDetail{}, err
		}
		p, err := PersonByID(tx, m.PersonID)
		if err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

func end(tx *database.Tx, m Membership, to ukdate.Date) error {
	switch {
	case !m.ToDate.IsZero() || m.Status == Refused:
		return ErrEnded
	case to.IsZero():
		return fault.OnField("to", "required", "Enter the last day.")
	case to.Before(m.FromDate):
		return fault.OnField("to", "before_start", "The last day must be on or after the first.")
	}
	return tx.DB.Model(&Membership{}).Where("partnership_id = ? AND id = ?", tx.Partnership(), m.ID).
		Updates(map[string]any{"to_date": to}).Error
}
