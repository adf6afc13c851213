package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

const heldSQL = `
SELECT count(*) FILTER (WHERE s.course_id = $4), count(*) FILTER (WHERE s.event_id = $5)
FROM bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
WHERE b.partnership_id = $1 AND b.person_id = $2 AND b.session_id <> $3 AND NOT b.walk_in
  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed') AND s.ends_at > $6 AND s.main_session_id IS NULL`

// limits reads what the person holds, where there is a limit at all.
func (g gathered) limits(tx *database.Tx) (limits []rules.Limit, err error) {
	if g.session.CourseLimit == nil && g.session.EventLimit == nil || g.session.MainSessionID != nil {
		return nil, nil
	}
	var ofCourse, ofEvent int
	err = tx.PGX.QueryRow(heldSQL, tx.Partnership(), g.person.ID, g.session.ID, g.session.CourseID, g.session.EventID, tx.Now).Scan(&ofCourse, &ofEvent)
	if most := g.session.CourseLimit; most != nil {
		limits = append(limits, rules.Limit{Of: g.session.Title, Most: *most, Holds: ofCourse})
	}
	if most := g.session.EventLimit; most != nil {
		limits = append(limits, rules.Limit{Of: g.session.EventTitle, Most: *most, Holds: ofEvent})
	}
	return limits, err
}
