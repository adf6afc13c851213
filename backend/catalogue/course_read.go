package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
)

// CourseSummary is a course as lists show it, with how many of its sessions to come the caller may see.
type CourseSummary struct {
	Course
	LevelTags   []string `db:"-"`
	DatesToCome int
}

// CoursePage is one page of courses, by title. Next is empty on the last.
type CoursePage struct {
	Courses []CourseSummary
	Next    string
}

// coursesBy is what a cursor of the list is bound to.
type coursesBy struct{ Words string }

// ListCourses returns a page of the courses in which every word is met, by title: all for staff, the
// published ones for others. No words: every course. A bad cursor is page.ErrCursor.
func (s *Service) ListCourses(ctx context.Context, words, cursor string) (CoursePage, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (CoursePage, error) {
		if !access.Can(tx.Actor, access.OpListCourses, access.Published, access.Partnership) {
			return CoursePage{}, fault.Missing
		}
		after, err := page.After(cursor, coursesBy{words}, 2)
		if err != nil {
			return CoursePage{}, err
		}
		courses, err := listCourses(tx, words, after)
		if err != nil {
			return CoursePage{}, err
		}
		next := ""
		if len(courses) > page.Size {
			courses = courses[:page.Size]
			last := courses[page.Size-1]
			next = page.Cursor(coursesBy{words}, last.Title, last.ID.String())
		}
		return CoursePage{courses, next}, addTags(tx, courses)
	})
}

const coursesSQL = `
SELECT c.*, (SELECT count(*) FROM sessions s
             JOIN programmes g ON g.partnership_id = s.partnership_id AND g.id = s.programme_id
             LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
             WHERE s.partnership_id = c.partnership_id AND s.course_id = c.id AND s.starts_at > $3 AND s.main_session_id IS NULL
               AND (s.status = 'published' AND ` + publicSession + ` OR $2 AND s.status IN ('draft', 'published'))) AS dates_to_come
FROM courses c
WHERE c.partnership_id = $1 AND ($2 OR c.status = 'published') AND ($4::uuid[] IS NULL OR c.id = ANY($4))
  AND ($5::text IS NULL OR (lower(c.title), c.id) > (lower($5), $6::uuid))
ORDER BY lower(c.title), c.id LIMIT $7`

func listCourses(tx *database.Tx, words string, after []string) ([]CourseSummary, error) {
	staff := isStaff(tx.Actor)
	found, err := findWords(tx, words, staff)
	if err != nil {
		return nil, err
	}
	var among []uuid.UUID // nil: all
	if found != nil {
		among = append([]uuid.UUID{}, found.whole()...)
	}
	var title, id *string
	if after != nil {
		title, id = &after[0], &after[1]
		if uuid.Validate(*id) != nil {
			return nil, page.ErrCursor
		}
	}
	return database.Rows[CourseSummary](tx, coursesSQL, tx.Partnership(), staff, tx.Now, among, title, id, page.Size+1)
}

func addTags(tx *database.Tx, courses []CourseSummary) error {
	ids := make([]uuid.UUID, len(courses))
	for i, c := range courses {
		ids[i] = c.ID
	}
	tags, err := tagsOf(tx, ids...)
	for i := range courses {
		courses[i].LevelTags = tags[courses[i].ID]
	}
	return err
}

// CourseDates is a course with the sessions to come that the caller may see.
type CourseDates struct {
	CourseDetail
	Sessions []Listing
}

// GetCourse returns a course with its dates to come. One the caller may not see is fault.Missing.
func (s *Service) GetCourse(ctx context.Context, id uuid.UUID) (CourseDates, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (CourseDates, error) {
		course, err := courseDetailByID(tx, id)
		if err != nil {
			return CourseDates{}, err
		}
		held := []access.Relation{access.Partnership}
		if course.Status == CoursePublished {
			held = append(held, access.Published)
		}
		if !access.Can(tx.Actor, access.OpGetCourse, held...) {
			return CourseDates{}, fault.Missing
		}
		sessions, err := s.datesToCome(tx, id)
		return CourseDates{course, sessions}, err
	})
}
