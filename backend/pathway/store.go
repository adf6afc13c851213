package pathway

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// read returns the pathways for which where holds, by title, with sectors and steps. $1 of it is the partnership.
func read(tx *database.Tx, where string, args ...any) ([]Pathway, error) {
	all, err := database.Rows[Pathway](tx, `SELECT p.* FROM pathways p WHERE p.partnership_id = $1 AND `+where+` ORDER BY lower(p.title), p.id`,
		append([]any{tx.Partnership()}, args...)...)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	at, ids := map[uuid.UUID]*Pathway{}, make([]uuid.UUID, len(all))
	for i := range all {
		at[all[i].ID], ids[i] = &all[i], all[i].ID
	}
	if err := readSectors(tx, ids, at); err != nil {
		return nil, err
	}
	return all, readSteps(tx, ids, at)
}

func readSectors(tx *database.Tx, ids []uuid.UUID, at map[uuid.UUID]*Pathway) error {
	type row struct {
		PathwayID uuid.UUID
		Sector    string
	}
	rows, err := database.Rows[row](tx, `SELECT pathway_id, sector FROM pathway_sectors
		WHERE partnership_id = $1 AND pathway_id = ANY($2) ORDER BY pathway_id, sector`, tx.Partnership(), ids)
	for _, r := range rows {
		at[r.PathwayID].Sectors = append(at[r.PathwayID].Sectors, r.Sector)
	}
	return err
}

// stepsSQL: the courses of steps in their order, and after those of a step the training elsewhere that does it.
const stepsSQL = `
SELECT x.pathway_id, x.step, x.position, x.course_id, c.title
FROM pathway_courses x JOIN courses c ON c.partnership_id = x.partnership_id AND c.id = x.course_id
WHERE x.partnership_id = $1 AND x.pathway_id = ANY($2)
UNION ALL
SELECT o.pathway_id, o.step, 1000, NULL, o.title FROM pathway_outside o WHERE o.partnership_id = $1 AND o.pathway_id = ANY($2)
ORDER BY pathway_id, step, position, title`

func readSteps(tx *database.Tx, ids []uuid.UUID, at map[uuid.UUID]*Pathway) error {
	type row struct {
		PathwayID uuid.UUID
		Step      int
		Position  int
		CourseID  *uuid.UUID
		Title     string
	}
	rows, err := database.Rows[row](tx, stepsSQL, tx.Partnership(), ids)
	for _, r := range rows {
		p := at[r.PathwayID]
		if len(p.Steps) < r.Step {
			p.Steps = append(p.Steps, rules.Requirement{})
		}
		step := &p.Steps[len(p.Steps)-1]
		if r.CourseID != nil {
			step.Courses = append(step.Courses, rules.Course{ID: *r.CourseID, Title: r.Title})
		} else {
			step.Outside = append(step.Outside, r.Title)
		}
	}
	return err
}

// writeLists replaces a pathway's sectors and steps.
func writeLists(tx *database.Tx, id uuid.UUID, in Fields) error {
	for _, table := range []string{"pathway_sectors", "pathway_courses", "pathway_outside"} {
		if _, err := tx.PGX.Exec(`DELETE FROM `+table+` WHERE partnership_id = $1 AND pathway_id = $2`, tx.Partnership(), id); err != nil {
			return err
		}
	}
	if _, err := tx.PGX.Exec(`INSERT INTO pathway_sectors (partnership_id, pathway_id, sector) SELECT $1, $2, unnest($3::text[])`,
		tx.Partnership(), id, in.Sectors); err != nil {
		return err
	}
	for n, step := range in.Steps {
		if _, err := tx.PGX.Exec(`INSERT INTO pathway_courses (partnership_id, pathway_id, step, position, course_id)
			SELECT $1, $2, $3, l.position, l.id FROM unnest($4::uuid[]) WITH ORDINALITY AS l (id, position)`, tx.Partnership(), id, n+1, step.Courses); err != nil {
			return err
		}
		if _, err := tx.PGX.Exec(`INSERT INTO pathway_outside (partnership_id, pathway_id, step, title) SELECT $1, $2, $3, unnest($4::text[])`,
			tx.Partnership(), id, n+1, step.Outside); err != nil {
			return err
		}
	}
	return nil
}
