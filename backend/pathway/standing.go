package pathway

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// standingsOf reads how people stand towards the courses of pathways, and what these courses ask for.
func standingsOf(tx *database.Tx, all []Pathway, people ...uuid.UUID) (map[uuid.UUID]Standing, map[uuid.UUID][]rules.Requirement, error) {
	var courses []uuid.UUID
	for _, p := range all {
		for _, step := range p.Steps {
			for _, course := range step.Courses {
				courses = append(courses, course.ID)
			}
		}
	}
	asks, err := asksOf(tx, courses)
	if err != nil {
		return nil, nil, err
	}
	standings := make(map[uuid.UUID]Standing, len(people))
	for _, id := range people {
		standings[id] = Standing{
			Completed: rules.Completed{Courses: map[uuid.UUID]ukdate.Date{}, Outside: map[string]ukdate.Date{}},
			Booked:    map[uuid.UUID]Booking{},
		}
	}
	if err := addCompleted(tx, standings, people); err != nil {
		return nil, nil, err
	}
	return standings, asks, addBooked(tx, standings, people, courses)
}

// asksOf is what courses ask for, as the rules of booking take it.
func asksOf(tx *database.Tx, courses []uuid.UUID) (map[uuid.UUID][]rules.Requirement, error) {
	found, err := catalogue.RequirementsOf(tx, courses...)
	asks := make(map[uuid.UUID][]rules.Requirement, len(found))
	for course, all := range found {
		for _, r := range all {
			asked := rules.Requirement{Outside: r.Outside}
			for _, c := range r.Courses {
				asked.Courses = append(asked.Courses, rules.Course{ID: c.ID, Title: c.Name})
			}
			asks[course] = append(asks[course], asked)
		}
	}
	return asks, err
}

const completedSQL = `
SELECT person_id, course_id, '' AS title, max(completed_on) AS on FROM completions
WHERE partnership_id = $1 AND person_id = ANY($2) AND withdrawn_at IS NULL GROUP BY person_id, course_id
UNION ALL
SELECT person_id, NULL, title, max(completed_on) FROM outside_training
WHERE partnership_id = $1 AND person_id = ANY($2) AND withdrawn_at IS NULL GROUP BY person_id, title`

func addCompleted(tx *database.Tx, standings map[uuid.UUID]Standing, people []uuid.UUID) error {
	type row struct {
		PersonID uuid.UUID
		CourseID *uuid.UUID
		Title    string
		On       ukdate.Date
	}
	rows, err := database.Rows[row](tx, completedSQL, tx.Partnership(), people)
	for _, r := range rows {
		done := standings[r.PersonID].Completed
		if r.CourseID != nil {
			done.Courses[*r.CourseID] = r.On
		} else {
			done.Outside[rules.OutsideKey(r.Title)] = r.On
		}
	}
	return err
}

// addBooked: live bookings of sessions that are not over; of one course the earliest.
func addBooked(tx *database.Tx, standings map[uuid.UUID]Standing, people, courses []uuid.UUID) error {
	type row struct {
		PersonID uuid.UUID
		ID       uuid.UUID
		CourseID uuid.UUID
		Status   string
		StartsAt time.Time
	}
	rows, err := database.Rows[row](tx, `SELECT b.person_id, b.id, s.course_id, b.status, s.starts_at
		FROM bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.status = 'published' AND s.ends_at > $4
		WHERE b.partnership_id = $1 AND b.person_id = ANY($2) AND s.course_id = ANY($3) AND NOT b.walk_in
		  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')
		ORDER BY s.starts_at, b.id`, tx.Partnership(), people, courses, tx.Now)
	for _, r := range rows {
		booked := standings[r.PersonID].Booked
		if _, earlier := booked[r.CourseID]; !earlier {
			booked[r.CourseID] = Booking{ID: r.ID, CourseID: r.CourseID, Status: r.Status, StartsAt: r.StartsAt}
		}
	}
	return err
}
