package people

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// PersonDetail is a person with agencies and roles.
type PersonDetail struct {
	Person
	HomeName    string          // of a visitor's own partnership; empty otherwise
	Refused     *notify.Refusal // nil: their address takes mail, as far as we know
	Memberships []Membership    // all, the open ones first
	Grants      []Grant         // held today
}

// Person reads a person with agencies and roles; fault.Missing for none.
func (s *Service) Person(ctx context.Context, id uuid.UUID) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpGetPerson, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		p, err := PersonByID(tx, id)
		if err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, p)
	})
}

func personDetail(tx *database.Tx, p Person) (d PersonDetail, err error) {
	d.Person = p
	if d.HomeName, err = homeName(tx, p); err != nil {
		return d, err
	}
	if d.Refused, err = refusalOf(tx, p); err != nil {
		return d, err
	}
	if d.Memberships, err = allMembershipsOf(tx, p.ID); err != nil {
		return d, err
	}
	d.Grants, err = grantsOf(tx, p.ID)
	return d, err
}

// refusalOf: an address left behind is no longer theirs, nor is what it refused.
func refusalOf(tx *database.Tx, p Person) (*notify.Refusal, error) {
	if p.EmailKey == nil {
		return nil, nil
	}
	found, err := notify.Refusals(tx, *p.EmailKey)
	if r, refused := found[*p.EmailKey]; refused {
		return &r, err
	}
	return nil, err
}

func homeName(tx *database.Tx, p Person) (string, error) {
	if p.HomePartnershipID == nil {
		return "", nil
	}
	home, err := partnership.ByID(tx, *p.HomePartnershipID)
	return home.Name, err
}

func personView(tx *database.Tx, id uuid.UUID) (PersonView, error) {
	v, found, err := database.One[PersonView](tx, selectPersonView+` AND p.id = $3`, tx.Partnership(), ukdate.DateOf(tx.Now), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return v, err
}

// Me is who somebody is here.
type Me struct {
	Email       string  // of the account; empty when nobody is signed in
	Person      *Person // nil: no person here
	Memberships []Membership
	Grants      []Grant
}

// Me returns who acts in ctx is here. For somebody not signed in it is empty, and no fault.
func (s *Service) Me(ctx context.Context) (Me, error) { return database.InTx(ctx, s.db, me) }

func me(tx *database.Tx) (Me, error) {
	if tx.Actor.Account == uuid.Nil {
		return Me{}, nil
	}
	a, err := access.AccountByID(tx, tx.Actor.Account)
	if errors.Is(err, fault.Missing) {
		return Me{}, nil
	}
	if err != nil || tx.Actor.Person == uuid.Nil {
		return Me{Email: a.Email}, err
	}
	p, err := PersonByID(tx, tx.Actor.Person)
	if err != nil {
		return Me{}, err
	}
	mine := Me{Email: a.Email, Person: &p}
	if mine.Memberships, err = MembershipsOf(tx, p.ID, ukdate.DateOf(tx.Now)); err != nil {
		return Me{}, err
	}
	mine.Grants, err = grantsOf(tx, p.ID)
	return mine, err
}

// UpdateMe changes my name and whether I am on delegates' lists.
func (s *Service) UpdateMe(ctx context.Context, name string, doNotList bool) (Me, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Me, error) {
		if !access.Can(tx.Actor, access.OpUpdateMe, access.Own) || tx.Actor.Person == uuid.Nil {
			return Me{}, fault.Missing
		}
		if name = tidy(name); name == "" {
			return Me{}, fault.OnField("name", "required", "Enter your name.")
		}
		done := tx.DB.Model(&Person{}).
			Where("partnership_id = ? AND id = ? AND (name <> ? OR do_not_list <> ?)", tx.Partnership(), tx.Actor.Person, name, doNotList).
			Updates(map[string]any{"name": name, "do_not_list": doNotList})
		if done.Error != nil {
			return Me{}, done.Error
		}
		if done.RowsAffected == 1 {
			if err := audit.Record(tx, "people.update_me", "person", tx.Actor.Person); err != nil {
				return Me{}, err
			}
		}
		return me(tx)
	})
}

// JoinAccount joins an account that has proved its mailbox to the person here with its address, if
// there is one that no account has yet: app.New hangs it on access.Service.OnSignedIn.
func (s *Service) JoinAccount(tx *database.Tx, a access.Account) error {
	_, err := tx.PGX.Exec(`UPDATE people SET account_id = $2
		WHERE partnership_id = $1 AND email_key = $3 AND account_id IS NULL AND erased_at IS NULL
		  AND NOT EXISTS (SELECT 1 FROM people WHERE partnership_id = $1 AND account_id = $2)`,
		tx.Partnership(), a.ID, a.EmailKey)
	return err
}
