package people

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// PersonView is a person in a list.
type PersonView struct {
	ID        uuid.UUID
	Name      string
	Email     string // empty for none
	Agencies  []string
	Roles     []string // granted
	Suspended bool
	SortKey   string
}

// PersonFilter chooses people.
type PersonFilter struct {
	Q      string     // words; each must be in the name, the address or an agency's name, misspelt perhaps
	Role   actor.Role // empty: any
	Agency uuid.UUID  // present members of it; zero: any
}

// PersonPage is a page of people by name.
type PersonPage struct {
	People []PersonView
	Next   string // empty on the last page
}

// $1 is the partnership, $2 today.
const selectPersonView = `SELECT p.id, p.name, coalesce(p.email, '') AS email, p.suspended_at IS NOT NULL AS suspended, lower(p.name) AS sort_key,
	  ARRAY(SELECT a.name FROM memberships m JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
	    WHERE m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.status <> 'refused'
	      AND m.from_date <= $2 AND (m.to_date IS NULL OR m.to_date >= $2) ORDER BY lower(a.name)) AS agencies,
	  ARRAY(SELECT DISTINCT g.role FROM role_grants g
	    WHERE g.partnership_id = p.partnership_id AND g.person_id = p.id AND g.revoked_at IS NULL ORDER BY 1) AS roles
	FROM people p
	WHERE p.partnership_id = $1 AND p.erased_at IS NULL `

// memberOf is a query for a present membership of p in the agency of a parameter.
func memberOf(agency string) string {
	return `SELECT 1 FROM memberships m WHERE m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.agency_id = ` + agency + `
		AND m.status <> 'refused' AND m.from_date <= $2 AND (m.to_date IS NULL OR m.to_date >= $2)`
}

// People lists people by name. A cursor of another list is page.ErrCursor.
func (s *Service) People(ctx context.Context, f PersonFilter, cursor string) (PersonPage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (PersonPage, error) {
		if !access.Can(tx.Actor, access.OpListPeople, access.Partnership) {
			return PersonPage{}, fault.Missing
		}
		return listPeople(tx, f, cursor)
	})
}

func listPeople(tx *database.Tx, f PersonFilter, cursor string) (PersonPage, error) {
	after, err := afterRow(cursor, f)
	if err != nil {
		return PersonPage{}, err
	}
	rows, err := database.Rows[PersonView](tx, selectPersonView+`
		AND ($3 = '' OR EXISTS (SELECT 1 FROM role_grants g WHERE g.partnership_id = p.partnership_id AND g.person_id = p.id
		     AND g.role = $3 AND g.revoked_at IS NULL))
		AND ($4::uuid IS NULL OR EXISTS (`+memberOf("$4")+`))
		AND `+everyWord("$5", `p.name || ' ' || coalesce(p.email_key, '') || ' ' || coalesce((SELECT string_agg(a.name, ' ')
		     FROM memberships m JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
		     WHERE m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.status <> 'refused'), '')`)+`
		AND ($6 = '' OR (lower(p.name), p.id) > ($6, $7))
		ORDER BY lower(p.name), p.id LIMIT $8`,
		tx.Partnership(), ukdate.DateOf(tx.Now), string(f.Role), orNull(f.Agency), words(f.Q), after.key, after.id, page.Size+1)
	if err != nil || len(rows) <= page.Size {
		return PersonPage{People: rows}, err
	}
	last := rows[page.Size-1]
	return PersonPage{People: rows[:page.Size], Next: page.Cursor(f, last.SortKey, last.ID.String())}, nil
}

// row is where a page ended.
type row struct {
	key string
	id  uuid.UUID
}

func afterRow(cursor string, filter any) (row, error) {
	keys, err := page.After(cursor, filter, 2)
	if err != nil || keys == nil {
		return row{}, err
	}
	id, err := uuid.Parse(keys[1])
	if err != nil {
		return row{}, page.ErrCursor.With(err)
	}
	return row{keys[0], id}, nil
}

// words are the words of a search, in lower case; never nil.
func words(q string) []string { return append([]string{}, strings.Fields(strings.ToLower(q))...) }

// everyWord is a condition: each word of the array parameter stands in the text, or, from four letters
// on, is nearly one of its words; short words must come nearer. Accents and case do not matter. Without
// words it is true.
func everyWord(parameter, text string) string {
	return `NOT EXISTS (SELECT 1 FROM unnest(` + parameter + `::text[]) AS w (word), LATERAL (SELECT unaccent(lower(` + text + `))) AS t (text)
		WHERE strpos(t.text, unaccent(w.word)) = 0 AND (length(w.word) < 4
		  OR word_similarity(unaccent(w.word), t.text) < CASE WHEN length(w.word) = 4 THEN 0.5 ELSE 0.4 END))`
}

func orNull(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}
