package reporting_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Rows as they lie in the tables, with nothing counted. The brute-force count works on these alone.

type rawAgency struct {
	id       uuid.UUID
	parent   *uuid.UUID
	sector   string
	locality *uuid.UUID
	closed   bool
	visitor  bool
}

type rawCourse struct {
	id            uuid.UUID
	durationClass string
	rule          string
	minutes       int
	tags          []string
	priorities    map[int][]uuid.UUID // by financial year
}

type rawPart struct {
	id           uuid.UUID
	starts, ends time.Time
	cancelled    bool
	register     string // "", open, closed
}

type rawSeat struct {
	seat            string
	capacity, first *int
	changes         []rawChange // in their order
}

// rawChange is a capacity raised or lowered.
type rawChange struct {
	before *int
	at     time.Time
}

type rawTotals struct {
	registrations, byProvider, late, inTime, noShows, excused, notTaken, walkIns, attended *int
}

type rawSession struct {
	id            uuid.UUID
	course, event int // event -1: none
	main          *uuid.UUID
	onlyAgency    *uuid.UUID
	venueLocality *uuid.UUID
	venue         *uuid.UUID
	mode, status  string
	moved         bool
	parts         []rawPart
	seats         []rawSeat
	placesUnknown bool
	trainers      []int  // people
	lenders       []*int // agencies, nil: commissioned
	totals        *rawTotals
}

type rawMark struct {
	part, booking  uuid.UUID
	mark           string
	late, early    *int
	attended, gone bool // gone: superseded
}

type rawBooking struct {
	id                      uuid.UUID
	session, person         int
	status, cancelClass     string
	walkIn                  bool
	confirmed               *time.Time
	agency                  *uuid.UUID
	sector                  string
	locality                *uuid.UUID
	cause, lapsedFrom, seat string
}

type rawToldFull struct {
	session, person int
	at              time.Time
}

type rawEvent struct {
	id     uuid.UUID
	kind   string
	starts ukdate.Date
	ends   ukdate.Date
	series string
}

// rawYear is everything one partnership has.
type rawYear struct {
	id         uuid.UUID
	now        time.Time
	localities []uuid.UUID
	priorities []uuid.UUID
	venues     []uuid.UUID
	venueAt    []*uuid.UUID
	agencies   []rawAgency
	people     []uuid.UUID
	courses    []rawCourse
	events     []rawEvent
	sessions   []rawSession
	bookings   []rawBooking
	marks      []rawMark
	told       []rawToldFull
}

// span is the first and last part not cancelled; of none, the first and last.
func (s rawSession) span() (first, last rawPart) {
	for _, p := range s.parts {
		if p.cancelled {
			continue
		}
		if first.starts.IsZero() {
			first = p
		}
		last = p
	}
	if first.starts.IsZero() {
		return s.parts[0], s.parts[len(s.parts)-1]
	}
	return first, last
}

func (s rawSession) starts() time.Time { first, _ := s.span(); return first.starts }
func (s rawSession) date() ukdate.Date { return ukdate.DateOf(s.starts()) }
func (s rawSession) year() int         { return int(ukdate.FinancialYearOf(s.date())) }

// store writes the rows as the owner, past every rule.
func (y *rawYear) store(t testing.TB, w *fixture.World) {
	t.Helper()
	b := &pgx.Batch{}
	add := func(sql string, args ...any) { b.Queue(sql, args...) }
	id, long := y.id, fixture.London("2019-01-01 09:00")
	policy, programmes := newID(), map[int]uuid.UUID{}
	add(`INSERT INTO partnerships (id, slug, name, created_at) VALUES ($1, $2, $3, $4)`, id, slugOf(id), "Some Partnership", long)
	add(`INSERT INTO policy_versions VALUES ($1, $2, 'standard', 1, '2000-01-01', '{}', $3)`, id, policy, long)
	for i, l := range y.localities {
		add(`INSERT INTO localities VALUES ($1, $2, $3, $4)`, id, l, fmt.Sprintf("Locality %d", i), i)
	}
	for i, p := range y.priorities {
		add(`INSERT INTO priorities VALUES ($1, $2, $3)`, id, p, fmt.Sprintf("Priority %d", i))
	}
	for i, v := range y.venues {
		add(`INSERT INTO venues (partnership_id, id, name, locality_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
			id, v, fmt.Sprintf("Venue %d", i), y.venueAt[i], long)
	}
	for i, a := range y.agencies {
		status, home := "active", (*uuid.UUID)(nil)
		if a.closed {
			status = "closed"
		}
		if a.visitor {
			home = &id
		}
		add(`INSERT INTO agencies (partnership_id, id, name, parent_id, sector, locality_id, status, home_partnership_id, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, id, a.id, fmt.Sprintf("Agency %d", i), a.parent, a.sector, a.locality, status, home, long)
	}
	for i, p := range y.people {
		add(`INSERT INTO people (partnership_id, id, name, erased_at, created_at) VALUES ($1, $2, $3, $4, $5)`,
			id, p, fmt.Sprintf("Person %d", i%7), erasedAt(i, long), long)
	}
	for i, c := range y.courses {
		var minutes *int
		if c.rule == "minutes" {
			minutes = &c.minutes
		}
		add(`INSERT INTO courses (partnership_id, id, title, format, duration_class, certificate_rule, certificate_minutes, status, created_at)
			VALUES ($1, $2, $3, 'virtual', $4, $5, $6, 'published', $7)`, id, c.id, fmt.Sprintf("Course %d", i), c.durationClass, c.rule, minutes, long)
		for _, tag := range c.tags {
			add(`INSERT INTO course_level_tags VALUES ($1, $2, $3)`, id, c.id, tag)
		}
		for year, list := range c.priorities {
			for _, p := range list {
				add(`INSERT INTO course_priorities VALUES ($1, $2, $3, $4)`, id, c.id, p, year)
			}
		}
	}
	programme := func(year int) uuid.UUID {
		if _, made := programmes[year]; !made {
			programmes[year] = newID()
			add(`INSERT INTO programmes (partnership_id, id, financial_year, title, status, created_at) VALUES ($1, $2, $3, 'P', 'published', $4)`,
				id, programmes[year], year, long)
		}
		return programmes[year]
	}
	for i, e := range y.events {
		add(`INSERT INTO events (partnership_id, id, programme_id, kind, series, title, starts_on, ends_on, status, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'published', $9)`,
			id, e.id, programme(int(ukdate.FinancialYearOf(e.starts))), e.kind, e.series, fmt.Sprintf("Event %d", i), e.starts, e.ends, long)
	}
	for i, s := range y.sessions {
		y.storeSession(add, i, s, programme(s.year()), long)
	}
	for i, k := range y.bookings {
		y.storeBooking(add, i, k, policy, long)
	}
	session := map[uuid.UUID]uuid.UUID{}
	for _, s := range y.sessions {
		for _, p := range s.parts {
			session[p.id] = s.id
		}
	}
	for _, m := range y.marks {
		var gone *time.Time
		if m.gone {
			gone = &long
		}
		add(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, minutes_late, minutes_left_early, attended, marked_at, superseded_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			id, newID(), m.part, session[m.part], m.booking, m.mark, m.late, m.early, m.attended, long, gone)
	}
	for _, f := range y.told {
		add(`INSERT INTO told_full VALUES ($1, $2, $3, $4)`, id, y.sessions[f.session].id, y.people[f.person], f.at)
	}
	if err := w.Owner.SendBatch(context.Background(), b).Close(); err != nil {
		t.Fatalf("store a random year: %v", err)
	}
}

func (y *rawYear) storeSession(add func(string, ...any), i int, s rawSession, programme uuid.UUID, long time.Time) {
	first, last := s.span()
	var event *uuid.UUID
	if s.event >= 0 {
		event = &y.events[s.event].id
	}
	var moved *ukdate.Date
	if s.moved {
		day := s.date().AddDays(-10)
		moved = &day
	}
	add(`INSERT INTO sessions (partnership_id, id, reference, programme_id, course_id, event_id, main_session_id, mode, venue_id, status,
			opens_at, closes_at, only_agency_id, starts_at, ends_at, first_date, financial_year, moved_from, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15, $16, $17, $11)`,
		y.id, s.id, fmt.Sprintf("S-%d", i), programme, y.courses[s.course].id, event, s.main, s.mode, s.venue, s.status,
		long, first.starts, s.onlyAgency, last.ends, s.date(), s.year(), moved)
	for n, p := range s.parts {
		var cancelled *time.Time
		if p.cancelled {
			cancelled = &long
		}
		add(`INSERT INTO parts VALUES ($1, $2, $3, $4, $5, $6, $7, '09:00', '12:00', $8)`,
			y.id, p.id, s.id, n+1, p.starts, p.ends, ukdate.DateOf(p.starts), cancelled)
		if p.register != "" {
			var closed *time.Time
			if p.register == "closed" {
				closed = &p.ends
			}
			add(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
				y.id, p.id, s.id, p.register, p.starts, closed)
		}
	}
	for _, seat := range s.seats {
		add(`INSERT INTO session_places (partnership_id, session_id, seat, capacity, first_capacity, ceiling, status, opens_at, closes_at, starts_at)
			VALUES ($1, $2, $3, $4, $5, $4, $6, $7, $8, $8)`, y.id, s.id, seat.seat, seat.capacity, seat.first, s.status, long, first.starts)
		for _, c := range seat.changes {
			add(`INSERT INTO place_changes (partnership_id, session_id, seat, kind, before, after, taken, at) VALUES ($1, $2, $3, 'set', $4, NULL, 0, $5)`,
				y.id, s.id, seat.seat, c.before, c.at)
		}
	}
	if s.placesUnknown {
		add(`INSERT INTO places_not_known VALUES ($1, $2, 'spreadsheet', $3)`, y.id, s.id, long)
	}
	for n, p := range s.trainers {
		var lender *uuid.UUID
		if s.lenders[n] != nil {
			lender = &y.agencies[*s.lenders[n]].id
		}
		add(`INSERT INTO session_trainers VALUES ($1, $2, $3, $4)`, y.id, s.id, y.people[p], lender)
	}
	if k := s.totals; k != nil {
		add(`INSERT INTO session_totals VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'spreadsheet', $12)`, y.id, s.id,
			k.registrations, k.byProvider, k.late, k.inTime, k.noShows, k.excused, k.notTaken, k.walkIns, k.attended, long)
	}
}

func (y *rawYear) storeBooking(add func(string, ...any), i int, k rawBooking, policy uuid.UUID, long time.Time) {
	var class *string
	var notice *time.Time
	if k.cancelClass != "" {
		class, notice = &k.cancelClass, &long
	}
	add(`INSERT INTO bookings (partnership_id, id, reference, session_id, seat, person_id, status, walk_in, policy_version_id, agency_id, sector,
			locality_id, joined_at, confirmed_at, cause, cancel_class, notice_at, recorded_at, calendar_uid, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, 'uid', $13)`,
		y.id, k.id, fmt.Sprintf("B-%d", i), y.sessions[k.session].id, k.seat, y.people[k.person], k.status, k.walkIn, policy, k.agency, k.sector,
		k.locality, long, k.confirmed, k.cause, class, notice)
	if k.lapsedFrom != "" {
		add(`INSERT INTO booking_history (partnership_id, booking_id, from_status, to_status, at) VALUES ($1, $2, $3, 'lapsed', $4)`,
			y.id, k.id, k.lapsedFrom, long)
	}
}

func slugOf(id uuid.UUID) string { return "p" + fmt.Sprintf("%x", id[10:]) }

// erasedAt: every fifth person was erased; it changes no figure.
func erasedAt(i int, at time.Time) *time.Time {
	if i%5 == 4 {
		return &at
	}
	return nil
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }
