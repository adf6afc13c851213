package attendance

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// Likeness is the answer to whether a walk-in is somebody they look like.
type Likeness string

// The answers. Empty: nobody was asked yet.
const (
	Same    Likeness = "same"    // it is them
	Another Likeness = "another" // somebody else of that name
)

// recognised is whom a walk-in looks like; the zero value is nobody.
type recognised struct {
	booking uuid.UUID // where they stand on the register; none: not on it
	person  uuid.UUID
	name    string
	agency  uuid.UUID // theirs; as typed where that is one of theirs, or they have none
	byEmail bool      // an address is one person's only, a name is not
	exactly bool      // name and agency as typed
}

// recognise looks for the person of an e-mail address, else for the same name and agency on the register.
func recognise(tx *database.Tx, w WalkIn) (recognised, error) {
	if w.Email != "" {
		p, found, err := people.PersonByEmail(tx, w.Email)
		if err != nil || found {
			return known(tx, w, p, err)
		}
	}
	return namesake(tx, w)
}

func known(tx *database.Tx, w WalkIn, p people.Person, err error) (recognised, error) {
	if err != nil {
		return recognised{}, err
	}
	who := recognised{person: p.ID, name: p.Name, agency: w.AgencyID, byEmail: true}
	members, err := people.MembershipsOf(tx, p.ID, ukdate.DateOf(tx.Now))
	if err != nil {
		return who, err
	}
	theirs := len(members) == 0
	for _, m := range members {
		theirs = theirs || m.AgencyID == w.AgencyID
	}
	if !theirs {
		who.agency = members[0].AgencyID
	}
	on, err := database.Values[uuid.UUID](tx, `SELECT id FROM bookings WHERE partnership_id = $1 AND session_id = $2
		AND person_id = $3 AND status = 'confirmed'`, tx.Partnership(), w.SessionID, p.ID)
	if len(on) > 0 {
		who.booking = on[0]
	}
	if err == nil && theirs {
		who.exactly, err = sameName(tx, p.Name, w.Name)
	}
	return who, err
}

// plain is a name without accents, case and superfluous spaces.
const plain = `unaccent(lower(regexp_replace(btrim(%s), '\s+', ' ', 'g')))`

func sameName(tx *database.Tx, a, b string) (same bool, err error) {
	err = tx.PGX.QueryRow(`SELECT `+fmt.Sprintf(plain, "$1::text")+` = `+fmt.Sprintf(plain, "$2::text"), a, b).Scan(&same)
	return same, err
}

type namesakeRow struct {
	ID       uuid.UUID
	PersonID uuid.UUID
	Name     string
}

func namesake(tx *database.Tx, w WalkIn) (recognised, error) {
	row, found, err := database.One[namesakeRow](tx, `SELECT b.id, b.person_id, p.name FROM bookings b
		JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
		WHERE b.partnership_id = $1 AND b.session_id = $2 AND b.status = 'confirmed' AND b.agency_id = $3
		  AND `+fmt.Sprintf(plain, "p.name")+` = `+fmt.Sprintf(plain, "$4::text")+`
		ORDER BY b.walk_in, b.id LIMIT 1`, tx.Partnership(), w.SessionID, w.AgencyID, w.Name)
	if err != nil || !found || w.Likeness == Another {
		return recognised{}, err
	}
	return recognised{booking: row.ID, person: row.PersonID, name: row.Name, agency: w.AgencyID}, nil
}

// ask refuses until it is said whether the walk-in is whom they look like.
func (w WalkIn) ask(who recognised) error {
	switch {
	case who.person == uuid.Nil || w.Likeness == Same:
		return nil
	case who.byEmail && w.Likeness == Another:
		return fault.OnField("email", "of_another", fmt.Sprintf("This is the address of %s. Correct it, or leave it empty.", who.name))
	case who.booking != uuid.Nil:
		return fault.New(fault.Conflict, "already_on_register", who.name+" is on the register already. Is it them?")
	case !who.exactly:
		return fault.New(fault.Conflict, "known_person", "This e-mail address is that of "+who.name+". Is it them?")
	}
	return nil
}
