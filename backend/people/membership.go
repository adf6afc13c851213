package people

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// MembershipStatus is how sure we are that a person works for an agency.
type MembershipStatus string

// Staff decide about a pending membership, once.
const (
	Confirmed MembershipStatus = "confirmed"
	Pending   MembershipStatus = "pending"
	Refused   MembershipStatus = "refused"
)

// Membership says that a person works for an agency, from a London date until another, both included.
type Membership struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	PersonID      uuid.UUID
	AgencyID      uuid.UUID
	JobTitle      string
	Status        MembershipStatus
	FromDate      ukdate.Date
	ToDate        ukdate.Date // zero: open
	CreatedAt     time.Time
	DecidedAt     *time.Time
	DecidedBy     *uuid.UUID
	AgencyName    string `gorm:"-"` // of the agency today; read, never written
}

// TableName is where memberships are kept.
func (Membership) TableName() string { return "memberships" }

const selectMembership = `SELECT m.*, a.name AS agency_name FROM memberships m
	JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id `

// MembershipsOf reads the memberships of a person that are open on a date, confirmed or pending,
// oldest first; nil for none.
func MembershipsOf(tx *database.Tx, person uuid.UUID, on ukdate.Date) ([]Membership, error) {
	return database.Rows[Membership](tx, selectMembership+`
		WHERE m.partnership_id = $1 AND m.person_id = $2 AND m.status <> 'refused'
		  AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)
		ORDER BY m.from_date, m.id`, tx.Partnership(), person, on)
}

// allMembershipsOf reads every membership of a person, the newest first.
func allMembershipsOf(tx *database.Tx, person uuid.UUID) ([]Membership, error) {
	return database.Rows[Membership](tx, selectMembership+`
		WHERE m.partnership_id = $1 AND m.person_id = $2
		ORDER BY m.to_date DESC NULLS FIRST, m.from_date DESC, m.id DESC`, tx.Partnership(), person)
}

// lockMembership reads a membership for changing it; fault.Missing for none.
func lockMembership(tx *database.Tx, id uuid.UUID) (Membership, error) {
	m, found, err := database.One[Membership](tx, `SELECT * FROM memberships
		WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return m, err
}

// NewMembership is a membership to be written.
type NewMembership struct {
	PersonID uuid.UUID
	AgencyID uuid.UUID
	JobTitle string
	From     ukdate.Date // zero: today
	To       ukdate.Date // zero: open
	Status   MembershipStatus
}

// AddMembershipTx records that a person works for an agency. Faults: ErrNoSuchAgency, ErrAgencyClosed
// (for an open membership), ErrAlreadyMember, and on `to` when it lies before the start.
func AddMembershipTx(tx *database.Tx, n NewMembership) (Membership, error) {
	m := Membership{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PersonID: n.PersonID, AgencyID: n.AgencyID,
		JobTitle: tidy(n.JobTitle), Status: n.Status, FromDate: n.From, ToDate: n.To, CreatedAt: tx.Now,
	}
	if m.FromDate.IsZero() {
		m.FromDate = ukdate.DateOf(tx.Now)
	}
	if !m.ToDate.IsZero() && m.ToDate.Before(m.FromDate) {
		return Membership{}, fault.OnField("to", "before_start", "The last day must be on or after the first.")
	}
	if m.Status == Confirmed {
		m.DecidedAt, m.DecidedBy = &m.CreatedAt, tx.Actor.PersonOrNil()
	}
	a, err := agencyToJoin(tx, n.AgencyID, m.ToDate.IsZero())
	if err != nil {
		return Membership{}, err
	}
	m.AgencyName = a.Name
	return m, membershipFault(tx.DB.Create(&m).Error)
}

// agencyToJoin reads an agency somebody is to work for; a closed one only for the past.
func agencyToJoin(tx *database.Tx, id uuid.UUID, open bool) (Agency, error) {
	a, err := AgencyByID(tx, id)
	switch {
	case errors.Is(err, fault.Missing):
		return Agency{}, ErrNoSuchAgency
	case err != nil:
		return Agency{}, err
	case open && a.Status == Closed:
		return Agency{}, ErrAgencyClosed
	}
	return a, nil
}

func membershipFault(err error) error {
	switch {
	case err == nil:
		return nil
	case database.IsUnique(err, "memberships_open"):
		return ErrAlreadyMember
	}
	return fmt.Errorf("write membership: %w", err)
}
