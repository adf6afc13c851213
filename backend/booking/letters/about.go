package letters

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// About is what a letter is about, and to whom.
type About struct {
	Session Session
	Parts   []Part // that take place
	To      Person
}

// Session is what letters say of one.
type Session struct {
	ID             uuid.UUID
	Title          string
	Mode           string
	StartsAt       time.Time
	Sequence       int
	CourseID       uuid.UUID
	EventTitle     string
	Venue          string
	Address        string
	Postcode       string
	Room           string
	JoiningDetails string
	JoiningLink    string
	CopyManager    bool // a line manager who is known is told of confirmations and cancellations

	Partnership      string
	PartnershipSlug  string
	PartnershipEmail string
	Colour           string
}

// Part is one timed meeting of a session, as the calendar entry needs it.
type Part struct {
	ID       uuid.UUID
	StartsAt time.Time
	EndsAt   time.Time
}

// Person is who is written to; without an address, whoever acts for them is.
type Person struct {
	ID    uuid.UUID
	Name  string
	Email *string
}

// Columns and From read a Session, for whoever asks more of it in the same query: s is the session, c its course,
// e its event, v its venue, j its joining details, t the partnership.
const (
	Columns = `s.id, coalesce(nullif(s.title, ''), c.title) AS title, s.mode, s.starts_at, s.sequence, s.course_id, coalesce(e.title, '') AS event_title,
       coalesce(v.name, '') AS venue, coalesce(v.address, '') AS address, coalesce(v.postcode, '') AS postcode, s.room,
       coalesce(j.details, '') AS joining_details, coalesce(j.link, '') AS joining_link,
       coalesce((SELECT x.copy_manager FROM message_settings x WHERE x.partnership_id = s.partnership_id), false) AS copy_manager,
       t.name AS partnership, t.slug AS partnership_slug, t.contact_email AS partnership_email, t.colour`
	From = `
FROM sessions s
JOIN partnerships t ON t.id = s.partnership_id
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id
LEFT JOIN session_joining j ON j.partnership_id = s.partnership_id AND j.session_id = s.id`
)

type partOf struct {
	Part
	SessionID uuid.UUID
}

// Sessions reads what letters say of sessions, in two queries for all of them; those that are not there are left
// out, and nobody is written to yet.
func Sessions(tx *database.Tx, ids ...uuid.UUID) (map[uuid.UUID]About, error) {
	sessions, err := database.Rows[Session](tx, `SELECT `+Columns+From+`
		WHERE s.partnership_id = $1 AND s.id = ANY($2)`, tx.Partnership(), ids)
	if err != nil {
		return nil, err
	}
	parts, err := database.Rows[partOf](tx, `SELECT id, starts_at, ends_at, session_id FROM parts
		WHERE partnership_id = $1 AND session_id = ANY($2) AND cancelled_at IS NULL ORDER BY position`, tx.Partnership(), ids)
	about := make(map[uuid.UUID]About, len(sessions))
	for _, one := range sessions {
		about[one.ID] = About{Session: one}
	}
	for _, p := range parts {
		a := about[p.SessionID]
		a.Parts = append(a.Parts, p.Part)
		about[p.SessionID] = a
	}
	return about, err
}
