package people

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// Registration is how a signed-in newcomer becomes a practitioner.
type Registration struct {
	Name     string
	AgencyID uuid.UUID // one of the partnership's, or the newcomer's own at home (see Suggestion)
	JobTitle string
}

// Suggestion is what a newcomer is offered to choose from.
type Suggestion struct {
	Email    string
	Agencies []AgencyChoice           // those with the address's domain, and the newcomer's own at home
	Home     *partnership.Partnership // where the newcomer is a practitioner already; nil for nowhere
}

// Suggest returns the agencies an account's address points to. A practitioner of this partnership, and
// somebody suspended here, need none: ErrRegistered, ErrSuspended.
func (s *Service) Suggest(ctx context.Context) (Suggestion, error) {
	home, err := s.homeOf(ctx)
	if err != nil {
		return Suggestion{}, err
	}
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Suggestion, error) {
		address, err := newcomer(tx, access.OpGetRegistration)
		if err != nil {
			return Suggestion{}, err
		}
		found := Suggestion{Email: address.Text, Home: home.partnership}
		found.Agencies, err = database.Rows[AgencyChoice](tx, `SELECT a.id, a.name, a.sector, coalesce(up.name, '') AS parent FROM agencies a
			LEFT JOIN agencies up ON up.partnership_id = a.partnership_id AND up.id = a.parent_id
			WHERE a.partnership_id = $1 AND a.status = 'active' AND a.home_partnership_id IS NULL
			  AND EXISTS (SELECT 1 FROM agency_domains d WHERE d.partnership_id = $1 AND d.agency_id = a.id AND d.domain = $2)
			ORDER BY lower(a.name), a.id`, tx.Partnership(), address.Domain())
		found.Agencies = append(found.Agencies, home.choices()...)
		return found, err
	})
}

// Register makes the acting account a practitioner here. The membership is confirmed when the address
// has a domain of the agency or of one above it, or when the agency is the newcomer's confirmed one at
// home; else it is pending and staff decide. Faults: ErrRegistered, ErrSuspended, ErrNoSuchAgency,
// ErrAgencyClosed, and on name.
func (s *Service) Register(ctx context.Context, r Registration) (Membership, error) {
	home, err := s.homeOf(ctx)
	if err != nil {
		return Membership{}, err
	}
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Membership, error) {
		address, err := newcomer(tx, access.OpRegister)
		if err != nil {
			return Membership{}, err
		}
		return s.register(tx, r, address, home)
	})
}

func (s *Service) register(tx *database.Tx, r Registration, address email.Address, home home) (Membership, error) {
	status, visitor, err := home.admit(tx, r.AgencyID)
	if err == nil && !visitor {
		status, err = statusFor(tx, address, r.AgencyID)
	}
	if err != nil {
		return Membership{}, err
	}
	account := tx.Actor.Account
	n := NewPerson{Name: r.Name, Email: address.Text, AccountID: &account}
	if visitor {
		n.HomePartnershipID = &home.partnership.ID
	}
	p, err := CreatePersonTx(tx, n)
	if errors.Is(err, ErrEmailTaken) {
		err = ErrRegistered
	}
	if err != nil {
		return Membership{}, err
	}
	m, err := AddMembershipTx(tx, NewMembership{PersonID: p.ID, AgencyID: r.AgencyID, JobTitle: r.JobTitle, Status: status})
	if err != nil {
		return Membership{}, err
	}
	if err := audit.Record(tx, "people.register", "person", p.ID); err != nil {
		return Membership{}, err
	}
	return m, s.tell(tx, p, m)
}

// newcomer returns the address of the acting account, which must have no person here.
func newcomer(tx *database.Tx, op string) (email.Address, error) {
	if !access.Can(tx.Actor, op, access.Own) {
		return email.Address{}, fault.Missing
	}
	a, err := access.AccountByID(tx, tx.Actor.Account)
	if err != nil {
		return email.Address{}, err
	}
	p, found, err := database.One[Person](tx, `SELECT * FROM people WHERE partnership_id = $1 AND (account_id = $2 OR email_key = $3)`,
		tx.Partnership(), a.ID, a.EmailKey)
	switch {
	case err != nil:
		return email.Address{}, err
	case found && p.Suspended():
		return email.Address{}, ErrSuspended
	case found:
		return email.Address{}, ErrRegistered
	}
	return email.Parse(a.Email)
}

// statusFor says whether an address is proof enough of working for an agency.
func statusFor(tx *database.Tx, address email.Address, agency uuid.UUID) (MembershipStatus, error) {
	above, err := aboveOrEqual(tx, agency)
	if err != nil {
		return "", err
	}
	domains, err := database.Values[string](tx, `SELECT domain FROM agency_domains WHERE partnership_id = $1 AND agency_id = ANY($2)`,
		tx.Partnership(), above)
	if err != nil {
		return "", err
	}
	if Vouches(address, domains) {
		return Confirmed, nil
	}
	return Pending, nil
}

// tell writes to a person what has become of a membership; to nobody without an address.
func (s *Service) tell(tx *database.Tx, p Person, m Membership) error {
	if p.Email == nil {
		return nil
	}
	here, err := partnership.Acting(tx)
	if err != nil {
		return err
	}
	var letter notify.Message
	switch m.Status {
	case Confirmed:
		letter = s.site.RegistrationConfirmed(here, p.Name, m.AgencyName)
	case Pending:
		letter = s.site.RegistrationReceived(here, p.Name, m.AgencyName)
	case Refused:
		letter = s.site.RegistrationRefused(here, p.Name, m.AgencyName)
	}
	letter.DedupeKey = letter.Kind + ":" + m.ID.String()
	letter.PersonID, letter.ToName, letter.ToEmail = &p.ID, p.Name, *p.Email
	return notify.Enqueue(tx, letter)
}
