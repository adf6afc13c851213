package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// requirementRow is one course, or training elsewhere, that meets a line of what a session's course asks for.
type requirementRow struct {
	Line     int
	Position int
	CourseID *uuid.UUID // nil: training elsewhere
	Title    string
	DoneOn   *ukdate.Date // nil: the claimant has not completed it
}

// requirementsSQL: everything accepted for the session's course, the course asked for first in its line, with
// whether the person completed it.
const requirementsSQL = `
WITH s AS (SELECT course_id FROM sessions WHERE partnership_id = $1 AND id = $2)
SELECT q.alternative AS line, q.position, c.id AS course_id, c.title,
       (SELECT max(d.completed_on) FROM completions d WHERE d.partnership_id = q.partnership_id AND d.course_id = c.id
          AND d.person_id = $3 AND d.withdrawn_at IS NULL) AS done_on
FROM s JOIN course_prerequisites q ON q.partnership_id = $1 AND q.course_id = s.course_id
JOIN courses c ON c.partnership_id = q.partnership_id AND c.id = q.required_course_id
UNION ALL
SELECT o.alternative, 1000, NULL, o.title,
       (SELECT max(t.completed_on) FROM outside_training t WHERE t.partnership_id = o.partnership_id AND lower(t.title) = lower(o.title)
          AND t.person_id = $3 AND t.withdrawn_at IS NULL)
FROM s JOIN course_prerequisite_outside o ON o.partnership_id = $1 AND o.course_id = s.course_id
ORDER BY line, position, title`

// lacking returns the requirements that the claimant has not met.
func lacking(rows []requirementRow) []rules.Requirement {
	var all []rules.Requirement
	done := rules.Completed{Courses: map[uuid.UUID]ukdate.Date{}, Outside: map[string]ukdate.Date{}}
	last := 0
	for _, row := range rows {
		if row.Line != last {
			all, last = append(all, rules.Requirement{}), row.Line
		}
		r := &all[len(all)-1]
		if row.CourseID == nil {
			r.Outside = append(r.Outside, row.Title)
		} else {
			r.Courses = append(r.Courses, rules.Course{ID: *row.CourseID, Title: row.Title})
		}
		switch {
		case row.DoneOn == nil:
		case row.CourseID == nil:
			done.Outside[rules.OutsideKey(row.Title)] = *row.DoneOn
		default:
			done.Courses[*row.CourseID] = *row.DoneOn
		}
	}
	return rules.Unmet(all, done)
}
