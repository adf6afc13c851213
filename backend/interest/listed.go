package interest

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Demand is how many people wait for dates of a course.
type Demand struct {
	CourseID uuid.UUID
	Course   string // its title
	People   int
	Since    time.Time // the first of them
	Dates    int       // sessions to come that they were told of and have not booked
	Agencies []Share
}

// Share is how many of them work for one agency. Whoever works for several counts for the first by name, so that
// the shares add up; whoever works for none has a share without an id.
type Share struct {
	AgencyID *uuid.UUID
	Agency   string
	Sector   string
	People   int
}

// Listed returns the courses for which somebody waits, those with most people first.
func (s *Service) Listed(ctx context.Context) ([]Demand, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Demand, error) {
		if !access.Can(tx.Actor, access.OpListInterests, access.Partnership) {
			return nil, fault.Missing
		}
		return listed(tx)
	})
}

const demandSQL = `
SELECT i.course_id, c.title AS course, count(*) AS people, min(i.since) AS since,
       (SELECT count(DISTINCT t.session_id) FROM course_interests_told t
          JOIN course_interests x ON x.partnership_id = t.partnership_id AND x.id = t.interest_id AND x.course_id = i.course_id
          JOIN sessions s ON s.partnership_id = t.partnership_id AND s.id = t.session_id AND s.status = 'published' AND s.starts_at > $2
        WHERE t.partnership_id = $1) AS dates
FROM course_interests i JOIN courses c ON c.partnership_id = i.partnership_id AND c.id = i.course_id
WHERE i.partnership_id = $1 AND ` + stillSQL + `
GROUP BY i.course_id, c.title ORDER BY people DESC, lower(c.title), i.course_id`

const sharesSQL = `
SELECT i.course_id, a.id AS agency_id, coalesce(a.name, '') AS agency, coalesce(a.sector, '') AS sector, count(*) AS people
FROM course_interests i
LEFT JOIN LATERAL (SELECT a.id, a.name, a.sector FROM memberships m
     JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id AND a.status = 'active'
     WHERE m.partnership_id = i.partnership_id AND m.person_id = i.person_id AND m.status <> 'refused'
       AND m.from_date <= $2 AND (m.to_date IS NULL OR m.to_date >= $2)
     ORDER BY lower(a.name), a.id LIMIT 1) a ON true
WHERE i.partnership_id = $1 AND ` + stillSQL + `
GROUP BY i.course_id, a.id, a.name, a.sector ORDER BY people DESC, lower(a.name)`

func listed(tx *database.Tx) ([]Demand, error) {
	demands, err := database.Rows[Demand](tx, demandSQL, tx.Partnership(), tx.Now)
	if err != nil {
		return nil, err
	}
	type row struct {
		CourseID uuid.UUID
		Share
	}
	rows, err := database.Rows[row](tx, sharesSQL, tx.Partnership(), ukdate.DateOf(tx.Now))
	shares := map[uuid.UUID][]Share{}
	for _, r := range rows {
		shares[r.CourseID] = append(shares[r.CourseID], r.Share)
	}
	for i := range demands {
		demands[i].Agencies = shares[demands[i].CourseID]
	}
	return demands, err
}
