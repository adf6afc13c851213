package booking

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// The refusals of finding a colleague.
var (
	ErrWhichColleague = fault.OnField("name", "required", "Choose a colleague, or enter their name.")
	ErrNotAColleague  = fault.OnField("personId", "not_a_colleague", "Choose somebody of the same agency.")
	ErrAddressElse    = fault.OnField("email", "elsewhere", "This is the address of somebody who is not of this agency. Only a colleague can take the place.")
	ErrSeveralOfName  = fault.OnField("name", "which_person", "Several people of this agency have this name. Choose the person from the list, or give an e-mail address.")
	ErrAgencyNotKnown = fault.New(fault.Conflict, "agency_not_known", "We do not know which agency this place is for, so nobody else can take it.")
	ErrTheirOwnPlace  = fault.OnField("personId", "same_person", "This is whose place it is. Choose somebody else.")
	errSameByName     = fault.OnField("name", "same_person", "This is whose place it is. Name somebody else.")
	errSameByAddress  = fault.OnField("email", "same_person", "This is whose place it is. Name somebody else.")
)

// colleague is who comes in somebody's place, and for which agency.
type colleague struct {
	person uuid.UUID
	agency uuid.UUID
}

// colleagueFor finds who is sent in the place of a booking's holder, or adds them.
func (s *Service) colleagueFor(tx *database.Tx, b Booking, sub Substitution) (c colleague, err error) {
	agencies, err := colleaguesOf(tx, b)
	if err != nil {
		return c, err
	}
	if c, err = recognise(tx, agencies, sub); err != nil {
		return c, err
	}
	switch c.person {
	case b.PersonID:
		return c, samePerson(sub)
	case uuid.Nil:
		return addColleague(tx, agencies[0], sub)
	}
	return c, nil
}

func samePerson(sub Substitution) error {
	switch {
	case sub.PersonID != uuid.Nil:
		return ErrTheirOwnPlace
	case sub.Email != "":
		return errSameByAddress
	}
	return errSameByName
}

// colleaguesOf returns the agencies whose people may come in somebody's place: that of the booking, first, and for a
// coordinator all that they lead.
func colleaguesOf(tx *database.Tx, b Booking) (agencies []uuid.UUID, err error) {
	if tx.Actor.Has(actor.Coordinator) {
		if agencies, err = people.LedAgencies(tx, uuid.Nil); err != nil {
			return nil, err
		}
	}
	if b.AgencyID != nil {
		agencies = slices.DeleteFunc(agencies, func(id uuid.UUID) bool { return id == *b.AgencyID })
		agencies = slices.Insert(agencies, 0, *b.AgencyID)
	}
	if len(agencies) == 0 {
		return nil, ErrAgencyNotKnown
	}
	return agencies, nil
}

// recognise finds somebody known, by id, address or name, among the people of some agencies; nobody for somebody new.
func recognise(tx *database.Tx, agencies []uuid.UUID, sub Substitution) (c colleague, err error) {
	name, email := strings.TrimSpace(sub.Name), strings.TrimSpace(sub.Email)
	c.person = sub.PersonID
	switch {
	case c.person == uuid.Nil && email != "":
		person, found, err := people.PersonByEmail(tx, email)
		if err != nil || !found {
			return c, err
		}
		c.person = person.ID
	case c.person == uuid.Nil && name == "":
		return c, ErrWhichColleague
	case c.person == uuid.Nil:
		found, err := people.NamedAmong(tx, name, agencies)
		switch {
		case err != nil || len(found) == 0:
			return c, err
		case len(found) > 1:
			return c, ErrSeveralOfName
		}
		c.person = found[0]
	}
	works := false
	c.agency, works, err = people.WorksAmong(tx, c.person, agencies)
	switch {
	case err != nil || works:
		return c, err
	case sub.PersonID != uuid.Nil:
		return c, ErrNotAColleague
	}
	return c, ErrAddressElse
}

// addColleague makes a person of somebody whom nobody knows yet. Who may act for others vouches for them by naming
// them; where a colleague does, their address has to, or staff.
func addColleague(tx *database.Tx, agency uuid.UUID, sub Substitution) (colleague, error) {
	n := people.NewPerson{Name: sub.Name, Email: sub.Email, AgencyID: agency}
	var person people.Person
	leads, err := leadsAgency(tx, agency)
	switch {
	case err != nil:
	case tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator) || tx.Actor.Has(actor.Trainer):
		person, err = people.AddPersonTx(tx, n)
	case leads:
		person, err = people.AddColleagueTx(tx, n)
	default:
		person, err = people.NameColleagueTx(tx, n)
	}
	return colleague{person.ID, agency}, err
}

func leadsAgency(tx *database.Tx, agency uuid.UUID) (bool, error) {
	if !tx.Actor.Has(actor.Coordinator) {
		return false, nil
	}
	led, err := people.LedAgencies(tx, uuid.Nil)
	return slices.Contains(led, agency), err
}

// Substitutes searches by name for people who could come in the place of a booking's holder: colleagues without a
// place at the session. At least two letters are needed. Who does not want to be listed is found only by those who
// act for others.
func (s *Service) Substitutes(ctx context.Context, booking uuid.UUID, q string) ([]people.Colleague, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]people.Colleague, error) {
		b, err := s.visible(tx, booking, access.OpFindSubstitutes)
		if err != nil || len([]rune(strings.TrimSpace(q))) < 2 {
			return nil, err
		}
		agencies, err := colleaguesOf(tx, b)
		if err != nil {
			return nil, err
		}
		acts := tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator) || tx.Actor.Has(actor.Coordinator)
		found, err := people.FindColleagues(tx, agencies, q, !acts)
		if err != nil {
			return nil, err
		}
		holders, err := database.Values[uuid.UUID](tx, `SELECT person_id FROM bookings WHERE partnership_id = $1 AND session_id = $2
			AND status IN ('held', 'confirmed')`, tx.Partnership(), b.SessionID)
		if !acts {
			for i := range found {
				found[i].Email = ""
			}
		}
		return slices.DeleteFunc(found, func(c people.Colleague) bool { return slices.Contains(holders, c.ID) }), err
	})
}
