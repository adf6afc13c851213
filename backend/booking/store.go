package booking

import (
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// session is what booking needs to know of one: for the conditions, the notice rule and the mail.
type session struct {
	letters.Session
	Reference     string
	Status        string
	EndsAt        time.Time
	MainSessionID *uuid.UUID
	Slot          string
	ChooseUntil   *time.Time // of a main session
	OnlyAgencyID  *uuid.UUID
	OnlyAgency    string
	EventID       *uuid.UUID
	OpenTo        string
	PolicyGroup   string
	Approval      string   // whose the course asks for, as a rules.Asks
	ApprovalDays  int      // working days that an approver has
	Sectors       []string // whom the course is for; none: everybody
	InAreaOnly    bool
	CourseLimit   *int // live bookings of the course that one person may hold
	EventLimit    *int
	Public        bool // programme and course are published too
	Minutes       int  // of all its parts that were not cancelled

	SelfServiceHours int // before the start: until then people may cancel or change by themselves
	ContactEmail     string
	ContactPhone     string
	Nation           string
}

const sessionSQL = `
SELECT ` + letters.Columns + `, s.reference, s.status, s.ends_at,
       s.main_session_id, s.slot, s.choose_until, s.only_agency_id, coalesce(a.name, '') AS only_agency, s.event_id, coalesce(e.open_to, '') AS open_to,
       c.policy_group, c.approval, c.approval_days, c.in_area_only, c.person_limit AS course_limit, e.person_limit AS event_limit,
       (SELECT array_agg(x.sector ORDER BY x.sector) FROM course_sectors x WHERE x.partnership_id = s.partnership_id AND x.course_id = c.id) AS sectors,
       c.status = 'published' AND g.status = 'published' AND coalesce(e.status, 'published') = 'published' AS public,
       coalesce((SELECT sum(extract(epoch FROM p.ends_at - p.starts_at) / 60) FROM parts p
         WHERE p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL), 0)::int AS minutes,
       ` + selfServiceColumns + `, t.nation` + letters.From + `
JOIN programmes g ON g.partnership_id = s.partnership_id AND g.id = s.programme_id
LEFT JOIN agencies a ON a.partnership_id = s.partnership_id AND a.id = s.only_agency_id
WHERE s.partnership_id = $1 AND s.id = $2`

const partsSQL = `SELECT id, starts_at, ends_at FROM parts
	WHERE partnership_id = $1 AND session_id = $2 AND cancelled_at IS NULL ORDER BY position`

// claimant is the person who books, as of now.
type claimant struct {
	letters.Person
	HomePartnershipID *uuid.UUID
	SuspendedAt       *time.Time
}

const claimantSQL = `SELECT id, name, email, home_partnership_id, suspended_at FROM people
	WHERE partnership_id = $1 AND id = $2`

const membersSQL = `
SELECT m.agency_id, a.name, m.status = 'pending' AS pending, a.sector, a.area = 'out' AS out_of_area
FROM memberships m JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
WHERE m.partnership_id = $1 AND m.person_id = $2 AND m.status <> 'refused' AND a.status = 'active'
  AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)
ORDER BY a.name`

const liveHereSQL = `SELECT * FROM bookings
	WHERE partnership_id = $1 AND session_id = $2 AND person_id = $3
	  AND status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')`

const lastHereSQL = `SELECT * FROM bookings
	WHERE partnership_id = $1 AND session_id = $2 AND person_id = $3 ORDER BY created_at DESC, id DESC LIMIT 1`

// clashSQL: another booking whose parts overlap with this session's; touching ends are fine, and a
// break-out does not clash with its main session.
const clashSQL = `
SELECT coalesce(nullif(o.title, ''), c.title)
FROM bookings b
JOIN sessions o ON o.partnership_id = b.partnership_id AND o.id = b.session_id AND o.status = 'published'
JOIN courses c ON c.partnership_id = o.partnership_id AND c.id = o.course_id
JOIN parts op ON op.partnership_id = o.partnership_id AND op.session_id = o.id AND op.cancelled_at IS NULL
JOIN sessions m ON m.partnership_id = $1 AND m.id = $2
JOIN parts mp ON mp.partnership_id = $1 AND mp.session_id = $2 AND mp.cancelled_at IS NULL
     AND mp.starts_at < op.ends_at AND op.starts_at < mp.ends_at
WHERE b.partnership_id = $1 AND b.person_id = $3 AND b.session_id <> $2
  AND b.status IN ('offered', 'held', 'confirmed') AND NOT b.walk_in
  AND o.id IS DISTINCT FROM m.main_session_id AND o.main_session_id IS DISTINCT FROM m.id
ORDER BY op.starts_at LIMIT 1`

// closedToMeSQL: none of the person's agencies is the one the session is for, or below it.
const closedToMeSQL = `
WITH RECURSIVE below AS (
  SELECT id FROM agencies WHERE partnership_id = $1 AND id = $2
  UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id WHERE a.partnership_id = $1)
SELECT NOT EXISTS (SELECT 1 FROM memberships m JOIN below b ON b.id = m.agency_id
     WHERE m.partnership_id = $1 AND m.person_id = $3 AND m.status = 'confirmed' AND m.to_date IS NULL)`

const welcomesSQL = `SELECT EXISTS (SELECT 1 FROM event_partnerships
	WHERE partnership_id = $1 AND event_id = $2 AND guest_partnership_id = $3)`

// gathered is everything read about one claimant and one session, in one trip.
type gathered struct {
	session session
	parts   []letters.Part
	person  claimant
	members []rules.Member
	asked   []requirementRow
	live    *Booking // the live booking here, if any
	last    *Booking // the newest booking here, live or ended
	clash   string
}

// gather reads the facts. lock takes the person's row first, so that two bookings by one person are
// decided one after the other.
func gather(tx *database.Tx, sessionID, personID uuid.UUID, lock bool) (g gathered, err error) {
	b := &pgx.Batch{}
	who := claimantSQL
	if lock {
		who += ` FOR NO KEY UPDATE`
	}
	here := []any{tx.Partnership(), sessionID, personID}
	var found, known bool
	one(b, &g.person, &known, who, tx.Partnership(), personID)
	one(b, &g.session, &found, sessionSQL, tx.Partnership(), sessionID)
	many(b, &g.parts, partsSQL, tx.Partnership(), sessionID)
	many(b, &g.members, membersSQL, tx.Partnership(), personID, londonDate(tx.Now))
	many(b, &g.asked, requirementsSQL, here...)
	var live, last []Booking
	many(b, &live, liveHereSQL, here...)
	many(b, &last, lastHereSQL, here...)
	var clashes []string
	values(b, &clashes, clashSQL, here...)
	if err := tx.PGX.SendBatch(b).Close(); err != nil {
		return g, err
	}
	if !found || (personID != uuid.Nil && !known) {
		return g, fault.Missing
	}
	g.live, g.last = first(live), first(last)
	if len(clashes) > 0 {
		g.clash = clashes[0]
	}
	return g, nil
}

func first(bs []Booking) *Booking {
	if len(bs) == 0 {
		return nil
	}
	return &bs[0]
}

func many[T any](b *pgx.Batch, into *[]T, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectRows(rows, pgx.RowToStructByNameLax[T])
		return err
	})
}

func values[T any](b *pgx.Batch, into *[]T, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectRows(rows, pgx.RowTo[T])
		return err
	})
}

func one[T any](b *pgx.Batch, into *T, found *bool, sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) error {
		all, err := pgx.CollectRows(rows, pgx.RowToStructByNameLax[T])
		if err == nil && len(all) > 0 {
			*into, *found = all[0], true
		}
		return err
	})
}

// byID reads a booking; fault.Missing when there is none.
func byID(tx *database.Tx, id uuid.UUID) (Booking, error) {
	b, found, err := database.One[Booking](tx, `SELECT * FROM bookings WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return b, err
}

func insert(tx *database.Tx, b *Booking, why string, onBehalf bool) error {
	if err := tx.DB.Create(b).Error; err != nil {
		return err
	}
	return remember(tx, b.ID, nil, b.Status, why, onBehalf)
}

// save writes what a transition may change; a terminal row is never written again because the
// transition to it was the last.
func save(tx *database.Tx, b *Booking, from Status, why string, onBehalf bool) error {
	res := tx.DB.Model(&Booking{}).
		Where("partnership_id = ? AND id = ? AND status = ?", b.PartnershipID, b.ID, from).
		Select("status", "policy_version_id", "agency_id", "agency_class", "sector", "locality_id", "prerequisite", "confirmed_at",
			"queue_seq", "priority_class", "allocation_id", "offer_expires_at", "offered_at", "offers", "passed_at", "hold_expires_at", "overbooked_reason",
			"ended_at", "cause", "cancel_class", "cancel_reason", "cancel_note",
			"cancel_channel", "cancelled_by", "notice_at", "recorded_at", "calendar_sequence").
		Updates(b)
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected != 1 {
		return errStale(b, from)
	}
	return remember(tx, b.ID, &from, b.Status, why, onBehalf)
}

func remember(tx *database.Tx, booking uuid.UUID, from *Status, to Status, why string, onBehalf bool) error {
	_, err := tx.PGX.Exec(`INSERT INTO booking_history
		(partnership_id, booking_id, from_status, to_status, at, by_person_id, on_behalf, why, request_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.Partnership(), booking, from, to, tx.Now, tx.Actor.PersonOrNil(), onBehalf, why, tx.Actor.RequestID)
	if err != nil {
		return err
	}
	return tellOthers(tx, to, booking)
}
