package people

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// Named is the id of something and what people call it.
type Named struct {
	ID   uuid.UUID
	Name string
}

// AgencyView is an agency with what is kept around it.
type AgencyView struct {
	Agency
	Domains      []string
	ParentName   string // empty without a parent
	LocalityName string
	Class        string // today's, for prices; empty when nobody has said
	People       int    // present members
	SortKey      string
}

// Version names what is written about the agency; it is sent back with a change. Who belongs to it is
// not part of that.
func (v AgencyView) Version() string {
	a := v.Agency
	a.CreatedAt = time.Time{}
	return version.Of([]any{a, v.Domains, v.Class})
}

// AgencyDetail is an agency with those below it and its people.
type AgencyDetail struct {
	AgencyView
	Children     []Named
	Members      []PersonView
	Coordinators []Named
}

// AgencyFilter chooses agencies.
type AgencyFilter struct {
	Q      string // words; each must be in the name or the reference, misspelt perhaps
	Sector string // empty: any
}

// AgencyPage is a page of agencies by name.
type AgencyPage struct {
	Agencies []AgencyView
	Next     string // empty on the last page
}

const selectAgencyView = `SELECT a.*, lower(a.name) AS sort_key, coalesce(up.name, '') AS parent_name, coalesce(l.name, '') AS locality_name,
	  ARRAY(SELECT d.domain FROM agency_domains d WHERE d.partnership_id = a.partnership_id AND d.agency_id = a.id ORDER BY 1) AS domains,
	  coalesce((SELECT CASE WHEN c.evidence_expires < $2 THEN '' ELSE c.class END FROM agency_classes c
	   WHERE c.partnership_id = a.partnership_id AND c.agency_id = a.id AND c.valid_from <= $2
	   ORDER BY c.valid_from DESC LIMIT 1), '') AS class,
	  (SELECT count(*) FROM memberships m WHERE m.partnership_id = a.partnership_id AND m.agency_id = a.id AND m.status = 'confirmed'
	   AND m.from_date <= $2 AND (m.to_date IS NULL OR m.to_date >= $2)) AS people
	FROM agencies a
	LEFT JOIN agencies up ON up.partnership_id = a.partnership_id AND up.id = a.parent_id
	LEFT JOIN localities l ON l.partnership_id = a.partnership_id AND l.id = a.locality_id
	WHERE a.partnership_id = $1 `

// agencyView reads one agency; fault.Missing for none.
func agencyView(tx *database.Tx, id uuid.UUID) (AgencyView, error) {
	v, found, err := database.One[AgencyView](tx, selectAgencyView+`AND a.id = $3`, tx.Partnership(), ukdate.DateOf(tx.Now), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return v, err
}

// Agencies lists agencies by name. A cursor of another list is page.ErrCursor.
func (s *Service) Agencies(ctx context.Context, f AgencyFilter, cursor string) (AgencyPage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (AgencyPage, error) {
		if !access.Can(tx.Actor, access.OpListAgencies, access.Partnership) {
			return AgencyPage{}, fault.Missing
		}
		return listAgencies(tx, f, cursor)
	})
}

func listAgencies(tx *database.Tx, f AgencyFilter, cursor string) (AgencyPage, error) {
	after, err := afterRow(cursor, f)
	if err != nil {
		return AgencyPage{}, err
	}
	rows, err := database.Rows[AgencyView](tx, selectAgencyView+`
		AND ($3 = '' OR a.sector = $3)
		AND `+everyWord("$4", "a.name || ' ' || coalesce(a.code, '')")+`
		AND ($5 = '' OR (lower(a.name), a.id) > ($5, $6))
		ORDER BY lower(a.name), a.id LIMIT $7`,
		tx.Partnership(), ukdate.DateOf(tx.Now), f.Sector, words(f.Q), after.key, after.id, page.Size+1)
	if err != nil || len(rows) <= page.Size {
		return AgencyPage{Agencies: rows}, err
	}
	last := rows[page.Size-1]
	return AgencyPage{Agencies: rows[:page.Size], Next: page.Cursor(f, last.SortKey, last.ID.String())}, nil
}

// Agency reads an agency with those below it and its people; fault.Missing for none.
func (s *Service) Agency(ctx context.Context, id uuid.UUID) (AgencyDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (AgencyDetail, error) {
		if !access.Can(tx.Actor, access.OpGetAgency, access.Partnership) {
			return AgencyDetail{}, fault.Missing
		}
		return agencyDetail(tx, id)
	})
}

func agencyDetail(tx *database.Tx, id uuid.UUID) (AgencyDetail, error) {
	view, err := agencyView(tx, id)
	if err != nil {
		return AgencyDetail{}, err
	}
	d := AgencyDetail{AgencyView: view}
	d.Children, err = database.Rows[Named](tx, `SELECT id, name FROM agencies
		WHERE partnership_id = $1 AND parent_id = $2 ORDER BY lower(name), id`, tx.Partnership(), id)
	if err != nil {
		return d, err
	}
	d.Coordinators, err = database.Rows[Named](tx, `SELECT p.id, p.name FROM role_grants g
		JOIN people p ON p.partnership_id = g.partnership_id AND p.id = g.person_id
		WHERE g.partnership_id = $1 AND g.agency_id = $2 AND g.revoked_at IS NULL ORDER BY lower(p.name), p.id`, tx.Partnership(), id)
	if err != nil {
		return d, err
	}
	d.Members, err = database.Rows[PersonView](tx, selectPersonView+` AND EXISTS (`+memberOf("$3")+`)
		ORDER BY lower(p.name), p.id`, tx.Partnership(), ukdate.DateOf(tx.Now), id)
	return d, err
}

// AgencyChoice is an agency as somebody chooses it.
type AgencyChoice struct {
	ID     uuid.UUID
	Name   string
	Sector string
	Parent string // the name of the one above; empty for none
}

const choices = 20

// SearchAgencies returns at most 20 active agencies for choosing one, the likeliest first; visitor
// agencies are left out. Without words they come by name.
func (s *Service) SearchAgencies(ctx context.Context, q string) ([]AgencyChoice, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]AgencyChoice, error) {
		if !access.Can(tx.Actor, access.OpSearchAgencies) {
			return nil, fault.Missing
		}
		return database.Rows[AgencyChoice](tx, `SELECT a.id, a.name, a.sector, coalesce(up.name, '') AS parent FROM agencies a
			LEFT JOIN agencies up ON up.partnership_id = a.partnership_id AND up.id = a.parent_id
			WHERE a.partnership_id = $1 AND a.status = 'active' AND a.home_partnership_id IS NULL
			  AND `+everyWord("$2", "a.name || ' ' || coalesce(up.name, '')")+`
			ORDER BY strpos(unaccent(lower(a.name)), unaccent($3)) = 1 DESC, word_similarity($3, a.name) DESC, lower(a.name), a.id
			LIMIT $4`, tx.Partnership(), words(q), strings.ToLower(tidy(q)), choices)
	})
}
