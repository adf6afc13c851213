package people

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Person is somebody of one partnership. Everyone with a person record there is a practitioner.
type Person struct {
	PartnershipID     uuid.UUID
	ID                uuid.UUID
	AccountID         *uuid.UUID // nil: has never signed in
	Code              *string    // the partnership's own key, used by imports; nil for none
	Name              string
	Email             *string // nil: a coordinator acts for them
	EmailKey          *string
	HomePartnershipID *uuid.UUID // of a visitor
	DoNotList         bool
	SuspendedAt       *time.Time
	ErasedAt          *time.Time
	CreatedAt         time.Time
}

// TableName is where persons are kept.
func (Person) TableName() string { return "people" }

// Suspended reports whether the person may not act or attend for now.
func (p Person) Suspended() bool { return p.SuspendedAt != nil }

// Address returns the person's e-mail address, empty for none.
func (p Person) Address() string {
	if p.Email == nil {
		return ""
	}
	return *p.Email
}

// PersonByID reads a person of the acting partnership; fault.Missing for none.
func PersonByID(tx *database.Tx, id uuid.UUID) (Person, error) {
	p, found, err := database.One[Person](tx, `SELECT * FROM people WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return p, err
}

// PersonByEmail reads the person with an address, whatever its letters' case; found is false for
// none, and for text that is no address.
func PersonByEmail(tx *database.Tx, text string) (p Person, found bool, err error) {
	address, err := email.Parse(text)
	if err != nil {
		return Person{}, false, nil
	}
	return database.One[Person](tx, `SELECT * FROM people WHERE partnership_id = $1 AND email_key = $2`, tx.Partnership(), address.Key)
}

// LockPeople locks persons until the transaction ends, in the order of their ids. Those who do not
// exist are no error.
func LockPeople(tx *database.Tx, ids ...uuid.UUID) error {
	_, err := database.Values[uuid.UUID](tx, `SELECT id FROM people WHERE partnership_id = $1 AND id = ANY($2)
		ORDER BY id FOR NO KEY UPDATE`, tx.Partnership(), ids)
	return err
}

// RoleMailbox reports whether an address belongs to an office (training@, info@) rather than to one
// person; false for text that is no address.
func RoleMailbox(text string) bool {
	address, err := email.Parse(text)
	return err == nil && address.IsRoleMailbox()
}

// NewPerson is what a person record begins with.
type NewPerson struct {
	ID                uuid.UUID // zero: a new one
	Code              string    // the partnership's own key, used by imports; empty: none
	Name              string
	Email             string    // empty: none
	AgencyID          uuid.UUID // zero: no membership yet
	JobTitle          string
	From              ukdate.Date // of the membership; zero: today
	AccountID         *uuid.UUID
	HomePartnershipID *uuid.UUID
}

// CreatePersonTx adds a person and, with an agency, a confirmed membership. Faults lie on name, email
// (not an address, a role mailbox, taken) and agencyId (not one of ours, closed). It writes no audit
// row: that is its use case's.
func CreatePersonTx(tx *database.Tx, n NewPerson) (Person, error) {
	p, err := newPerson(n)
	if err != nil {
		return Person{}, err
	}
	p.PartnershipID, p.CreatedAt = tx.Partnership(), tx.Now
	if err := tx.DB.Create(&p).Error; err != nil {
		return Person{}, personFault(err)
	}
	if n.AgencyID == uuid.Nil {
		return p, nil
	}
	_, err = AddMembershipTx(tx, NewMembership{
		PersonID: p.ID, AgencyID: n.AgencyID, JobTitle: n.JobTitle, From: n.From, Status: Confirmed,
	})
	return p, err
}

// newPerson checks what a person record begins with.
func newPerson(n NewPerson) (Person, error) {
	p := Person{ID: n.ID, AccountID: n.AccountID, HomePartnershipID: n.HomePartnershipID}
	if p.ID == uuid.Nil {
		p.ID = uuid.Must(uuid.NewV7())
	}
	if code := tidy(n.Code); code != "" {
		p.Code = &code
	}
	var wrong fault.Fields
	if p.Name = tidy(n.Name); p.Name == "" {
		wrong.Add("name", "required", "Enter a name.")
	}
	if strings.TrimSpace(n.Email) != "" {
		address, err := access.PersonalAddress(n.Email)
		if err != nil {
			wrong = append(wrong, fault.Of(err).Fields...)
		}
		p.Email, p.EmailKey = &address.Text, &address.Key
	}
	return p, wrong.Err()
}

func personFault(err error) error {
	switch {
	case database.IsUnique(err, "people_by_email"):
		return ErrEmailTaken
	case database.IsUnique(err, "people_by_account"):
		return ErrRegistered
	case database.IsUnique(err, "people_by_code"):
		return ErrKeyTaken
	}
	return fmt.Errorf("write person: %w", err)
}

// tidy trims a text of one line and makes every run of white space one space.
func tidy(text string) string { return strings.Join(strings.Fields(text), " ") }
