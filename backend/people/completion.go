package people

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Completion is a course that a person has completed, with where we know it from.
type Completion struct {
	PersonID    uuid.UUID
	CourseID    uuid.UUID
	CompletedOn ukdate.Date
	Source      string     // register, import, e_learning
	SourceID    *uuid.UUID // the session or enrolment; nil for an import that names none
}

// HasCompleted says of each course whether the person has completed it.
func HasCompleted(tx *database.Tx, person uuid.UUID, courses []uuid.UUID) (map[uuid.UUID]bool, error) {
	done := make(map[uuid.UUID]bool, len(courses))
	if len(courses) == 0 {
		return done, nil
	}
	ids, err := database.Values[uuid.UUID](tx, `SELECT DISTINCT course_id FROM completions
		WHERE partnership_id = $1 AND person_id = $2 AND course_id = ANY($3) AND withdrawn_at IS NULL`,
		tx.Partnership(), person, courses)
	for _, id := range courses {
		done[id] = false
	}
	for _, id := range ids {
		done[id] = true
	}
	return done, err
}

// RecordCompletion writes that a person has completed a course. From the same source it is written
// once: said again, a completion that was withdrawn counts again.
func RecordCompletion(tx *database.Tx, c Completion) error {
	_, err := tx.PGX.Exec(`INSERT INTO completions (partnership_id, id, person_id, course_id, completed_on, source, source_id, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (partnership_id, source, source_id, person_id) WHERE source_id IS NOT NULL
		DO UPDATE SET completed_on = excluded.completed_on, course_id = excluded.course_id, withdrawn_at = NULL`,
		tx.Partnership(), uuid.Must(uuid.NewV7()), c.PersonID, c.CourseID, c.CompletedOn, c.Source, c.SourceID, tx.Now)
	if err != nil {
		return fmt.Errorf("record completion: %w", err)
	}
	return nil
}

// RecordCompletions is RecordCompletion for many that name their source, in one statement; none of them
// twice.
func RecordCompletions(tx *database.Tx, all []Completion) error {
	ids, people, courses := make([]uuid.UUID, len(all)), make([]uuid.UUID, len(all)), make([]uuid.UUID, len(all))
	dates, sources, sourceIDs := make([]string, len(all)), make([]string, len(all)), make([]uuid.UUID, len(all))
	for i, c := range all {
		ids[i], people[i], courses[i] = uuid.Must(uuid.NewV7()), c.PersonID, c.CourseID
		dates[i], sources[i], sourceIDs[i] = c.CompletedOn.String(), c.Source, *c.SourceID
	}
	_, err := tx.PGX.Exec(`INSERT INTO completions (partnership_id, id, person_id, course_id, completed_on, source, source_id, created_at)
		SELECT $1, c.id, c.person_id, c.course_id, c.completed_on, c.source, c.source_id, $2
		FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::text[], $8::uuid[])
		  AS c (id, person_id, course_id, completed_on, source, source_id)
		ON CONFLICT (partnership_id, source, source_id, person_id) WHERE source_id IS NOT NULL
		DO UPDATE SET completed_on = excluded.completed_on, course_id = excluded.course_id, withdrawn_at = NULL`,
		tx.Partnership(), tx.Now, ids, people, courses, dates, sources, sourceIDs)
	if err != nil {
		return fmt.Errorf("record completions: %w", err)
	}
	return nil
}

// WithdrawCompletion takes back what a source said of a person, when its register was corrected.
// Without such a completion nothing happens.
func WithdrawCompletion(tx *database.Tx, source string, sourceID, person uuid.UUID) error {
	_, err := tx.PGX.Exec(`UPDATE completions SET withdrawn_at = $5
		WHERE partnership_id = $1 AND source = $2 AND source_id = $3 AND person_id = $4 AND withdrawn_at IS NULL`,
		tx.Partnership(), source, sourceID, person, tx.Now)
	return err
}
