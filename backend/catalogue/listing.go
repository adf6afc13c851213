package catalogue

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// Listing is a session as lists show it: one row with everything that is said beside it.
type Listing struct {
	ID           uuid.UUID
	Reference    string
	Title        string // its own, else the course's
	CourseID     uuid.UUID
	Event        *Named
	MainSession  *Named // of a break-out
	Slot         string
	BreakOuts    int        // published ones
	ChooseUntil  *time.Time // until when they may be chosen; nil: until each closes
	Mode         Mode
	Status       Status
	StartsAt     time.Time
	EndsAt       time.Time
	OpensAt      time.Time
	ClosesAt     time.Time
	Parts        []Part
	Venue        *Named
	Locality     *Named // the venue's; a session held online only has none
	LevelTags    []string
	Seats        []SeatPlaces // of its mode, the room first
	BookingState BookingState
}

// SeatPlaces is how many places of a kind there are. Capacity and Free are nil when they are
// unlimited. Taken is nil for whoever is neither staff nor a trainer of the session, FirstCapacity for
// whoever is not staff.
type SeatPlaces struct {
	Seat          places.Seat
	Capacity      *int
	Free          *int // never negative
	Taken         *int
	FirstCapacity *int // as first published
	Waiting       int
}

// Unlimited reports whether there is no number of places.
func (s SeatPlaces) Unlimited() bool { return s.Capacity == nil }

type listingRow struct {
	ID            uuid.UUID
	Reference     string
	Title         string
	CourseID      uuid.UUID
	EventID       *uuid.UUID
	EventTitle    string
	MainSessionID *uuid.UUID
	MainTitle     string
	Slot          string
	BreakOuts     int
	ChooseUntil   *time.Time
	Mode          Mode
	Status        Status
	StartsAt      time.Time
	EndsAt        time.Time
	OpensAt       time.Time
	ClosesAt      time.Time
	VenueID       *uuid.UUID
	VenueName     string
	LocalityID    *uuid.UUID
	LocalityName  string
}

const listingSQL = `
SELECT s.id, s.reference, coalesce(nullif(s.title, ''), c.title) AS title, s.course_id, s.event_id, coalesce(e.title, '') AS event_title,
       s.main_session_id, coalesce(nullif(m.title, ''), mc.title, '') AS main_title, s.slot, s.choose_until,
       (SELECT count(*) FROM sessions b WHERE b.partnership_id = s.partnership_id AND b.main_session_id = s.id AND b.status = 'published') AS break_outs,
       s.mode, s.status, s.starts_at, s.ends_at, s.opens_at, s.closes_at,
       s.venue_id, coalesce(v.name, '') AS venue_name, v.locality_id, coalesce(l.name, '') AS locality_name
FROM sessions s
JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
LEFT JOIN sessions m ON m.partnership_id = s.partnership_id AND m.id = s.main_session_id
LEFT JOIN courses mc ON mc.partnership_id = m.partnership_id AND mc.id = m.course_id
LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
LEFT JOIN venues v ON v.partnership_id = s.partnership_id AND v.id = s.venue_id
LEFT JOIN localities l ON l.partnership_id = s.partnership_id AND l.id = v.locality_id
WHERE s.partnership_id = $1 AND s.id = ANY($2)`

// Listings annotates sessions from a few set queries, in the order of ids; an id that is not there is
// left out. It does not ask who may see them: the caller chose the ids. What is said of their places
// depends on who acts.
func (s *Service) Listings(tx *database.Tx, ids []uuid.UUID) ([]Listing, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := database.Rows[listingRow](tx, listingSQL, tx.Partnership(), ids)
	if err != nil {
		return nil, err
	}
	notes, err := readNotes(tx, rows)
	if err != nil {
		return nil, err
	}
	listed := make(map[uuid.UUID]Listing, len(rows))
	for _, row := range rows {
		listed[row.ID] = notes.listing(tx.Now, row)
	}
	return inOrder(ids, listed), nil
}

func inOrder(ids []uuid.UUID, listed map[uuid.UUID]Listing) []Listing {
	all := make([]Listing, 0, len(listed))
	for _, id := range ids {
		if l, found := listed[id]; found {
			all = append(all, l)
		}
	}
	return all
}

// listingNotes is what is said beside the rows of one list.
type listingNotes struct {
	parts   map[uuid.UUID][]Part
	tags    map[uuid.UUID][]string // by course
	places  places.Locked
	trained map[uuid.UUID]bool // by the one who acts
	staff   bool
}

func readNotes(tx *database.Tx, rows []listingRow) (n listingNotes, err error) {
	ids, courses := make([]uuid.UUID, len(rows)), make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i], courses[i] = row.ID, row.CourseID
	}
	n.staff = isStaff(tx.Actor)
	if n.parts, err = PartsOf(tx, ids...); err != nil {
		return n, err
	}
	if n.tags, err = tagsOf(tx, courses...); err != nil {
		return n, err
	}
	if n.places, err = places.Of(tx, ids...); err != nil {
		return n, err
	}
	n.trained, err = trainedAmong(tx, ids)
	return n, err
}

func (n listingNotes) listing(now time.Time, row listingRow) Listing {
	l := Listing{
		ID: row.ID, Reference: row.Reference, Title: row.Title, CourseID: row.CourseID,
		Event: named(row.EventID, row.EventTitle), MainSession: named(row.MainSessionID, row.MainTitle), Slot: row.Slot,
		BreakOuts: row.BreakOuts, ChooseUntil: row.ChooseUntil,
		Mode: row.Mode, Status: row.Status, StartsAt: row.StartsAt, EndsAt: row.EndsAt, OpensAt: row.OpensAt, ClosesAt: row.ClosesAt,
		Parts: n.parts[row.ID], Venue: named(row.VenueID, row.VenueName), Locality: named(row.LocalityID, row.LocalityName),
		LevelTags: n.tags[row.CourseID],
	}
	hasRoom := false
	for _, p := range n.places[row.ID] {
		if row.Mode.Has(p.Seat) {
			l.Seats = append(l.Seats, n.seat(row.ID, p))
			hasRoom = hasRoom || p.HasRoom(now)
		}
	}
	l.BookingState = BookingStateOf(row.Status, now, row.OpensAt, row.ClosesAt, row.StartsAt, hasRoom)
	return l
}

func (n listingNotes) seat(session uuid.UUID, p *places.Place) SeatPlaces {
	s := SeatPlaces{Seat: p.Seat, Capacity: p.Capacity, Waiting: p.Waiting}
	if free, unlimited := p.Free(); !unlimited {
		s.Free = &free
	}
	if n.staff || n.trained[session] {
		s.Taken = &p.Taken
	}
	if n.staff {
		s.FirstCapacity = p.FirstCapacity
	}
	return s
}

// named is nil without an id.
func named(id *uuid.UUID, name string) *Named {
	if id == nil {
		return nil
	}
	return &Named{*id, name}
}

// isStaff reports whether p sees everything of the partnership: the business unit, administrators, and
// what acts for the partnership itself.
func isStaff(p actor.Principal) bool {
	return access.Can(p, access.OpListProgrammes, access.Partnership)
}

type courseTag struct {
	CourseID uuid.UUID
	Tag      string
}

// tagsOf returns the level tags of courses, in alphabetical order.
func tagsOf(tx *database.Tx, courses ...uuid.UUID) (map[uuid.UUID][]string, error) {
	rows, err := database.Rows[courseTag](tx, `SELECT course_id, tag FROM course_level_tags
		WHERE partnership_id = $1 AND course_id = ANY($2) ORDER BY course_id, lower(tag)`, tx.Partnership(), courses)
	tags := map[uuid.UUID][]string{}
	for _, row := range rows {
		tags[row.CourseID] = append(tags[row.CourseID], row.Tag)
	}
	return tags, err
}

// trainedAmong returns which of the sessions the acting person trains; it asks nothing when that
// person is no trainer.
func trainedAmong(tx *database.Tx, sessions []uuid.UUID) (map[uuid.UUID]bool, error) {
	if !tx.Actor.Has(actor.Trainer) {
		return nil, nil
	}
	ids, err := database.Values[uuid.UUID](tx, `SELECT session_id FROM session_trainers
		WHERE partnership_id = $1 AND person_id = $2 AND session_id = ANY($3)`, tx.Partnership(), tx.Actor.Person, sessions)
	trained := map[uuid.UUID]bool{}
	for _, id := range ids {
		trained[id] = true
	}
	return trained, err
}
