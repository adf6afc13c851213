package changes

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/notify"
)

// View is an act of staff on sessions that people had booked.
type View struct {
	ID         uuid.UUID
	Kind       string // MovedKind, or the outcome that the sessions had
	EventID    *uuid.UUID
	EventTitle string
	Days       *int
	Cause      catalogue.Cause
	Words      string
	At         time.Time
	By         string // empty: an operator
	Touched    int    // people
	Told       int    // of them, to whom or for whom somebody was written to
	Sessions   []Session
}

// Session is one session of an act, and in words what was and what is.
type Session struct {
	ChangeID  uuid.UUID
	SessionID uuid.UUID
	Title     string
	Reference string
	Before    string
	After     string // empty: it does not take place
	FreeUntil *time.Time
}

// Person is somebody whom an act touched, and what they had booked.
type Person struct {
	PersonID  uuid.UUID
	Name      string
	Agency    string
	SessionID uuid.UUID
	Session   string
	BookingID uuid.UUID
	Had       booking.Status
	Clash     string
	Told      bool
}

const changesSQL = `
SELECT c.id, c.kind, c.event_id, coalesce(e.title, '') AS event_title, c.days, c.cause, c.words, c.at, coalesce(p.name, '') AS by,
  (SELECT count(DISTINCT b.person_id) FROM changed_bookings x JOIN bookings b ON b.partnership_id = $1 AND b.id = x.booking_id
   WHERE x.partnership_id = $1 AND x.change_id = c.id) AS touched,
  (SELECT count(DISTINCT b.person_id) FROM changed_bookings x JOIN bookings b ON b.partnership_id = $1 AND b.id = x.booking_id
   WHERE x.partnership_id = $1 AND x.change_id = c.id AND x.told) AS told
FROM changes c
LEFT JOIN events e ON e.partnership_id = c.partnership_id AND e.id = c.event_id
LEFT JOIN people p ON p.partnership_id = c.partnership_id AND p.id = c.by_person_id
WHERE c.partnership_id = $1 AND `

// OfSession lists what staff changed of a session that people had booked, the latest first.
func (s *Service) OfSession(ctx context.Context, session uuid.UUID) ([]View, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]View, error) {
		if !access.Can(tx.Actor, access.OpListSessionChanges, access.Partnership) {
			return nil, fault.Missing
		}
		if _, err := catalogue.SessionByID(tx, session); err != nil {
			return nil, err
		}
		return viewsOf(tx, `EXISTS (SELECT 1 FROM changed_sessions x WHERE x.partnership_id = $1 AND x.change_id = c.id AND x.session_id = $2)`, session)
	})
}

// OfEvent lists what staff changed of a whole event, the latest first.
func (s *Service) OfEvent(ctx context.Context, event uuid.UUID) ([]View, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]View, error) {
		if !access.Can(tx.Actor, access.OpListEventChanges, access.Partnership) {
			return nil, fault.Missing
		}
		if err := catalogue.EventExists(tx, event); err != nil {
			return nil, err
		}
		return viewsOf(tx, `c.event_id = $2`, event)
	})
}

func viewsOf(tx *database.Tx, which string, arg uuid.UUID) ([]View, error) {
	views, err := database.Rows[View](tx, changesSQL+which+` ORDER BY c.at DESC, c.id DESC`, tx.Partnership(), arg)
	if err != nil || len(views) == 0 {
		return views, err
	}
	ids, at := make([]uuid.UUID, len(views)), map[uuid.UUID]*View{}
	for i := range views {
		ids[i], at[views[i].ID] = views[i].ID, &views[i]
	}
	sessions, err := database.Rows[Session](tx, `SELECT x.change_id, x.session_id, coalesce(nullif(s.title, ''), c.title) AS title,
		s.reference, x.before, x.after, x.free_until
		FROM changed_sessions x
		JOIN sessions s ON s.partnership_id = x.partnership_id AND s.id = x.session_id
		JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
		WHERE x.partnership_id = $1 AND x.change_id = ANY($2) ORDER BY s.main_session_id IS NOT NULL, s.starts_at, s.id`, tx.Partnership(), ids)
	for _, one := range sessions {
		v := at[one.ChangeID]
		v.Sessions = append(v.Sessions, one)
	}
	return views, err
}

// Detail is an act with whom it touched and how far the mail about it has come.
type Detail struct {
	View
	People   []Person
	Progress notify.Progress
}

// Get returns an act of staff on sessions that people had booked; fault.Missing where there is none.
func (s *Service) Get(ctx context.Context, id uuid.UUID) (Detail, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (d Detail, err error) {
		if !access.Can(tx.Actor, access.OpGetChange, access.Partnership) {
			return d, fault.Missing
		}
		views, err := viewsOf(tx, `c.id = $2`, id)
		if err != nil || len(views) == 0 {
			return d, orMissing(err)
		}
		d.View = views[0]
		if d.Progress, err = notify.ProgressOf(tx, id); err != nil {
			return d, err
		}
		d.People, err = database.Rows[Person](tx, `SELECT b.person_id, p.name, coalesce(a.name, '') AS agency, b.session_id,
			coalesce(nullif(s.title, ''), c.title) AS session, b.id AS booking_id, x.had, x.clash, x.told
			FROM changed_bookings x
			JOIN bookings b ON b.partnership_id = x.partnership_id AND b.id = x.booking_id
			JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
			LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
			JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
			JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
			WHERE x.partnership_id = $1 AND x.change_id = $2 ORDER BY x.told, lower(p.name), s.starts_at, b.id`, tx.Partnership(), id)
		return d, err
	})
}

func orMissing(err error) error {
	if err == nil {
		return fault.Missing
	}
	return err
}
