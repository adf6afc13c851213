package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

const breakOutSQL = `
SELECT coalesce(nullif(m.title, ''), mc.title) AS main, m.choose_until,
  EXISTS (SELECT 1 FROM bookings b WHERE b.partnership_id = $1 AND b.session_id = m.id AND b.person_id = $3
          AND b.status IN ('held', 'confirmed')) AS holds_main,
  coalesce((SELECT coalesce(nullif(o.title, ''), oc.title) FROM sessions o
    JOIN courses oc ON oc.partnership_id = $1 AND oc.id = o.course_id
    JOIN bookings b ON b.partnership_id = $1 AND b.session_id = o.id AND b.person_id = $3
         AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
    WHERE o.partnership_id = $1 AND o.main_session_id = m.id AND o.slot = s.slot AND o.id <> s.id LIMIT 1), '') AS chosen
FROM sessions s
JOIN sessions m ON m.partnership_id = $1 AND m.id = s.main_session_id
JOIN courses mc ON mc.partnership_id = $1 AND mc.id = m.course_id
WHERE s.partnership_id = $1 AND s.id = $2`

// breakOut reads what is asked of a break-out; nil where the session is none.
func (g gathered) breakOut(tx *database.Tx) (*rules.BreakOut, error) {
	if g.session.MainSessionID == nil {
		return nil, nil
	}
	b, _, err := database.One[rules.BreakOut](tx, breakOutSQL, tx.Partnership(), g.session.ID, g.person.ID)
	b.Slot = g.session.Slot
	return &b, err
}
