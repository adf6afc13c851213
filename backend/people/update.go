package people

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// CreatePerson adds a person for staff. Faults: those of CreatePersonTx; an agency must be named.
func (s *Service) CreatePerson(ctx context.Context, n NewPerson) (PersonView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonView, error) {
		if !access.Can(tx.Actor, access.OpCreatePerson, access.Partnership) {
			return PersonView{}, fault.Missing
		}
		if n.AgencyID == uuid.Nil {
			return PersonView{}, ErrNoSuchAgency
		}
		p, err := AddPersonTx(tx, n)
		if err != nil {
			return PersonView{}, err
		}
		return personView(tx, p.ID)
	})
}

// AddPersonTx is CreatePersonTx with its audit row; it does not ask who may.
func AddPersonTx(tx *database.Tx, n NewPerson) (Person, error) {
	p, err := CreatePersonTx(tx, n)
	if err != nil {
		return p, err
	}
	return p, audit.Record(tx, "people.create_person", "person", p.ID)
}

// PersonUpdate is what staff correct about a person.
type PersonUpdate struct {
	Name      string
	Email     string // empty: none, so that a coordinator acts for them
	Suspended bool
}

// UpdatePerson replaces what staff write about a person, suspends or lets back in. A new address cuts the person loose from
// the old one's account: only the new mailbox signs in. Suspending ends what is to come (OnSuspended).
// The same again changes nothing. Faults: fault.Missing, ErrEmailTaken, those of an address, ErrOwnBarred,
// ErrAdminOnly, ErrLastAdmin.
func (s *Service) UpdatePerson(ctx context.Context, id uuid.UUID, u PersonUpdate) (PersonDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdatePerson, access.Partnership) {
			return PersonDetail{}, fault.Missing
		}
		if err := LockPeople(tx, id); err != nil {
			return PersonDetail{}, err
		}
		before, err := PersonByID(tx, id)
		if err != nil {
			return PersonDetail{}, err
		}
		after, err := u.of(before, tx)
		if err != nil {
			return PersonDetail{}, err
		}
		if err := s.change(tx, before, after); err != nil {
			return PersonDetail{}, err
		}
		return personDetail(tx, after)
	})
}

// of returns the person as it will be.
func (u PersonUpdate) of(p Person, tx *database.Tx) (Person, error) {
	checked, err := newPerson(NewPerson{ID: p.ID, Name: u.Name, Email: u.Email})
	if err != nil {
		return p, err
	}
	if !sameText(p.EmailKey, checked.EmailKey) {
		p.AccountID = nil
	}
	p.Name, p.Email, p.EmailKey = checked.Name, checked.Email, checked.EmailKey
	switch {
	case !u.Suspended:
		p.SuspendedAt = nil
	case p.SuspendedAt == nil:
		p.SuspendedAt = &tx.Now
	}
	return p, nil
}

// change writes what differs, with one audit row that names the weightiest of it.
func (s *Service) change(tx *database.Tx, before, after Person) error {
	action := whatChanged(before, after)
	if action == "" {
		return nil
	}
	if action != "people.update_person" || !sameText(before.EmailKey, after.EmailKey) {
		if err := mayTouch(tx, after); err != nil {
			return err
		}
	}
	err := tx.DB.Model(&Person{}).Where("partnership_id = ? AND id = ?", tx.Partnership(), after.ID).Updates(map[string]any{
		"name": after.Name, "email": after.Email, "email_key": after.EmailKey,
		"account_id": after.AccountID, "suspended_at": after.SuspendedAt,
	}).Error
	if err != nil {
		return personFault(err)
	}
	if err := audit.Record(tx, action, "person", after.ID); err != nil {
		return err
	}
	if action == "people.suspend" {
		return s.OnSuspended(tx, after.ID)
	}
	return nil
}

func whatChanged(before, after Person) string {
	switch {
	case !before.Suspended() && after.Suspended():
		return "people.suspend"
	case before.Suspended() && !after.Suspended():
		return "people.readmit"
	case before.Name != after.Name || !sameText(before.Email, after.Email):
		return "people.update_person"
	}
	return ""
}

// mayTouch guards suspension and addresses: whoever holds the mailbox holds the roles. Nobody suspends
// themselves, only an administrator touches an administrator, and one who can act stays.
func mayTouch(tx *database.Tx, after Person) error {
	grants, err := grantsOf(tx, after.ID)
	if err != nil {
		return err
	}
	if after.Suspended() && after.ID == tx.Actor.Person {
		return ErrOwnBarred
	}
	for _, g := range grants {
		if g.Role != actor.Administrator {
			continue
		}
		if tx.Actor.Origin == actor.Web && !tx.Actor.Has(actor.Administrator) {
			return ErrAdminOnly
		}
		if after.Suspended() || after.Email == nil {
			return keepAnAdministrator(tx, after.ID)
		}
	}
	return nil
}

func sameText(a, b *string) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
