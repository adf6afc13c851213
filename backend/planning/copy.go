package planning

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// CopyPlan is what copying a programme into another would make.
type CopyPlan struct {
	From     catalogue.Programme
	To       catalogue.Programme
	Earliest ukdate.Date // that a copy may begin
	Latest   ukdate.Date
	Closed   ClosedDays // of these dates
	Lines    []CopyLine
}

// CopyLine is a session and when its copy would be.
type CopyLine struct {
	SessionID uuid.UUID
	Title     string
	Reference string
	Status    catalogue.Status
	CourseID  uuid.UUID
	Course    string
	Withdrawn bool   // the course is, so that it cannot be copied
	Event     string // title; empty: none
	NewEvent  string // of the other year, which the copy would belong to; empty: none
	Was       ukdate.Date
	Starts    ukdate.Wall
	Ends      ukdate.Wall // of the first part
	Parts     int
	BreakOuts int // copied with it
	Date      ukdate.Date
	CopyID    *uuid.UUID // the copy that is there already
}

// PlanCopy says what copying would make; it changes nothing. fault.Missing for a programme that is not
// there and for whoever may not; a programme copied into itself is an Invalid fault on from.
func (s *Service) PlanCopy(ctx context.Context, programme, from uuid.UUID, move Move) (CopyPlan, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (plan CopyPlan, err error) {
		if !access.Can(tx.Actor, access.OpPlanProgrammeCopy, access.Partnership) {
			return plan, fault.Missing
		}
		if plan.From, plan.To, err = bothProgrammes(tx, programme, from); err != nil {
			return plan, err
		}
		plan.Earliest, plan.Latest = copyDates(plan.To, ukdate.DateOf(tx.Now))
		if plan.Closed, err = closedDays(tx, ukdate.Period{From: plan.Earliest, To: plan.Latest}); err != nil {
			return plan, err
		}
		if plan.Lines, err = copyLines(tx, plan.To.ID, plan.From.ID); err != nil {
			return plan, err
		}
		years := int(plan.To.FinancialYear) - int(plan.From.FinancialYear)
		for i := range plan.Lines {
			plan.Lines[i].Date = move.To(plan.Lines[i].Was, years)
		}
		return plan, nil
	})
}

func bothProgrammes(tx *database.Tx, programme, from uuid.UUID) (source, target catalogue.Programme, err error) {
	if target, err = catalogue.ProgrammeByID(tx, programme); err != nil {
		return source, target, err
	}
	if source, err = catalogue.ProgrammeByID(tx, from); fault.KindOf(err) == fault.NotFound {
		return source, target, fault.OnField("from", "unknown", "Choose one from the list.")
	}
	if err == nil && from == programme {
		err = fault.OnField("from", "same", "Choose the programme of another year.")
	}
	return source, target, err
}

// copyDates is when a copy may begin: not in the past, and in a year the programme covers.
func copyDates(to catalogue.Programme, today ukdate.Date) (earliest, latest ukdate.Date) {
	earliest, latest = to.FinancialYear.From(), to.FinancialYear.To()
	if to.ReachesIntoNextYear {
		latest = (to.FinancialYear + 1).To()
	}
	if earliest.Before(today) {
		earliest = today
	}
	return earliest, latest
}

// copyLines are the sessions of a programme that were published, soonest first; break-outs go with their
// conference.
func copyLines(tx *database.Tx, programme, from uuid.UUID) ([]CopyLine, error) {
	return database.Rows[CopyLine](tx, `SELECT s.id AS session_id, coalesce(nullif(s.title, ''), c.title) AS title, s.reference, s.status,
			s.course_id, c.title AS course, c.status = 'withdrawn' AS withdrawn, coalesce(e.title, '') AS event,
			coalesce((`+newEventSQL("title")+`), '') AS new_event, s.first_date AS was, p.start_wall AS starts, p.end_wall AS ends,
			(SELECT count(*) FROM parts n WHERE n.partnership_id = $1 AND n.session_id = s.id AND n.cancelled_at IS NULL) AS parts,
			(SELECT count(*) FROM sessions b WHERE b.partnership_id = $1 AND b.main_session_id = s.id AND b.status <> 'draft') AS break_outs,
			(SELECT y.id FROM sessions y WHERE y.partnership_id = $1 AND y.programme_id = $2 AND y.copied_from = s.id LIMIT 1) AS copy_id
		FROM sessions s
		JOIN courses c ON c.partnership_id = $1 AND c.id = s.course_id
		JOIN LATERAL (SELECT start_wall, end_wall FROM parts WHERE partnership_id = $1 AND session_id = s.id
			ORDER BY cancelled_at IS NOT NULL, position LIMIT 1) p ON true
		LEFT JOIN events e ON e.partnership_id = $1 AND e.id = s.event_id
		WHERE s.partnership_id = $1 AND s.programme_id = $3 AND s.status <> 'draft' AND s.main_session_id IS NULL
		ORDER BY s.starts_at, s.id`, tx.Partnership(), programme, from)
}

// newEventSQL finds the same occasion in the other programme ($2), by its series.
func newEventSQL(column string) string {
	return `SELECT n.` + column + ` FROM events n WHERE n.partnership_id = $1 AND n.programme_id = $2 AND e.series <> ''
		AND n.series = e.series AND n.status <> 'cancelled' ORDER BY n.starts_on LIMIT 1`
}
