package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// WaitingClass is one line of who comes first: exactly one of the three is set.
type WaitingClass struct {
	AgencyID     *uuid.UUID // and the agencies below it
	AgencyName   string     `json:"-"` // for screens; no part of what the rules say
	Sector       *string
	Contributing *bool
}

// WaitingRules are how a session's waiting lists work.
type WaitingRules struct {
	places.Queue
	Classes []WaitingClass
	Seen    string // the version of what they replace, as the caller saw it; empty: whatever it is
}

// Version names what the rules say; it is sent back with a change.
func (r WaitingRules) Version() string {
	return version.Of([]any{r.Queue, append([]WaitingClass{}, r.Classes...)})
}

// WaitingEntry is somebody who waits, or holds an offer, as staff see them.
type WaitingEntry struct {
	Booking
	PersonName string
	AgencyName string
	Position   int              // from 1; 0 for somebody who holds an offer
	InTheWay   *rules.Condition // what keeps them from taking a place now; nil: nothing
}

// Overtaking is somebody being overtaken: by whom, why, and who decided it.
type Overtaking struct {
	PersonID   uuid.UUID
	PersonName string
	ByID       *uuid.UUID // nil: the list stopped
	ByName     string
	Why        string
	At         time.Time
	Staff      string // empty: the list decided
}

// WaitingList is a session's waiting list as staff see it.
type WaitingList struct {
	Rules       WaitingRules
	OffersUntil time.Time
	Entries     []WaitingEntry // offers first, then the queue in order, seat by seat
	Overtaken   []Overtaking   // latest first
}

// OfWaiting returns the waiting list of a session: who waits, in order, what is in each one's way, and
// who was overtaken and why.
func (s *Service) OfWaiting(ctx context.Context, session uuid.UUID) (WaitingList, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (WaitingList, error) {
		if !access.Can(tx.Actor, access.OpGetWaitingList, access.Partnership) {
			return WaitingList{}, fault.Missing
		}
		if _, err := catalogue.SessionByID(tx, session); err != nil {
			return WaitingList{}, err
		}
		return s.waitingList(tx, session)
	})
}

func (s *Service) waitingList(tx *database.Tx, session uuid.UUID) (l WaitingList, err error) {
	ps, err := places.Of(tx, session)
	if err != nil || len(ps[session]) == 0 {
		return l, err
	}
	p := ps[session][0]
	l.Rules.Queue = places.Queue{List: p.WaitingList, Blocked: p.WaitingBlocked, Fair: p.WaitingFair, OffersUntil: p.OffersUntilMinutes}
	l.OffersUntil = p.OffersUntil()
	if l.Rules.Classes, err = classesOf(tx, session); err != nil {
		return l, err
	}
	if l.Entries, err = s.entries(tx, session, ps); err != nil {
		return l, err
	}
	l.Overtaken, err = database.Rows[Overtaking](tx, `SELECT b.person_id, p.name AS person_name, o.person_id AS by_id,
			coalesce(q.name, '') AS by_name, w.why, w.at, coalesce(staff.name, '') AS staff
		FROM waiting_skips w
		JOIN bookings b ON b.partnership_id = w.partnership_id AND b.id = w.booking_id
		JOIN people p ON p.partnership_id = w.partnership_id AND p.id = b.person_id
		LEFT JOIN bookings o ON o.partnership_id = w.partnership_id AND o.id = w.by_booking_id
		LEFT JOIN people q ON q.partnership_id = w.partnership_id AND q.id = o.person_id
		LEFT JOIN people staff ON staff.partnership_id = w.partnership_id AND staff.id = w.by_person_id
		WHERE w.partnership_id = $1 AND w.session_id = $2 ORDER BY w.id DESC LIMIT 200`, tx.Partnership(), session)
	return l, err
}

func (s *Service) entries(tx *database.Tx, session uuid.UUID, ps places.Locked) ([]WaitingEntry, error) {
	entries, err := database.Rows[WaitingEntry](tx, `SELECT b.*, p.name AS person_name, coalesce(a.name, '') AS agency_name,
			CASE b.status WHEN 'waiting' THEN rank() OVER (PARTITION BY b.seat, b.status ORDER BY b.priority_class, b.joined_at, b.queue_seq) ELSE 0 END AS position
		FROM bookings b
		JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
		LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
		WHERE b.partnership_id = $1 AND b.session_id = $2 AND b.status IN ('offered', 'waiting')
		ORDER BY b.seat DESC, b.status, b.priority_class, b.joined_at, b.queue_seq`, tx.Partnership(), session)
	for i := range entries {
		e := &entries[i]
		g, err := gather(tx, session, e.PersonID, false)
		if err != nil {
			return nil, err
		}
		facts, err := g.factsOfWaiter(tx, ps.Seat(session, e.Seat))
		if err != nil {
			return nil, err
		}
		e.InTheWay = rules.FirstUnmet(rules.Decide(facts.Facts))
	}
	return entries, err
}

func classesOf(tx *database.Tx, session uuid.UUID) ([]WaitingClass, error) {
	return database.Rows[WaitingClass](tx, `SELECT c.agency_id, coalesce(a.name, '') AS agency_name, c.sector, c.contributing FROM waiting_classes c
		LEFT JOIN agencies a ON a.partnership_id = c.partnership_id AND a.id = c.agency_id
		WHERE c.partnership_id = $1 AND c.session_id = $2 ORDER BY c.position`, tx.Partnership(), session)
}

// SetWaitingRules changes how a session's waiting lists work. Those who wait keep their class and their
// order; open offers keep their deadlines. Rules that say something else than the caller saw are
// version.ErrChanged.
func (s *Service) SetWaitingRules(ctx context.Context, session uuid.UUID, rules WaitingRules) (WaitingList, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (WaitingList, error) {
		if !access.Can(tx.Actor, access.OpSetWaitingList, access.Partnership) {
			return WaitingList{}, fault.Missing
		}
		locked, err := places.Lock(tx, session)
		if err != nil {
			return WaitingList{}, err
		}
		before, err := s.waitingList(tx, session)
		if err != nil || before.Rules.Version() == rules.Version() {
			return before, err
		}
		if err := checkClasses(tx, rules.Classes); err != nil {
			return WaitingList{}, version.Rather(err, rules.Seen, before.Rules.Version())
		}
		if err := version.Check(rules.Seen, before.Rules.Version()); err != nil {
			return WaitingList{}, err
		}
		if err := places.SetQueue(tx, locked[session], rules.Queue); err != nil {
			return WaitingList{}, err
		}
		if err := replaceClasses(tx, session, rules.Classes); err != nil {
			return WaitingList{}, err
		}
		if err := audit.Record(tx, "session.waiting_list", "session", session); err != nil {
			return WaitingList{}, err
		}
		return s.waitingList(tx, session)
	})
}

func checkClasses(tx *database.Tx, classes []WaitingClass) error {
	var fields fault.Fields
	for i, c := range classes {
		field := "classes." + itoa(i)
		switch n := set(c.AgencyID != nil, c.Sector != nil, c.Contributing != nil); {
		case n != 1:
			fields.Add(field, "exactly_one", "Choose an agency, a sector, or contributing agencies.")
		case c.AgencyID != nil:
			if _, err := people.AgencyByID(tx, *c.AgencyID); err != nil {
				fields.Add(field+".agencyId", "unknown", "Choose an agency of this partnership.")
			}
		}
	}
	return fields.Err()
}

func replaceClasses(tx *database.Tx, session uuid.UUID, classes []WaitingClass) error {
	if _, err := tx.PGX.Exec(`DELETE FROM waiting_classes WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session); err != nil {
		return err
	}
	for i, c := range classes {
		_, err := tx.PGX.Exec(`INSERT INTO waiting_classes (partnership_id, session_id, position, agency_id, sector, contributing)
			VALUES ($1, $2, $3, $4, $5, $6)`, tx.Partnership(), session, i+1, c.AgencyID, c.Sector, c.Contributing)
		if err != nil {
			return err
		}
	}
	return nil
}

// Standing is where somebody is on a waiting list, and how those who stood there before fared.
type Standing struct {
	BookingID    uuid.UUID
	Position     int
	Of           int
	PastWaited   int // who waited as far back, or further forward, for earlier sessions of the course
	PastGotPlace int
}

const standingSQL = `
WITH me AS (SELECT b.*, s.course_id FROM bookings b
  JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
  WHERE b.partnership_id = $1 AND b.id = ANY($2) AND b.status = 'waiting')
SELECT me.id AS booking_id, q.position, q.of, past.waited AS past_waited, past.got AS past_got_place
FROM me
CROSS JOIN LATERAL (SELECT 1 + count(*) FILTER (WHERE (o.priority_class, o.joined_at, o.queue_seq) < (me.priority_class, me.joined_at, me.queue_seq)) AS position,
    count(*) AS of FROM bookings o
  WHERE o.partnership_id = $1 AND o.session_id = me.session_id AND o.seat = me.seat AND o.status = 'waiting') q
CROSS JOIN LATERAL (SELECT count(*) AS waited, count(*) FILTER (WHERE w.confirmed) AS got FROM (
    SELECT b.confirmed_at IS NOT NULL AND NOT b.walk_in AS confirmed, row_number() OVER (PARTITION BY b.session_id ORDER BY b.joined_at, b.queue_seq) AS place
    FROM sessions s JOIN bookings b ON b.partnership_id = $1 AND b.session_id = s.id AND b.queue_seq IS NOT NULL
    WHERE s.partnership_id = $1 AND s.course_id = me.course_id AND s.starts_at <= $3) w
  WHERE w.place <= q.position) past`

// standings is where each of some bookings is on its list; those that do not wait are left out.
func standings(tx *database.Tx, bookings []uuid.UUID) (map[uuid.UUID]Standing, error) {
	if len(bookings) == 0 {
		return nil, nil
	}
	rows, err := database.Rows[Standing](tx, standingSQL, tx.Partnership(), bookings, tx.Now)
	found := map[uuid.UUID]Standing{}
	for _, r := range rows {
		found[r.BookingID] = r
	}
	return found, err
}
