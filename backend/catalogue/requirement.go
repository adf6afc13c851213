package catalogue

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Requirement is one line of what must have been completed. The first course is the one asked for; the
// others, and training taken elsewhere under one of the titles, are accepted in its place.
type Requirement struct {
	Courses []Named
	Outside []string
}

// RequirementInput is a requirement as it is said.
type RequirementInput struct {
	Courses []uuid.UUID
	Outside []string
}

// Said is the requirement as it would be said again.
func (r Requirement) Said() RequirementInput {
	in := RequirementInput{Outside: r.Outside}
	for _, course := range r.Courses {
		in.Courses = append(in.Courses, course.ID)
	}
	return in
}

// same: the same course is asked for, and the same is accepted in its place, in any order.
func (in RequirementInput) same(other RequirementInput) bool {
	return len(in.Courses) > 0 && len(other.Courses) > 0 && in.Courses[0] == other.Courses[0] &&
		sameSet(in.Courses, other.Courses) && sameSet(in.Outside, other.Outside)
}

type requirementRow struct {
	OfID     uuid.UUID
	Line     int
	Position int
	CourseID *uuid.UUID
	Title    string
}

// requirementsSQL: what courses ask for, line by line, the course asked for first and training elsewhere last.
const requirementsSQL = `
SELECT q.course_id AS of_id, q.alternative AS line, q.position, c.id AS course_id, c.title
FROM course_prerequisites q JOIN courses c ON c.partnership_id = q.partnership_id AND c.id = q.required_course_id
WHERE q.partnership_id = $1 AND q.course_id = ANY($2)
UNION ALL
SELECT o.course_id, o.alternative, 1000, NULL, o.title FROM course_prerequisite_outside o
WHERE o.partnership_id = $1 AND o.course_id = ANY($2)
ORDER BY of_id, line, position, title, course_id`

// RequirementsOf returns what courses ask for; a course that asks for nothing is left out.
func RequirementsOf(tx *database.Tx, courses ...uuid.UUID) (map[uuid.UUID][]Requirement, error) {
	rows, err := database.Rows[requirementRow](tx, requirementsSQL, tx.Partnership(), courses)
	if err != nil {
		return nil, err
	}
	return byLine(rows), nil
}

// byLine groups rows that stand in the order of their lines.
func byLine(rows []requirementRow) map[uuid.UUID][]Requirement {
	all := map[uuid.UUID][]Requirement{}
	lines := map[uuid.UUID]int{}
	for _, row := range rows {
		of := all[row.OfID]
		if len(of) == 0 || lines[row.OfID] != row.Line {
			of, lines[row.OfID] = append(of, Requirement{}), row.Line
		}
		last := &of[len(of)-1]
		if row.CourseID != nil {
			last.Courses = append(last.Courses, Named{*row.CourseID, row.Title})
		} else {
			last.Outside = append(last.Outside, row.Title)
		}
		all[row.OfID] = of
	}
	return all
}

// writeRequirements adds what a course asks for.
func writeRequirements(tx *database.Tx, course uuid.UUID, all []RequirementInput) error {
	for n, r := range all {
		if _, err := tx.PGX.Exec(`INSERT INTO course_prerequisites (partnership_id, course_id, alternative, required_course_id, position)
			SELECT $1, $2, $3, l.id, l.position FROM unnest($4::uuid[]) WITH ORDINALITY AS l (id, position)`,
			tx.Partnership(), course, n+1, r.Courses); err != nil {
			return err
		}
		if _, err := tx.PGX.Exec(`INSERT INTO course_prerequisite_outside (partnership_id, course_id, alternative, title)
			SELECT $1, $2, $3, unnest($4::text[])`, tx.Partnership(), course, n+1, r.Outside); err != nil {
			return err
		}
	}
	return nil
}
