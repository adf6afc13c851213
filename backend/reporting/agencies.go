package reporting

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// agency is what figures need to know of one.
type agency struct {
	ID         uuid.UUID
	Name       string
	ParentID   *uuid.UUID
	Sector     string
	LocalityID *uuid.UUID
	Active     bool
	Visitor    bool // of people from other partnerships
}

// expected reports whether the agency is listed even when nobody came from it.
func (a agency) expected() bool { return a.Active && !a.Visitor }

func agenciesOf(tx *database.Tx) ([]agency, error) {
	list, err := database.Rows[agency](tx, `
		SELECT id, name, parent_id, sector, locality_id, status = 'active' AS active, home_partnership_id IS NOT NULL AS visitor
		FROM agencies WHERE partnership_id = $1 ORDER BY lower(name), id`, tx.Partnership())
	return list, wrap("read agencies", err)
}

// lineage says under whom each agency is shown: itself, and every agency above it.
func lineage(list []agency) (agencies []uuid.UUID, under []string) {
	parent := map[uuid.UUID]*uuid.UUID{}
	for _, a := range list {
		parent[a.ID] = a.ParentID
	}
	agencies, under = []uuid.UUID{}, []string{}
	for _, a := range list {
		seen := map[uuid.UUID]bool{}
		for at := &a.ID; at != nil && !seen[*at]; at = parent[*at] {
			seen[*at] = true
			agencies = append(agencies, a.ID)
			under = append(under, at.String())
		}
	}
	return agencies, under
}

// none is the key of the row of what belongs to no agency, event, locality … or to none that is known.
const none = "none"

// shareSQL sums registrations by a key of the person, not of the session; $3 says which sessions were for one
// agency only.
func shareSQL(key, join string) string {
	return `
WITH o AS MATERIALIZED (SELECT * FROM registration_outcomes_of($1, $2)),
keyed AS (SELECT o.*, ` + key + ` AS key, o.outcome IN ('attended', 'walk_in') AS came FROM o ` + join + `),
summed AS (
  SELECT o.key,` + countColumns + `, count(*) FILTER (WHERE o.came AND o.session_id = ANY ($3)) AS attended_one_agency
  FROM keyed o GROUP BY o.key),
reached AS (SELECT key, count(*) AS people FROM (SELECT DISTINCT key, person_id FROM keyed WHERE came) p GROUP BY key),
sat AS (SELECT key, count(*) AS sessions_reached FROM (SELECT DISTINCT key, session_id FROM keyed WHERE came) s GROUP BY key)
SELECT summed.*, coalesce(reached.people, 0) AS people, coalesce(sat.sessions_reached, 0) AS sessions_reached
FROM summed LEFT JOIN reached USING (key) LEFT JOIN sat USING (key)`
}

var (
	// $4 and $5 say under which agencies each agency is shown.
	byAgencySQL = shareSQL(`coalesce(g.key, 'none')`,
		`LEFT JOIN unnest($4::uuid[], $5::text[]) g (agency_id, key) ON g.agency_id = o.agency_id`)
	bySectorSQL   = shareSQL(`coalesce(nullif(o.sector, ''), 'none')`, ``)
	byLocalitySQL = shareSQL(`coalesce(o.locality_id::text, 'none')`, ``)
	allSharesSQL  = shareSQL(`'all'`, ``) // the total of each of them
)

// sharesOf sums registrations by what query says, over sessions counted from bookings; more are the arguments that
// the query has beyond the sessions.
func sharesOf(tx *database.Tx, query string, sessions []Session, more ...any) (map[string]counts, error) {
	counted := ids(sessions, func(s Session) bool { return s.counts() && s.fromBookings() })
	oneAgency := ids(sessions, func(s Session) bool { return s.counts() && s.OneAgency })
	args := append([]any{planned, tx.Partnership(), counted, oneAgency}, more...)
	rows, err := database.Rows[counts](tx, query, args...)
	if err != nil {
		return nil, wrap("count by agency, sector or locality", err)
	}
	byKey := map[string]counts{}
	for _, row := range rows {
		byKey[*row.Key] = row
	}
	return byKey, nil
}

// agenciesReached returns the agencies from which, or from below which, somebody came, and those of which nobody
// did though somebody might have.
func agenciesReached(list []agency, came map[uuid.UUID]bool) (reached, not []agency) {
	hit := map[string]bool{}
	agencies, under := lineage(list)
	for i, id := range agencies {
		hit[under[i]] = hit[under[i]] || came[id]
	}
	for _, a := range list {
		switch {
		case hit[a.ID.String()]:
			reached = append(reached, a)
		case a.expected():
			not = append(not, a)
		}
	}
	return reached, not
}
