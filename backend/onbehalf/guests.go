package onbehalf

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// receive says who each guest is: somebody known, whose row it locks, or somebody new, whom it adds. One
// who cannot be booked is refused with the reason, and the others go on.
func (s *Service) receive(tx *database.Tx, p Party, who booker, guests []Guest) ([]GuestResult, error) {
	results := make([]GuestResult, len(guests))
	var known []uuid.UUID
	for i, g := range guests {
		results[i].Guest = g
		if err := s.recognise(tx, who, &results[i]); err != nil {
			return nil, err
		}
		if results[i].PersonID != uuid.Nil {
			known = append(known, results[i].PersonID)
		}
	}
	if err := people.LockPeople(tx, known...); err != nil {
		return nil, err
	}
	for i := range results {
		r := &results[i]
		if r.Refused != nil || r.PersonID != uuid.Nil {
			continue
		}
		if twin := sameGuest(results[:i], r.Guest); twin != nil {
			r.PersonID, r.AgencyID, r.Refused = twin.PersonID, twin.AgencyID, twin.Refused
			continue
		}
		if err := s.add(tx, p, who, r); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// recognise finds out whether a guest is somebody known. A PersonID that is not the booker's to book for is
// fault.Missing; an address that belongs to somebody of another agency refuses the guest alone.
func (s *Service) recognise(tx *database.Tx, who booker, r *GuestResult) error {
	switch {
	case r.PersonID != uuid.Nil:
		person, err := people.PersonByID(tx, r.PersonID)
		if err != nil {
			return err
		}
		r.Name, r.Email = person.Name, person.Address()
		mine, err := who.takes(tx, r)
		if err == nil && !mine {
			err = fault.Missing
		}
		return err
	case r.Email != "":
		person, found, err := people.PersonByEmail(tx, r.Email)
		if err != nil || !found {
			return err
		}
		r.PersonID = person.ID
		mine, err := who.takes(tx, r)
		if err == nil && !mine {
			r.PersonID, r.Refused = uuid.Nil, errElsewhere
			return nil
		}
		r.Name, r.Email = person.Name, person.Address()
		return err
	case r.Name != "":
		return who.byName(tx, r)
	}
	return nil
}

// takes reports whether the booker may book for somebody, and notes as whose.
func (w booker) takes(tx *database.Tx, r *GuestResult) (bool, error) {
	if w.staff {
		return true, nil
	}
	agencies := w.led
	if r.AgencyID != uuid.Nil {
		agencies = slices.DeleteFunc(slices.Clone(w.led), func(led uuid.UUID) bool { return led != r.AgencyID })
	}
	agency, works, err := people.WorksAmong(tx, r.PersonID, agencies)
	if works {
		r.AgencyID = agency
	}
	return works, err
}

// byName finds somebody without an address among the people of a coordinator's agencies, so that a list
// pasted twice adds nobody twice.
func (w booker) byName(tx *database.Tx, r *GuestResult) error {
	found, err := people.NamedAmong(tx, r.Name, w.led)
	switch {
	case err != nil || len(found) == 0:
		return err
	case len(found) > 1:
		r.Refused = errWhichOne
		return nil
	}
	r.PersonID = found[0]
	_, err = w.takes(tx, r)
	return err
}

// add makes a person of a guest whom nobody knows yet.
func (s *Service) add(tx *database.Tx, p Party, who booker, r *GuestResult) error {
	agency := r.AgencyID
	if agency == uuid.Nil {
		agency = p.AgencyID
	}
	if agency == uuid.Nil && len(tx.Actor.Agencies()) == 1 && !who.staff {
		agency = tx.Actor.Agencies()[0]
	}
	if agency == uuid.Nil {
		r.Refused = errNoAgency
		return nil
	}
	r.AgencyID = agency
	refusal := tx.Savepoint(func() error {
		n := people.NewPerson{Name: r.Name, Email: r.Email, AgencyID: agency}
		person, err := who.write(tx, n)
		r.PersonID = person.ID
		return err
	})
	if refusal == nil {
		r.New = true
		return nil
	}
	r.PersonID = uuid.Nil
	f := fault.Of(refusal)
	if !f.Decided() {
		return refusal
	}
	r.Refused = asOne(f)
	return nil
}

func (w booker) write(tx *database.Tx, n people.NewPerson) (people.Person, error) {
	if w.staff {
		return people.AddPersonTx(tx, n)
	}
	return people.AddColleagueTx(tx, n)
}

// asOne is a fault of a field as the reason of a whole row: its own code and sentence.
func asOne(f *fault.Error) *fault.Error {
	if len(f.Fields) == 0 {
		return f
	}
	return fault.New(fault.Conflict, f.Fields[0].Code, f.Fields[0].Message)
}

// sameGuest finds the guest before who is the same person: somebody new who stands in the list twice.
func sameGuest(before []GuestResult, g Guest) *GuestResult {
	for i := range before {
		b := &before[i]
		if b.New && strings.EqualFold(b.Email, g.Email) && (g.Email != "" || strings.EqualFold(b.Name, g.Name)) {
			return b
		}
	}
	return nil
}
