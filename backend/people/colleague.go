package people

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// ErrOnBehalfOff: the partnership does not let coordinators act for others.
var ErrOnBehalfOff = fault.New(fault.Forbidden, "on_behalf_off",
	"In this partnership people book and cancel for themselves. Ask the partnership's team if somebody cannot.")

// MayActForOthers returns ErrOnBehalfOff where the partnership has switched coordinators' acting for
// others off.
func MayActForOthers(tx *database.Tx) error {
	here, err := partnership.Acting(tx)
	if err == nil && !here.OnBehalf {
		err = ErrOnBehalfOff
	}
	return err
}

// LedAgencies returns the agencies that the acting coordinator leads and all below them; with only,
// that one and those below it. fault.Missing where only is none of them; empty for who leads none.
func LedAgencies(tx *database.Tx, only uuid.UUID) ([]uuid.UUID, error) {
	if !tx.Actor.Has(actor.Coordinator) {
		return nil, fault.Missing
	}
	led, err := belowOrEqual(tx, tx.Actor.Agencies())
	if err != nil || only == uuid.Nil {
		return led, err
	}
	if !slices.Contains(led, only) {
		return nil, fault.Missing
	}
	return belowOrEqual(tx, []uuid.UUID{only})
}

// belowOrEqual returns some agencies and all below them.
func belowOrEqual(tx *database.Tx, agencies []uuid.UUID) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `WITH RECURSIVE below AS (
		  SELECT id FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
		  UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id WHERE a.partnership_id = $1)
		SELECT id FROM below`, tx.Partnership(), agencies)
}

// NamedAgencies returns what some agencies are called, by name.
func NamedAgencies(tx *database.Tx, ids []uuid.UUID) ([]Named, error) {
	return database.Rows[Named](tx, `SELECT id, name FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
		ORDER BY lower(name), id`, tx.Partnership(), ids)
}

// Colleague is somebody of an agency as its coordinator sees them.
type Colleague struct {
	ID         uuid.UUID
	Name       string
	Email      string // empty: a coordinator acts for them
	AgencyID   uuid.UUID
	AgencyName string
	JobTitle   string
	LeftOn     ukdate.Date // their last day; zero for those who are here
	SortKey    string
}

// ColleagueFilter chooses people of the agencies somebody leads.
type ColleagueFilter struct {
	Q      string
	Agency uuid.UUID // that one and those below it; zero: all that are led
	Left   bool      // those who have left, instead of those who are here
}

// ColleaguePage is a page of colleagues by name.
type ColleaguePage struct {
	People []Colleague
	Next   string // empty on the last page
}

// colleagueSQL: one row for each person, by their newest membership of those agencies ($3) that is still
// open today ($2), or, for those who have left ($4), that has ended while none is open.
const colleagueSQL = `SELECT p.id, p.name, coalesce(p.email, '') AS email, m.agency_id, a.name AS agency_name, m.job_title,
	  CASE WHEN m.to_date < $2 THEN m.to_date END AS left_on, lower(p.name) AS sort_key
	FROM people p
	JOIN LATERAL (SELECT * FROM memberships m WHERE m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.agency_id = ANY($3)
	    AND m.status = 'confirmed' AND m.from_date <= $2
	    ORDER BY m.to_date DESC NULLS FIRST, m.from_date DESC, m.id DESC LIMIT 1) m ON (m.to_date IS NULL OR m.to_date >= $2) <> $4
	JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
	WHERE p.partnership_id = $1 AND p.erased_at IS NULL AND p.suspended_at IS NULL `

// Colleagues lists the people of the agencies the acting coordinator leads, by name. A cursor of another
// list is page.ErrCursor; an agency that is not led is fault.Missing.
func (s *Service) Colleagues(ctx context.Context, f ColleagueFilter, cursor string) (ColleaguePage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ColleaguePage, error) {
		led, err := LedAgencies(tx, f.Agency)
		if err != nil {
			return ColleaguePage{}, err
		}
		after, err := afterRow(cursor, f)
		if err != nil {
			return ColleaguePage{}, err
		}
		rows, err := database.Rows[Colleague](tx, colleagueSQL+`
			AND `+everyWord("$5", `p.name || ' ' || coalesce(p.email_key, '') || ' ' || a.name`)+`
			AND ($6 = '' OR (lower(p.name), p.id) > ($6, $7))
			ORDER BY lower(p.name), p.id LIMIT $8`,
			tx.Partnership(), ukdate.DateOf(tx.Now), led, f.Left, words(f.Q), after.key, after.id, page.Size+1)
		if err != nil || len(rows) <= page.Size {
			return ColleaguePage{People: rows}, err
		}
		last := rows[page.Size-1]
		return ColleaguePage{People: rows[:page.Size], Next: page.Cursor(f, last.SortKey, last.ID.String())}, nil
	})
}

// ColleagueByID reads somebody of the agencies the acting coordinator leads; fault.Missing for others.
func ColleagueByID(tx *database.Tx, id uuid.UUID) (Colleague, error) {
	if !access.Can(tx.Actor, access.OpGetColleague, access.Agency) {
		return Colleague{}, fault.Missing
	}
	led, err := LedAgencies(tx, uuid.Nil)
	if err != nil {
		return Colleague{}, err
	}
	c, found, err := database.One[Colleague](tx, colleagueSQL+`AND p.id = $5`, tx.Partnership(), ukdate.DateOf(tx.Now), led, false, id)
	if err == nil && !found {
		err = fault.Missing
	}
	return c, err
}

// AddColleague adds somebody to an agency the acting coordinator leads; naming them is confirming them.
// Faults: ErrOnBehalfOff, ErrNoSuchAgency for an agency that is not led, and those of CreatePersonTx.
func (s *Service) AddColleague(ctx context.Context, n NewPerson) (Colleague, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Colleague, error) {
		if !tx.Actor.Has(actor.Coordinator) {
			return Colleague{}, fault.Missing
		}
		p, err := AddColleagueTx(tx, n)
		if err != nil {
			return Colleague{}, err
		}
		return ColleagueByID(tx, p.ID)
	})
}

// AddColleagueTx is AddColleague inside a transaction that is already open.
func AddColleagueTx(tx *database.Tx, n NewPerson) (Person, error) {
	if err := MayActForOthers(tx); err != nil {
		return Person{}, err
	}
	led, err := LedAgencies(tx, uuid.Nil)
	if err != nil {
		return Person{}, err
	}
	if !slices.Contains(led, n.AgencyID) {
		return Person{}, ErrNoSuchAgency
	}
	p, err := CreatePersonTx(tx, n)
	if err != nil {
		return Person{}, err
	}
	return p, audit.Record(tx, "people.add_colleague", "person", p.ID)
}

// WorksAmong returns the one of some agencies that somebody works for today, confirmed; the earliest where there
// are several, false where there is none.
func WorksAmong(tx *database.Tx, person uuid.UUID, agencies []uuid.UUID) (agency uuid.UUID, works bool, err error) {
	memberships, err := MembershipsOf(tx, person, ukdate.DateOf(tx.Now))
	for _, m := range memberships {
		if m.Status == Confirmed && slices.Contains(agencies, m.AgencyID) {
			return m.AgencyID, true, nil
		}
	}
	return uuid.Nil, false, err
}

// NamedAmong finds the people of some agencies who bear just this name; nil for nobody.
func NamedAmong(tx *database.Tx, name string, agencies []uuid.UUID) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `SELECT DISTINCT p.id FROM people p
		JOIN memberships m ON m.partnership_id = p.partnership_id AND m.person_id = p.id
		WHERE p.partnership_id = $1 AND lower(p.name) = lower($2) AND p.erased_at IS NULL AND p.suspended_at IS NULL
		  AND m.agency_id = ANY($3) AND m.status = 'confirmed' AND m.from_date <= $4 AND (m.to_date IS NULL OR m.to_date >= $4)`,
		tx.Partnership(), name, agencies, ukdate.DateOf(tx.Now))
}
