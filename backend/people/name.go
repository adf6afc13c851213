package people

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// mostFound is how many people a search for a colleague answers with.
const mostFound = 20

// ErrEmailNeeded: who is named by a colleague, and by nobody who acts for them, can only be told by mail.
var ErrEmailNeeded = fault.OnField("email", "required", "Enter their work e-mail address, so that we can tell them.")

// NameColleagueTx adds somebody of an agency whom a colleague without a role names. They belong to it at once
// where their address vouches for it, else staff confirm it. Faults: ErrEmailNeeded, and those of CreatePersonTx.
func NameColleagueTx(tx *database.Tx, n NewPerson) (Person, error) {
	address, err := email.Parse(n.Email)
	if n.Email == "" {
		return Person{}, ErrEmailNeeded
	}
	status := Pending
	if err == nil {
		if status, err = statusFor(tx, address, n.AgencyID); err != nil {
			return Person{}, err
		}
	}
	agency := n.AgencyID
	n.AgencyID = uuid.Nil
	p, err := CreatePersonTx(tx, n)
	if err != nil {
		return Person{}, err
	}
	if _, err := AddMembershipTx(tx, NewMembership{PersonID: p.ID, AgencyID: agency, Status: status}); err != nil {
		return Person{}, err
	}
	return p, audit.Record(tx, "people.name_colleague", "person", p.ID)
}

// FindColleagues searches by name among the people of some agencies, at most 20 of them. listed leaves out those
// who do not want to be found by other practitioners.
func FindColleagues(tx *database.Tx, agencies []uuid.UUID, q string, listed bool) ([]Colleague, error) {
	return database.Rows[Colleague](tx, colleagueSQL+`AND `+everyWord("$5", "p.name")+` AND NOT ($6 AND p.do_not_list)
		ORDER BY lower(p.name), p.id LIMIT $7`,
		tx.Partnership(), ukdate.DateOf(tx.Now), agencies, false, words(q), listed, mostFound)
}
