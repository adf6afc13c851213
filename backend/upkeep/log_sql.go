package upkeep

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// args are $1 to $7 of actsSQL.
func (f ActFilter) args(tx *database.Tx) []any {
	return []any{
		tx.Partnership(), orNull(f.Session), orNull(f.Person), orNull(f.Agency),
		instantOf(f.From, ukdate.StartOf), instantOf(f.To, ukdate.EndOf), kinds[f.Kind],
	}
}

func orNull(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}

// actsSQL reads a page of acts. $2 to $4 are a session, a person, an agency, $5 and $6 the instants between
// which, $7 what actions begin with; $8 and $9 where the page before ended, $10 how many.
const actsSQL = `
WITH wanted AS (
  SELECT a.* FROM audit a
  WHERE a.partnership_id = $1 AND ($5::timestamptz IS NULL OR a.at >= $5) AND ($6::timestamptz IS NULL OR a.at < $6)
    AND ($7::text[] IS NULL OR CASE a.object_type WHEN 'agency' THEN 'agency' ELSE split_part(a.action, '.', 1) END = ANY($7))
    AND ($2::uuid IS NULL OR a.object_id = $2
      OR a.object_id IN (SELECT id FROM bookings WHERE partnership_id = $1 AND session_id = $2)
      OR a.object_id IN (SELECT id FROM parts WHERE partnership_id = $1 AND session_id = $2)
      OR a.object_id IN (SELECT ap.id FROM approvals ap JOIN bookings b ON b.partnership_id = ap.partnership_id AND b.id = ap.booking_id
           WHERE b.partnership_id = $1 AND b.session_id = $2))
    AND ($3::uuid IS NULL OR a.object_id = $3 OR a.person_id = $3 OR a.on_behalf_of = $3
      OR a.object_id IN (SELECT id FROM bookings WHERE partnership_id = $1 AND person_id = $3)
      OR a.object_id IN (SELECT id FROM memberships WHERE partnership_id = $1 AND person_id = $3)
      OR a.object_id IN (SELECT ap.id FROM approvals ap JOIN bookings b ON b.partnership_id = ap.partnership_id AND b.id = ap.booking_id
           WHERE b.partnership_id = $1 AND b.person_id = $3)
      OR a.object_type = 'account' AND a.object_id = (SELECT account_id FROM people WHERE partnership_id = $1 AND id = $3))
    AND ($4::uuid IS NULL OR a.object_id = $4
      OR a.object_id IN (SELECT id FROM bookings WHERE partnership_id = $1 AND agency_id = $4)
      OR a.object_id IN (SELECT id FROM memberships WHERE partnership_id = $1 AND agency_id = $4))
    AND ($8::timestamptz IS NULL OR a.at <= $8)
  ORDER BY a.at DESC, a.id DESC OFFSET $9 LIMIT $10
)
SELECT w.at, w.action, w.origin, actor.id AS by_id, coalesce(actor.name, '') AS by_name, behalf.id AS behalf_id, coalesce(behalf.name, '') AS behalf_name,
  about.id AS person_id, coalesce(about.name, '') AS person_name, s.id AS session_id, coalesce(nullif(s.title, ''), sc.title, '') AS session_title,
  b.id AS booking_id, coalesce(b.reference, '') AS booking_ref, ag.id AS agency_id, coalesce(ag.name, '') AS agency_name,
  coalesce(c.title, ev.title, ve.name, ro.name, pr.title, '') AS thing
FROM wanted w
LEFT JOIN approvals ap ON w.object_type = 'approval' AND (ap.partnership_id, ap.id) = (w.partnership_id, w.object_id)
LEFT JOIN bookings b ON (b.partnership_id, b.id) = (w.partnership_id, CASE w.object_type WHEN 'booking' THEN w.object_id WHEN 'approval' THEN ap.booking_id END)
LEFT JOIN memberships m ON w.object_type = 'membership' AND (m.partnership_id, m.id) = (w.partnership_id, w.object_id)
LEFT JOIN parts pa ON w.object_type = 'part' AND (pa.partnership_id, pa.id) = (w.partnership_id, w.object_id)
LEFT JOIN sessions s ON (s.partnership_id, s.id) = (w.partnership_id, CASE WHEN w.object_type = 'session' THEN w.object_id ELSE coalesce(b.session_id, pa.session_id) END)
LEFT JOIN courses sc ON (sc.partnership_id, sc.id) = (s.partnership_id, s.course_id)
LEFT JOIN people actor ON actor.partnership_id = w.partnership_id
  AND (actor.id = w.person_id OR w.person_id IS NULL AND w.account_id IS NOT NULL AND actor.account_id = w.account_id)
LEFT JOIN people behalf ON (behalf.partnership_id, behalf.id) = (w.partnership_id, w.on_behalf_of)
LEFT JOIN people about ON (about.partnership_id, about.id) = (w.partnership_id, CASE WHEN w.object_type = 'person' THEN w.object_id ELSE coalesce(b.person_id, m.person_id) END)
LEFT JOIN agencies ag ON (ag.partnership_id, ag.id) = (w.partnership_id, CASE WHEN w.object_type = 'agency' THEN w.object_id ELSE m.agency_id END)
LEFT JOIN courses c ON w.object_type = 'course' AND (c.partnership_id, c.id) = (w.partnership_id, w.object_id)
LEFT JOIN events ev ON w.object_type = 'event' AND (ev.partnership_id, ev.id) = (w.partnership_id, w.object_id)
LEFT JOIN rooms ro ON w.object_type = 'room' AND (ro.partnership_id, ro.id) = (w.partnership_id, w.object_id)
LEFT JOIN venues ve ON w.object_type = 'venue' AND (ve.partnership_id, ve.id) = (w.partnership_id, w.object_id)
LEFT JOIN programmes pr ON w.object_type = 'programme' AND (pr.partnership_id, pr.id) = (w.partnership_id, w.object_id)
ORDER BY w.at DESC, w.id DESC`

// instantOf is an end of a London day, nil of the zero day.
func instantOf(d ukdate.Date, end func(ukdate.Date) time.Time) *time.Time {
	if d.IsZero() {
		return nil
	}
	at := end(d)
	return &at
}
