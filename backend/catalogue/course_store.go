package catalogue

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// writeCourseLists replaces a course's tags, sectors, priorities and prerequisites.
func writeCourseLists(tx *database.Tx, course uuid.UUID, in CourseFields) error {
	for _, table := range []string{"course_level_tags", "course_sectors", "course_priorities", "course_prerequisites", "course_prerequisite_outside"} {
		if _, err := tx.PGX.Exec(`DELETE FROM `+table+` WHERE partnership_id = $1 AND course_id = $2`, tx.Partnership(), course); err != nil {
			return err
		}
	}
	if _, err := tx.PGX.Exec(`INSERT INTO course_level_tags (partnership_id, course_id, tag) SELECT $1, $2, unnest($3::text[])`,
		tx.Partnership(), course, in.LevelTags); err != nil {
		return err
	}
	if _, err := tx.PGX.Exec(`INSERT INTO course_sectors (partnership_id, course_id, sector) SELECT $1, $2, unnest($3::text[])`,
		tx.Partnership(), course, in.Sectors); err != nil {
		return err
	}
	for _, p := range in.Priorities {
		if err := writePriority(tx, course, p); err != nil {
			return err
		}
	}
	return writeRequirements(tx, course, in.Prerequisites)
}

// writePriority makes the priority where nobody named it before.
func writePriority(tx *database.Tx, course uuid.UUID, p PriorityInput) error {
	if _, err := tx.PGX.Exec(`INSERT INTO priorities (partnership_id, id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		tx.Partnership(), newID(), p.Name); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO course_priorities (partnership_id, course_id, priority_id, financial_year)
		SELECT $1, $2, id, $4 FROM priorities WHERE partnership_id = $1 AND name = $3`, tx.Partnership(), course, p.Name, int(p.Year))
	return err
}

type priorityRow struct {
	ID            uuid.UUID
	Name          string
	FinancialYear ukdate.FinancialYear
}

// courseDetailByID returns a course with its lists; fault.Missing when there is none.
func courseDetailByID(tx *database.Tx, id uuid.UUID) (d CourseDetail, err error) {
	if d.Course, err = CourseByID(tx, id); err != nil {
		return d, err
	}
	tags, err := tagsOf(tx, id)
	if err != nil {
		return d, err
	}
	d.LevelTags = tags[id]
	if d.Sectors, err = database.Values[string](tx, `SELECT sector FROM course_sectors
		WHERE partnership_id = $1 AND course_id = $2 ORDER BY sector`, tx.Partnership(), id); err != nil {
		return d, err
	}
	if d.Priorities, err = prioritiesOf(tx, id); err != nil {
		return d, err
	}
	requirements, err := RequirementsOf(tx, id)
	d.Prerequisites = requirements[id]
	return d, err
}

func prioritiesOf(tx *database.Tx, course uuid.UUID) ([]CoursePriority, error) {
	rows, err := database.Rows[priorityRow](tx, `SELECT p.id, p.name, cp.financial_year FROM course_priorities cp
		JOIN priorities p ON p.partnership_id = cp.partnership_id AND p.id = cp.priority_id
		WHERE cp.partnership_id = $1 AND cp.course_id = $2 ORDER BY cp.financial_year, lower(p.name)`, tx.Partnership(), course)
	priorities := make([]CoursePriority, len(rows))
	for i, row := range rows {
		priorities[i] = CoursePriority{row.ID, row.Name, row.FinancialYear}
	}
	return priorities, err
}

type needRow struct {
	CourseID         uuid.UUID
	RequiredCourseID uuid.UUID
}

// lockCourses holds every course of the partnership, and returns their titles and what each asks for.
func lockCourses(tx *database.Tx) (titles map[uuid.UUID]string, needs map[uuid.UUID][]uuid.UUID, err error) {
	courses, err := database.Rows[Course](tx, `SELECT id, title FROM courses
		WHERE partnership_id = $1 ORDER BY id FOR NO KEY UPDATE`, tx.Partnership())
	if err != nil {
		return nil, nil, err
	}
	titles = make(map[uuid.UUID]string, len(courses))
	for _, c := range courses {
		titles[c.ID] = c.Title
	}
	rows, err := database.Rows[needRow](tx, `SELECT course_id, required_course_id FROM course_prerequisites
		WHERE partnership_id = $1`, tx.Partnership())
	needs = map[uuid.UUID][]uuid.UUID{}
	for _, row := range rows {
		needs[row.CourseID] = append(needs[row.CourseID], row.RequiredCourseID)
	}
	return titles, needs, err
}
