package reporting

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// planned has every statement here planned for its own arguments: a plan made once for any period would expect a
// handful of sessions and take seconds over a year.
const planned = pgx.QueryExecModeCacheDescribe

// settle prepares the snapshot of a page for statements that join thousands of rows.
func settle(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`SELECT set_config('jit', 'off', true), set_config('work_mem', '16MB', true)`)
	return err
}

const sessionsSQL = `
SELECT s.id, s.reference, coalesce(nullif(s.title, ''), c.title) AS title, s.course_id, c.title AS course_title,
       s.event_id, coalesce(e.title, '') AS event_title, s.mode, v.locality_id, s.first_date, s.financial_year,
       s.status, s.moved_from IS NOT NULL AS moved, s.main_session_id IS NOT NULL AS break_out,
       s.only_agency_id IS NOT NULL AS one_agency, c.duration_class,
       (SELECT count(*) FROM session_trainers t WHERE t.partnership_id = s.partnership_id AND t.session_id = s.id) AS trainers,
       rt.parts, rt.closed, rt.delivered AS parts_delivered,
       p.capacity, p.first_capacity, p.unlimited, k.session_id IS NOT NULL OR p.seats = 0 AS places_unknown,
       t.session_id IS NOT NULL AS only_totals, coalesce(t.source, '') AS source,
       t.registrations, t.cancelled_by_provider AS by_provider, t.cancelled_late AS late, t.cancelled_in_time AS in_time,
       t.no_shows, t.excused, t.not_taken, t.walk_ins, t.attended
FROM sessions s
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id
LEFT JOIN session_totals t ON t.partnership_id = s.partnership_id AND t.session_id = s.id
LEFT JOIN places_not_known k ON k.partnership_id = s.partnership_id AND k.session_id = s.id
CROSS JOIN LATERAL (
  SELECT r.parts, r.closed, (SELECT count(*) FROM parts q WHERE q.partnership_id = s.partnership_id AND q.session_id = s.id
                             AND q.cancelled_at IS NULL AND q.starts_at <= $2) AS delivered
  FROM register_taken r WHERE r.partnership_id = s.partnership_id AND r.session_id = s.id
) rt
CROSS JOIN LATERAL (
  SELECT sum(capacity) AS capacity, sum(first_capacity) FILTER (WHERE NOT first_unknown) AS first_capacity,
         coalesce(bool_or(capacity IS NULL), false) AS unlimited, count(*) AS seats
  FROM (SELECT CASE WHEN after.start THEN after.capacity ELSE l.capacity END AS capacity, l.first_capacity,
               bool_or(l.first_capacity IS NULL) OVER () AS first_unknown
        FROM session_places l
        LEFT JOIN LATERAL ( -- the capacity at the start, if it was changed afterwards; past sessions that were typed in may be corrected
          SELECT true AS start, c.before AS capacity FROM place_changes c
          WHERE c.partnership_id = l.partnership_id AND c.session_id = l.session_id AND c.seat = l.seat AND c.kind = 'set'
            AND c.at >= s.starts_at AND s.created_at < s.starts_at
          ORDER BY c.id LIMIT 1
        ) after ON true
        WHERE l.partnership_id = s.partnership_id AND l.session_id = s.id) seat
) p
WHERE s.partnership_id = $1 AND s.starts_at <= $2 AND s.status IN ('published', 'cancelled', 'did_not_run') AND `

const inOrder = ` ORDER BY s.starts_at, s.id`

// sessionsOf reads the sessions of a scope that have begun, break-outs and cancelled ones among them, in the order
// of their start. What became of registrations is filled in from totals only; see outcomesOf.
func sessionsOf(tx *database.Tx, scope Scope) ([]Session, error) {
	where, args := `s.first_date BETWEEN $3 AND $4`, []any{planned, tx.Partnership(), tx.Now}
	switch {
	case scope.WholeEvent:
		where = `s.event_id = $3`
		args = append(args, scope.Event.ID)
	case scope.Event != nil:
		where += ` AND s.event_id = $5`
		args = append(args, scope.Period.From, scope.Period.To, scope.Event.ID)
	default:
		args = append(args, scope.Period.From, scope.Period.To)
	}
	sessions, err := database.Rows[Session](tx, sessionsSQL+where+inOrder, args...)
	if err != nil {
		return nil, fmt.Errorf("read sessions of %s: %w", scope.Label, err)
	}
	for i := range sessions {
		s := &sessions[i]
		s.Unlimited = s.Unlimited && !s.PlacesUnknown
	}
	return sessions, nil
}

// ids returns those sessions that keep says, for SQL.
func ids(sessions []Session, keep func(Session) bool) []uuid.UUID {
	found := []uuid.UUID{}
	for _, s := range sessions {
		if keep(s) {
			found = append(found, s.ID)
		}
	}
	return found
}

// fromBookings reports whether what became of the session's registrations is counted from bookings.
func (s Session) fromBookings() bool { return s.Delivered() && !s.OnlyTotals }
