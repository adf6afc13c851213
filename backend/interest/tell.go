package interest

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// SweepArgs look for dates that somebody waits for in any partnership.
type SweepArgs struct{ jobs.Passing }

// Kind names the job.
func (SweepArgs) Kind() string { return "interest.sweep" }

// sweepEvery is how late a date may be told.
const sweepEvery = 5 * time.Second

// Tasks are the sweep.
func (s *Service) Tasks() []jobs.Task { return []jobs.Task{jobs.Every[SweepArgs](sweepEvery, s.Sweep)} }

// Sweep tells of new dates in every partnership.
func (s *Service) Sweep(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, jobs.Due(`SELECT partnerships_with_interests_due($1)`), func(ctx context.Context, _ uuid.UUID) error {
		_, err := s.Tell(ctx)
		return err
	})
}

// tellSQL takes what is to be told: whoever looks at the same time waits at the key, and finds nothing left.
const tellSQL = `
INSERT INTO course_interests_told (partnership_id, interest_id, session_id, told_at)
SELECT i.partnership_id, i.id, s.id, $2
FROM course_interests i
JOIN people p ON p.partnership_id = i.partnership_id AND p.id = i.person_id AND p.email IS NOT NULL AND p.suspended_at IS NULL AND p.erased_at IS NULL
JOIN courses c ON c.partnership_id = i.partnership_id AND c.id = i.course_id ` + datesSQL + `
WHERE i.partnership_id = $1 AND ` + datesPublic + ` AND ` + stillSQL + `
  AND NOT EXISTS (SELECT FROM course_interests_told t WHERE t.partnership_id = i.partnership_id AND t.interest_id = i.id AND t.session_id = s.id)
ORDER BY i.id, s.id
ON CONFLICT DO NOTHING
RETURNING interest_id, session_id`

// Tell writes to everybody of the acting partnership who waits for a date that there now is: one letter a course,
// with all its new dates, to all of them at once. It returns how many letters.
func (s *Service) Tell(ctx context.Context) (letters int, err error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (int, error) {
		type told struct{ InterestID, SessionID uuid.UUID }
		rows, err := database.Rows[told](tx, tellSQL, tx.Partnership(), tx.Now)
		if err != nil || len(rows) == 0 {
			return 0, err
		}
		sessions := map[uuid.UUID][]uuid.UUID{}
		var ids, interests []uuid.UUID
		for _, r := range rows {
			if sessions[r.InterestID] == nil {
				interests = append(interests, r.InterestID)
			}
			sessions[r.InterestID] = append(sessions[r.InterestID], r.SessionID)
			ids = append(ids, r.SessionID)
		}
		dates, err := datesOf(tx, ids)
		if err != nil {
			return 0, err
		}
		all, err := s.letters(tx, interests, sessions, dates)
		if err != nil {
			return 0, err
		}
		return len(all), notify.EnqueueAll(tx, all)
	})
}

// reader is somebody who is told.
type reader struct {
	ID       uuid.UUID // of the interest
	PersonID uuid.UUID
	Name     string
	Email    string
	CourseID uuid.UUID
	Course   string
}

func (s *Service) letters(tx *database.Tx, interests []uuid.UUID, sessions map[uuid.UUID][]uuid.UUID, dates map[uuid.UUID]date) ([]notify.Message, error) {
	p, err := partnership.Acting(tx)
	if err != nil {
		return nil, err
	}
	readers, err := database.Rows[reader](tx, `SELECT i.id, i.person_id, p.name, p.email, i.course_id, c.title AS course
		FROM course_interests i
		JOIN people p ON p.partnership_id = i.partnership_id AND p.id = i.person_id
		JOIN courses c ON c.partnership_id = i.partnership_id AND c.id = i.course_id
		WHERE i.partnership_id = $1 AND i.id = ANY($2) ORDER BY i.id`, tx.Partnership(), interests)
	if err != nil {
		return nil, err
	}
	var all []notify.Message
	for _, r := range readers {
		token, err := access.NewLink(tx, access.Link{
			Purpose: access.LinkInterest, ObjectID: r.CourseID, PersonID: &r.PersonID, ExpiresAt: tx.Now.AddDate(keptYears, 0, 0),
		})
		if err != nil {
			return nil, err
		}
		all = append(all, s.letter(p, r, sessions[r.ID], dates, token))
	}
	return all, nil
}
