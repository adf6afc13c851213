package reporting

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// counts is what the registrations of something became, and the people, if any, that were counted with them.
type counts struct {
	Registrations, ByProvider, Late, InTime    int64
	NoShows, Excused, NotTaken, WalkIns        int64
	Attended, Completed                        int64
	People, SessionsReached, AttendedOneAgency int64
	SessionID, AgencyID                        *uuid.UUID
	Grp                                        *int32
	Key                                        *string
}

func (c counts) outcomes() Outcomes {
	return Outcomes{
		Registrations: &c.Registrations, ByProvider: &c.ByProvider, Late: &c.Late, InTime: &c.InTime,
		NoShows: &c.NoShows, Excused: &c.Excused, NotTaken: &c.NotTaken, WalkIns: &c.WalkIns,
		Attended: &c.Attended, Completed: &c.Completed,
	}
}

// countColumns sums rows of registration_outcomes_of, named o.
const countColumns = `
  count(*) FILTER (WHERE NOT o.walk_in) AS registrations,
  count(*) FILTER (WHERE o.outcome = 'cancelled_by_provider') AS by_provider,
  count(*) FILTER (WHERE o.outcome = 'cancelled_late') AS late,
  count(*) FILTER (WHERE o.outcome = 'cancelled_in_time') AS in_time,
  count(*) FILTER (WHERE o.outcome = 'no_show') AS no_shows,
  count(*) FILTER (WHERE o.outcome = 'excused') AS excused,
  count(*) FILTER (WHERE o.outcome = 'not_taken') AS not_taken,
  count(*) FILTER (WHERE o.outcome = 'walk_in') AS walk_ins,
  count(*) FILTER (WHERE o.outcome IN ('attended', 'walk_in')) AS attended,
  count(*) FILTER (WHERE o.completed) AS completed`

const zeroColumns = `0, 0, 0, 0, 0, 0, 0, 0, 0, 0`

// outcomesSQL reads the outcomes once, and answers three questions: what became of each session's registrations, how
// many people came in each group of sessions, and from which agencies.
const outcomesSQL = `
WITH o AS MATERIALIZED (SELECT * FROM registration_outcomes_of($1, $2))
SELECT o.session_id, NULL::int AS grp, NULL::uuid AS agency_id,` + countColumns + `, 0::bigint AS people
FROM o GROUP BY o.session_id
UNION ALL
SELECT NULL, grp, NULL, ` + zeroColumns + `, count(*)
FROM (SELECT DISTINCT g.grp, o.person_id
      FROM o JOIN unnest($3::uuid[], $4::int[]) g (session_id, grp) ON g.session_id = o.session_id
      WHERE o.outcome IN ('attended', 'walk_in')) reached
GROUP BY grp
UNION ALL
SELECT DISTINCT NULL::uuid, NULL::int, o.agency_id, ` + zeroColumns + `, 0::bigint
FROM o WHERE o.outcome IN ('attended', 'walk_in') AND o.agency_id IS NOT NULL AND o.session_id = ANY ($3)`

// groups says which sessions make up each row of a page or a breakdown; a session may be in several.
type groups [][]Session

// pairs is groups as SQL reads them.
func (g groups) pairs(keep func(Session) bool) (sessions []uuid.UUID, group []int32) {
	sessions, group = []uuid.UUID{}, []int32{}
	for i, members := range g {
		for _, s := range members {
			if keep(s) {
				sessions = append(sessions, s.ID)
				group = append(group, int32(i))
			}
		}
	}
	return sessions, group
}

// reach is who came: different people in each group, and the agencies somebody came from.
type reach struct {
	people   []int64
	agencies map[uuid.UUID]bool
}

// outcomesOf fills in what became of the registrations of each session that is counted from bookings, and returns
// who came.
func outcomesOf(tx *database.Tx, sessions []Session, g groups) (reach, error) {
	booked := ids(sessions, Session.fromBookings)
	inGroup, group := g.pairs(func(s Session) bool { return s.counts() && s.fromBookings() })
	rows, err := database.Rows[counts](tx, outcomesSQL, planned, tx.Partnership(), booked, inGroup, group)
	if err != nil {
		return reach{}, fmt.Errorf("count outcomes: %w", err)
	}
	came, bySession := reach{make([]int64, len(g)), map[uuid.UUID]bool{}}, map[uuid.UUID]Outcomes{}
	for _, row := range rows {
		switch {
		case row.SessionID != nil:
			bySession[*row.SessionID] = row.outcomes()
		case row.AgencyID != nil:
			came.agencies[*row.AgencyID] = true
		default:
			came.people[*row.Grp] = row.People
		}
	}
	for i := range sessions {
		if sessions[i].fromBookings() {
			sessions[i].Outcomes = orNone(bySession, sessions[i].ID)
		}
	}
	return came, nil
}

// orNone: a session nobody booked has nothing in every number, which is known.
func orNone(bySession map[uuid.UUID]Outcomes, id uuid.UUID) Outcomes {
	if o, booked := bySession[id]; booked {
		return o
	}
	return counts{}.outcomes()
}

// unmetSQL: still waiting or asking at the start, or told full with no place of the course since; people by group.
const unmetSQL = `
WITH wanted AS (
  SELECT b.session_id, b.person_id FROM bookings b
  WHERE b.partnership_id = $1 AND b.session_id = ANY ($2) AND b.status IN ('requested', 'waiting')
  UNION
  SELECT b.session_id, b.person_id FROM bookings b
  WHERE b.partnership_id = $1 AND b.session_id = ANY ($2) AND b.status = 'lapsed' AND b.cause = 'started'
    AND EXISTS (SELECT FROM booking_history h WHERE h.partnership_id = b.partnership_id AND h.booking_id = b.id
                AND h.to_status = 'lapsed' AND h.from_status IN ('requested', 'waiting'))
  UNION
  SELECT f.session_id, f.person_id FROM told_full f
  JOIN sessions s ON s.partnership_id = f.partnership_id AND s.id = f.session_id
  WHERE f.partnership_id = $1 AND f.session_id = ANY ($2)
    AND NOT EXISTS (SELECT FROM bookings b JOIN sessions t ON t.partnership_id = b.partnership_id AND t.id = b.session_id
                    WHERE b.partnership_id = f.partnership_id AND b.person_id = f.person_id AND b.status = 'confirmed'
                      AND t.course_id = s.course_id AND t.starts_at > f.at)
)`

// unmetOf returns how many different people could not be given a place, in each group.
func unmetOf(tx *database.Tx, g groups) ([]int64, error) {
	inGroup, group := g.pairs(func(s Session) bool { return s.counts() && !s.OnlyTotals })
	rows, err := database.Rows[counts](tx, unmetSQL+`
		SELECT g.grp, count(DISTINCT w.person_id) AS people
		FROM wanted w JOIN unnest($2::uuid[], $3::int[]) g (session_id, grp) ON g.session_id = w.session_id
		GROUP BY g.grp`, planned, tx.Partnership(), inGroup, group)
	return byGroup(rows, len(g)), wrap("count unmet demand", err)
}

// affectedOf returns how many different people lost or had to follow a session that was cancelled, did not run or
// was moved.
func affectedOf(tx *database.Tx, sessions []Session) (cancelled, didNotRun, moved int64, err error) {
	g := groups{
		keep(sessions, func(s Session) bool { return !s.BreakOut && s.Status == statusCancelled }),
		keep(sessions, func(s Session) bool { return !s.BreakOut && s.Status == statusDidNotRun }),
		keep(sessions, func(s Session) bool { return s.counts() && s.Moved }),
	}
	inGroup, group := g.pairs(func(s Session) bool { return !s.OnlyTotals })
	rows, err := database.Rows[counts](tx, `
		SELECT g.grp, count(DISTINCT b.person_id) AS people
		FROM bookings b JOIN unnest($2::uuid[], $3::int[]) g (session_id, grp) ON g.session_id = b.session_id
		WHERE b.partnership_id = $1 AND b.session_id = ANY ($2) AND NOT b.walk_in
		  AND CASE WHEN g.grp = 2 THEN b.confirmed_at IS NOT NULL AND b.status IN ('confirmed', 'cancelled')
		           ELSE b.cancel_class = 'by_provider' END
		GROUP BY g.grp`, planned, tx.Partnership(), inGroup, group)
	n := byGroup(rows, len(g))
	return n[0], n[1], n[2], wrap("count people affected", err)
}

func keep(sessions []Session, is func(Session) bool) []Session {
	var kept []Session
	for _, s := range sessions {
		if is(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

func byGroup(rows []counts, n int) []int64 {
	people := make([]int64, n)
	for _, row := range rows {
		people[*row.Grp] = row.People
	}
	return people
}

func wrap(doing string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
