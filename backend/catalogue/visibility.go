package catalogue

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// A session is public once it was published, and stays so when it ends, as long as its programme is
// published, its course is no draft and its event, if it has one, is no draft either.

// fromSessions joins what visibility and search ask about.
const fromSessions = `
FROM sessions s
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
JOIN programmes g ON g.partnership_id = s.partnership_id AND g.id = s.programme_id
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id`

const publicSession = `(s.published_at IS NOT NULL AND g.status = 'published' AND c.status <> 'draft'
	AND (e.id IS NULL OR e.status <> 'draft'))`

// isPublic reports whether anyone may see the session; one that is not there is not public.
func isPublic(tx *database.Tx, session uuid.UUID) (bool, error) {
	return ask(tx, `SELECT EXISTS (SELECT 1 `+fromSessions+`
		WHERE s.partnership_id = $1 AND s.id = $2 AND `+publicSession+`)`, tx.Partnership(), session)
}

// relations returns how the acting person stands to a session of the partnership.
func relations(tx *database.Tx, session uuid.UUID) ([]access.Relation, error) {
	held := []access.Relation{access.Partnership}
	public, err := isPublic(tx, session)
	if err != nil {
		return nil, err
	}
	if public {
		held = append(held, access.Published)
	}
	trains, err := Trains(tx, session, tx.Actor.Person)
	if trains {
		held = append(held, access.Session)
	}
	return held, err
}
