package demo

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	seats "github.com/turnout-uk/turnout/backend/places"
)

// keptSQL: the next session in two to eight weeks that has room for a few to be kept, is for everybody, and for
// which nobody waits.
const keptSQL = `SELECT s.id FROM sessions s JOIN session_places p ON p.partnership_id = s.partnership_id AND p.session_id = s.id
	WHERE s.partnership_id = $1 AND s.status = 'published' AND s.starts_at BETWEEN $2 AND $3 AND s.only_agency_id IS NULL
	  AND s.main_session_id IS NULL AND s.mode <> 'blended' AND p.opens_at < $4 AND p.waiting = 0 AND p.capacity - p.taken - p.reserved >= 9
	  AND NOT EXISTS (SELECT 1 FROM course_sectors c WHERE c.partnership_id = s.partnership_id AND c.course_id = s.course_id)
	  AND NOT EXISTS (SELECT 1 FROM course_prerequisites q WHERE q.partnership_id = s.partnership_id AND q.course_id = s.course_id)
	ORDER BY s.starts_at, s.id LIMIT 1`

// keep keeps five places of a session to come for the agency of a partnership's coordinator, until a week
// before it starts. A partnership without one, or without such a session, keeps none.
func (l *loader) keep(p place) error {
	for _, r := range p.roles {
		if r.role != "coordinator" {
			continue
		}
		session, found, err := database.One[struct{ ID uuid.UUID }](l.tx, keptSQL, l.tx.Partnership(), l.tx.Now.AddDate(0, 0, 14), l.tx.Now.AddDate(0, 0, 56), l.tx.Now)
		if err != nil || !found {
			return err
		}
		return l.keepFor(session.ID, r.agency)
	}
	return nil
}

func (l *loader) keepFor(session uuid.UUID, agencyCode string) error {
	var agency uuid.UUID
	err := l.tx.PGX.QueryRow(`SELECT id FROM agencies WHERE partnership_id = $1 AND code = $2`, l.tx.Partnership(), agencyCode).Scan(&agency)
	if err != nil {
		return err
	}
	locked, err := seats.Lock(l.tx, session)
	if err != nil {
		return err
	}
	p := locked[session][0]
	release := p.StartsAt.AddDate(0, 0, -7).Truncate(time.Hour)
	return seats.Keep(l.tx, p, &seats.Allocation{AgencyID: &agency, Places: 5, ReleaseAt: release, Note: "For the trust's new starters"})
}
