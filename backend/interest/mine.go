package interest

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

const mineSQL = `SELECT i.id, i.course_id, c.title AS course, i.since FROM course_interests i
	JOIN courses c ON c.partnership_id = i.partnership_id AND c.id = i.course_id
	WHERE i.partnership_id = $1 AND i.person_id = $2 AND ` + stillSQL

// Mine returns what the acting person wants to be told of, by title.
func (s *Service) Mine(ctx context.Context) ([]Interest, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Interest, error) {
		if !access.Can(tx.Actor, access.OpListMyInterests, access.Own) || tx.Actor.Person == uuid.Nil {
			return nil, fault.Missing
		}
		return database.Rows[Interest](tx, mineSQL+` ORDER BY lower(c.title), i.id`, tx.Partnership(), tx.Actor.Person)
	})
}

// Begin has the acting person told when a course has dates. Saying it again changes nothing. ErrHasDates
// where there are some; fault.Missing for a course that is not public.
func (s *Service) Begin(ctx context.Context, course uuid.UUID) (Interest, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Interest, error) {
		if err := mayBe(tx, access.OpBeginInterest, course); err != nil {
			return Interest{}, err
		}
		return BeginTx(tx, course, tx.Actor.Person)
	})
}

// BeginTx is Begin for a person within a transaction; it does not ask who may.
func BeginTx(tx *database.Tx, course, person uuid.UUID) (Interest, error) {
	var dates bool
	err := tx.PGX.QueryRow(`SELECT EXISTS (SELECT FROM courses c `+datesSQL+`
		WHERE c.partnership_id = $1 AND c.id = $3 AND `+datesPublic+`)`, tx.Partnership(), tx.Now, course).Scan(&dates)
	if err != nil {
		return Interest{}, err
	}
	if dates {
		return Interest{}, ErrHasDates
	}
	// One that ended with a booking, and was not yet cleared away, begins anew.
	if _, err := tx.PGX.Exec(`DELETE FROM course_interests i WHERE partnership_id = $1 AND course_id = $2 AND person_id = $3 AND NOT (`+stillSQL+`)`,
		tx.Partnership(), course, person); err != nil {
		return Interest{}, err
	}
	done, err := tx.PGX.Exec(`INSERT INTO course_interests (partnership_id, id, course_id, person_id, since) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (partnership_id, course_id, person_id) DO NOTHING`, tx.Partnership(), uuid.Must(uuid.NewV7()), course, person, tx.Now)
	if err == nil && done.RowsAffected() > 0 {
		err = audit.Record(tx, "interest.begin", "course", course)
	}
	if err != nil {
		return Interest{}, err
	}
	mine, _, err := database.One[Interest](tx, mineSQL+` AND i.course_id = $3`, tx.Partnership(), person, course)
	return mine, err
}

// End takes the acting person's interest in a course back; without one it does nothing.
func (s *Service) End(ctx context.Context, course uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if err := mayBe(tx, access.OpEndInterest, course); err != nil {
			return err
		}
		return end(tx, course, tx.Actor.Person)
	})
}

func end(tx *database.Tx, course, person uuid.UUID) error {
	done, err := tx.PGX.Exec(`DELETE FROM course_interests WHERE partnership_id = $1 AND course_id = $2 AND person_id = $3`, tx.Partnership(), course, person)
	if err != nil || done.RowsAffected() == 0 {
		return err
	}
	return audit.Record(tx, "interest.end", "course", course)
}

// mayBe asks whether the acting person may see the course at all.
func mayBe(tx *database.Tx, op string, course uuid.UUID) error {
	c, err := catalogue.CourseByID(tx, course)
	if err != nil {
		return err
	}
	var held []access.Relation
	if c.Status == catalogue.CoursePublished {
		held = append(held, access.Published)
	}
	if !access.Can(tx.Actor, op, held...) || tx.Actor.Person == uuid.Nil {
		return fault.Missing
	}
	return nil
}
