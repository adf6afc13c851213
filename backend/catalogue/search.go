package catalogue

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// Filter narrows a search for sessions; what is left empty narrows nothing. Of a list any one suffices.
type Filter struct {
	Words      string
	From       ukdate.Date // first London date; default: what has not started
	To         ukdate.Date // last London date
	Modes      []Mode
	Levels     []string
	Localities []uuid.UUID // the venue's
	Priorities []uuid.UUID // in the session's own year
	PlacesLeft bool
	Event      uuid.UUID
	Course     uuid.UUID
	Year       ukdate.FinancialYear // of the programme; 0: any
	Status     Status               // heeded for staff only; others find what is published
}

// SessionPage is one page of a search, by start. Total counts all pages; Next is empty on the last.
type SessionPage struct {
	Sessions []Listing
	Total    int
	Next     string
}

var errLastBeforeFirst = fault.OnField("to", "before_from", "The last date must not be before the first.")

// FindSessions returns a page of the sessions that the caller may see and the filter lets through,
// break-outs left out. limit is the rows of a page, page.Size when 0. A bad cursor is page.ErrCursor.
func (s *Service) FindSessions(ctx context.Context, f Filter, cursor string, limit int) (SessionPage, error) {
	if !f.To.IsZero() && f.To.Before(f.From) {
		return SessionPage{}, errLastBeforeFirst
	}
	if limit == 0 {
		limit = page.Size
	}
	return database.Read(ctx, s.db, func(tx *database.Tx) (SessionPage, error) {
		q, err := newSearch(tx, access.OpFindSessions, f)
		if err != nil {
			return SessionPage{}, err
		}
		q.between(f.From, f.To)
		return s.page(tx, q, f, cursor, limit)
	})
}

// Month returns every session with a part in a month of London dates, unpaged; the filter's dates are
// not heeded.
func (s *Service) Month(ctx context.Context, month ukdate.Month, f Filter) ([]Listing, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]Listing, error) {
		q, err := newSearch(tx, access.OpGetMonth, f)
		if err != nil {
			return nil, err
		}
		from, until := month.Period().Bounds()
		q.where(`s.id IN (SELECT p.session_id FROM parts p
			WHERE p.partnership_id = $1 AND p.starts_at >= ? AND p.starts_at < ? AND p.cancelled_at IS NULL)`, from, until)
		rows, err := q.rows("")
		if err != nil {
			return nil, err
		}
		return s.Listings(tx, idsOf(rows))
	})
}

// DatesToCome returns the sessions of a course that have not started and that the caller may see.
func (s *Service) datesToCome(tx *database.Tx, course uuid.UUID) ([]Listing, error) {
	q, err := newSearch(tx, access.OpFindSessions, Filter{Course: course})
	if err != nil {
		return nil, err
	}
	q.where(`s.starts_at > ?`, tx.Now)
	q.where(`s.status IN ('draft', 'published')`)
	rows, err := q.rows("")
	if err != nil {
		return nil, err
	}
	return s.Listings(tx, idsOf(rows))
}

func (s *Service) page(tx *database.Tx, q *search, f Filter, cursor string, limit int) (p SessionPage, err error) {
	after, err := page.After(cursor, f, 2)
	if err != nil {
		return p, err
	}
	if p.Total, err = q.count(); err != nil {
		return p, err
	}
	if after != nil {
		if err := q.after(after); err != nil {
			return p, err
		}
	}
	rows, err := q.rows(` LIMIT ?`, limit+1)
	if err != nil {
		return p, err
	}
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		p.Next = page.Cursor(f, last.StartsAt.UTC().Format(time.RFC3339Nano), last.ID.String())
	}
	p.Sessions, err = s.Listings(tx, idsOf(rows))
	return p, err
}

// search is a query for sessions in the making.
type search struct {
	tx    *database.Tx
	joins strings.Builder
	conds strings.Builder
	args  []any
	none  bool // nothing can be found
}

type sessionRow struct {
	ID       uuid.UUID
	StartsAt time.Time
}

func idsOf(rows []sessionRow) []uuid.UUID {
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}

// newSearch begins with what the acting person may see, narrowed by the filter's facts and words.
func newSearch(tx *database.Tx, op string, f Filter) (*search, error) {
	if !access.Can(tx.Actor, op, access.Published, access.Session, access.Partnership) {
		return nil, fault.Missing
	}
	q := &search{tx: tx, args: []any{tx.Partnership()}}
	q.where(`s.partnership_id = $1 AND s.main_session_id IS NULL`)
	q.visible(f.Status)
	q.facts(f)
	words, err := findWords(tx, f.Words, isStaff(tx.Actor))
	if words != nil {
		q.words(words)
	}
	return q, err
}

// where adds a condition; each ? stands for the next argument.
func (q *search) where(cond string, args ...any) {
	q.conds.WriteString(" AND " + q.bind(cond, args...))
}

func (q *search) bind(sql string, args ...any) string {
	for _, arg := range args {
		q.args = append(q.args, arg)
		sql = strings.Replace(sql, "?", placeholder(len(q.args)), 1)
	}
	return sql
}

func (q *search) visible(status Status) {
	switch {
	case isStaff(q.tx.Actor):
		if status != "" {
			q.where(`s.status = ?`, string(status))
		}
	case len(q.tx.Actor.Grants) > 0:
		q.where(`(s.status = 'published' AND `+publicSession+` OR s.status = 'draft' AND EXISTS (SELECT 1 FROM session_trainers t
			WHERE t.partnership_id = s.partnership_id AND t.session_id = s.id AND t.person_id = ?))`, q.tx.Actor.Person)
	default:
		q.where(`s.status = 'published' AND ` + publicSession)
	}
}

func (q *search) facts(f Filter) {
	if len(f.Modes) > 0 {
		q.where(`s.mode = ANY(?)`, f.Modes)
	}
	if len(f.Levels) > 0 {
		q.where(`EXISTS (SELECT 1 FROM course_level_tags t
			WHERE t.partnership_id = s.partnership_id AND t.course_id = s.course_id AND t.tag = ANY(?))`, storable(f.Levels))
	}
	if len(f.Localities) > 0 {
		q.where(`EXISTS (SELECT 1 FROM venues v
			WHERE v.partnership_id = s.partnership_id AND v.id = s.venue_id AND v.locality_id = ANY(?))`, f.Localities)
	}
	if len(f.Priorities) > 0 {
		q.where(`EXISTS (SELECT 1 FROM course_priorities cp WHERE cp.partnership_id = s.partnership_id AND cp.course_id = s.course_id
			AND cp.financial_year = s.financial_year AND cp.priority_id = ANY(?))`, f.Priorities)
	}
	if f.PlacesLeft {
		// Asked of each session that is left: EXISTS would begin with the places of every session there ever was.
		q.where(`(SELECT bool_or((p.capacity IS NULL OR p.capacity - p.taken - p.reserved > 0)
			AND (p.room_id IS NULL OR ` + places.RoomLeft + ` > 0)) FROM session_places p
			WHERE p.partnership_id = s.partnership_id AND p.session_id = s.id)`)
	}
	if f.Event != uuid.Nil {
		q.where(`s.event_id = ?`, f.Event)
	}
	if f.Course != uuid.Nil {
		q.where(`s.course_id = ?`, f.Course)
	}
	if f.Year != 0 {
		q.where(`g.financial_year = ?`, int(f.Year))
	}
}

// storable leaves out texts that no column can hold, so that no row has them.
func storable(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return !utf8.ValidString(t) || strings.ContainsRune(t, 0) })
}

// words joins what meets which words, and asks that together they meet all.
func (q *search) words(f *found) {
	courses, events, venues, titles := keys(f.courses), keys(f.events), keys(f.venues), keys(f.titles)
	q.none = len(courses)+len(events)+len(venues)+len(titles) == 0
	q.joins.WriteString(q.bind(`
		LEFT JOIN unnest(?::uuid[], ?::int[]) wc (id, bits) ON wc.id = s.course_id`, courses, values(courses, f.courses)))
	q.joins.WriteString(q.bind(`
		LEFT JOIN unnest(?::uuid[], ?::int[]) we (id, bits) ON we.id = s.event_id`, events, values(events, f.events)))
	q.joins.WriteString(q.bind(`
		LEFT JOIN unnest(?::uuid[], ?::int[]) wv (id, bits) ON wv.id = s.venue_id`, venues, values(venues, f.venues)))
	q.joins.WriteString(q.bind(`
		LEFT JOIN unnest(?::text[], ?::int[]) wt (title, bits) ON wt.title = s.title`, titles, values(titles, f.titles)))
	q.where(`(coalesce(wc.bits, 0) | coalesce(we.bits, 0) | coalesce(wv.bits, 0) | coalesce(wt.bits, 0)) = ?::int`, f.all)
}

// between keeps sessions that start on London dates. When from is zero it keeps those that have not
// started: who looks for training is not shown first what they have missed this morning.
func (q *search) between(from, to ukdate.Date) {
	if from.IsZero() {
		q.where(`s.starts_at > ?`, q.tx.Now)
	}
	q.onDates(from, to)
}

// onDates keeps sessions that start on London dates; a zero date is no bound.
func (q *search) onDates(from, to ukdate.Date) {
	if !from.IsZero() {
		q.where(`s.starts_at >= ?`, ukdate.StartOf(from))
	}
	if !to.IsZero() {
		q.where(`s.starts_at < ?`, ukdate.EndOf(to))
	}
}

// after keeps what comes after the keys of a cursor.
func (q *search) after(keys []string) error {
	starts, err := time.Parse(time.RFC3339Nano, keys[0])
	if err != nil {
		return page.ErrCursor.With(err)
	}
	id, err := uuid.Parse(keys[1])
	if err != nil {
		return page.ErrCursor.With(err)
	}
	q.where(`(s.starts_at, s.id) > (?, ?)`, starts, id)
	return nil
}

func (q *search) sql(what string) string {
	return `SELECT ` + what + fromSessions + q.joins.String() + ` WHERE true` + q.conds.String()
}

func (q *search) count() (n int, err error) {
	if q.none {
		return 0, nil
	}
	err = q.tx.PGX.QueryRow(q.sql(`count(*)`), q.args...).Scan(&n)
	return n, err
}

// rows returns the sessions by start; limit may end the query.
func (q *search) rows(limit string, args ...any) ([]sessionRow, error) {
	if q.none {
		return nil, nil
	}
	sql := q.sql(`s.id, s.starts_at`) + ` ORDER BY s.starts_at, s.id` + q.bind(limit, args...)
	return database.Rows[sessionRow](q.tx, sql, q.args...)
}
