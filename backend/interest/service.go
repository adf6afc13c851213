package interest

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
)

// Service keeps interests and tells people of dates.
type Service struct {
	db   *database.DB
	site notify.Site
}

// New returns the service; letters link to pages of the site.
func New(db *database.DB, site notify.Site) *Service { return &Service{db: db, site: site} }

// ErrHasDates: whoever can choose a date need not wait to hear of one.
var ErrHasDates = fault.New(fault.Conflict, "has_dates", "This course has dates now. Choose one of them.")

// Interest is somebody's wish to be told when a course has dates.
type Interest struct {
	ID       uuid.UUID
	CourseID uuid.UUID
	Course   string // its title
	Since    time.Time
}

// kept is how long an interest lives without a booking.
const keptYears = 1

// stillSQL: the person of interest i has not booked the course since.
const stillSQL = `NOT EXISTS (SELECT FROM bookings b JOIN sessions o ON o.partnership_id = b.partnership_id AND o.id = b.session_id
	WHERE b.partnership_id = i.partnership_id AND b.person_id = i.person_id AND o.course_id = i.course_id AND b.created_at >= i.since
	  AND b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed'))`

// datesSQL: s is a session to come of course c that anybody may find and book, or wait for: not one for a single
// agency, whose training lead names who comes.
const datesSQL = `
JOIN sessions s ON s.partnership_id = c.partnership_id AND s.course_id = c.id AND s.status = 'published' AND s.starts_at > $2 AND s.closes_at > $2
     AND s.main_session_id IS NULL AND s.only_agency_id IS NULL
JOIN programmes g ON g.partnership_id = s.partnership_id AND g.id = s.programme_id AND g.status = 'published'
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id`

const datesPublic = `c.status = 'published' AND coalesce(e.status, 'published') = 'published'`
