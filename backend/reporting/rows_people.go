package reporting

import (
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/page"
)

// outcomeRow is a registration or a walk-in, with the name of whose it is.
type outcomeRow struct {
	BookingID uuid.UUID
	SessionID uuid.UUID
	StartsAt  time.Time
	Name      string
	Agency    string
	Outcome   string
	SortName  string
}

// registrationRows lists sessions known only as totals first, then registrations by session and name.
func (r *reader) registrationRows() (Rows, error) {
	total, err := r.total()
	if err != nil {
		return Rows{}, err
	}
	out := Rows{Total: total}
	keys, err := page.After(r.q.Cursor, r.filter(), 4)
	if err != nil {
		return Rows{}, err
	}
	if keys == nil && r.totalsShow() {
		out.List = r.totalRows()
	}
	rows, err := r.outcomes(keys)
	if err != nil {
		return Rows{}, err
	}
	if len(rows) > r.q.Limit {
		rows = rows[:r.q.Limit]
		l := rows[len(rows)-1]
		out.Next = page.Cursor(r.filter(), l.StartsAt.Format(time.RFC3339Nano), l.SessionID.String(), l.SortName, l.BookingID.String())
	}
	byID := map[uuid.UUID]Session{}
	for _, s := range r.sessions {
		byID[s.ID] = s
	}
	for _, row := range rows {
		s, one := byID[row.SessionID], int64(1)
		out.List = append(out.List, FigureRow{
			SessionID: &s.ID, BookingID: &row.BookingID, Label: row.Name, Detail: withAgency(s.Title, row.Agency),
			Date: s.FirstDate, Count: &one, Outcome: row.Outcome,
		})
	}
	return out, nil
}

func withAgency(title, agency string) string {
	if agency == "" {
		return title
	}
	return agency + " · " + title
}

// totalRows are the sessions of which there are only numbers.
func (r *reader) totalRows() []FigureRow {
	var list []FigureRow
	for _, s := range r.sessions {
		if n, is := r.d.session(s); is {
			list = append(list, FigureRow{SessionID: &s.ID, Label: s.Title, Detail: r.detailOf(s, n), Date: s.FirstDate, Count: n})
		}
	}
	return list
}

// total is the figure itself, counted as the page counts it.
func (r *reader) total() (int64, error) {
	if !r.q.By.ofPerson() {
		return r.d.measure(&Numbers{Tally: TallyOf(r.sessions)}).Num, nil
	}
	c, totals, err := r.share()
	if err != nil {
		return 0, err
	}
	n := shareNumbers(c, true, totals)
	return r.d.measure(&n).Num, nil
}

func (r *reader) share() (counts, []Session, error) {
	c, err := sharesOf(r.tx, shareSQL(`'this'`, `WHERE `+r.whose.on(4)), r.sessions, r.whose.value)
	if err != nil || !r.totalsShow() {
		return c["this"], nil, err
	}
	return c["this"], keep(r.sessions, func(s Session) bool { return s.counts() && s.OnlyTotals }), nil
}

// outcomes reads one row more than the page holds.
func (r *reader) outcomes(after []string) ([]outcomeRow, error) {
	from, err := afterKeys(after)
	if err != nil {
		return nil, err
	}
	rows, err := database.Rows[outcomeRow](r.tx, `
		SELECT o.booking_id, o.session_id, s.starts_at, p.name, coalesce(a.name, '') AS agency, o.outcome, lower(p.name) AS sort_name
		FROM registration_outcomes_of($1, $2) o
		JOIN sessions s ON s.partnership_id = $1 AND s.id = o.session_id
		JOIN people p ON p.partnership_id = $1 AND p.id = o.person_id
		LEFT JOIN agencies a ON a.partnership_id = $1 AND a.id = o.agency_id
		WHERE `+r.whose.on(3)+` AND o.outcome = ANY ($4) AND (o.completed OR $5 <> 'completed')
		  AND ($6::timestamptz IS NULL OR (s.starts_at, s.id, lower(p.name), o.booking_id) > ($6, $7::uuid, $8, $9::uuid))
		ORDER BY s.starts_at, s.id, lower(p.name), o.booking_id LIMIT $10`,
		planned, r.tx.Partnership(), r.bookedSessions(), r.whose.value, r.d.outcomes, r.d.Key,
		from.at, from.session, from.name, from.booking, r.q.Limit+1)
	return rows, wrap("read registrations of "+r.d.Key, err)
}

func (r *reader) bookedSessions() []uuid.UUID {
	return ids(r.sessions, func(s Session) bool { return s.counts() && s.fromBookings() })
}

// position is where a page of registrations begins; no instant is the beginning.
type position struct {
	at               *time.Time
	session, booking uuid.UUID
	name             string
}

func afterKeys(keys []string) (p position, err error) {
	if keys == nil {
		return position{}, nil
	}
	at, err1 := time.Parse(time.RFC3339Nano, keys[0])
	session, err2 := uuid.Parse(keys[1])
	booking, err3 := uuid.Parse(keys[3])
	if err1 != nil || err2 != nil || err3 != nil {
		return position{}, page.ErrCursor
	}
	return position{&at, session, booking, keys[2]}, nil
}

// personCount is somebody and how often they came, or asked.
type personCount struct {
	ID       uuid.UUID
	Name     string
	SortName string
	Times    int64
}

// peopleRows lists different people, each once, by name.
func (r *reader) peopleRows() (Rows, error) {
	keys, err := page.After(r.q.Cursor, r.filter(), 2)
	if err != nil {
		return Rows{}, err
	}
	people, err := r.people()
	if err != nil {
		return Rows{}, err
	}
	out := Rows{Total: int64(len(people))}
	for i, p := range people {
		switch {
		case keys != nil && !after(p, keys):
			continue
		case len(out.List) == r.q.Limit:
			out.Next = page.Cursor(r.filter(), people[i-1].SortName, people[i-1].ID.String())
			return out, nil
		}
		one := int64(1)
		out.List = append(out.List, FigureRow{Label: p.Name, Detail: r.often(p.Times), Count: &one})
	}
	return out, nil
}

func after(p personCount, keys []string) bool {
	return p.SortName > keys[0] || p.SortName == keys[0] && p.ID.String() > keys[1]
}

func (r *reader) often(times int64) string {
	if r.d.Key == "unmet_demand" {
		return plural(times, "session") + " without a place"
	}
	return plural(times, "attendance")
}

func (r *reader) people() ([]personCount, error) {
	const named = `SELECT p.id, p.name, lower(p.name) AS sort_name, w.times FROM w
		JOIN people p ON p.partnership_id = $1 AND p.id = w.person_id ORDER BY lower(p.name), p.id::text`
	if r.d.Key == "unmet_demand" {
		asked := ids(r.sessions, func(s Session) bool { return s.counts() && !s.OnlyTotals })
		rows, err := database.Rows[personCount](r.tx, unmetSQL+`,
			w AS (SELECT person_id, count(*) AS times FROM wanted GROUP BY person_id) `+named, planned, r.tx.Partnership(), asked)
		return rows, wrap("read unmet demand", err)
	}
	rows, err := database.Rows[personCount](r.tx, `
		WITH w AS (SELECT o.person_id, count(*) AS times FROM registration_outcomes_of($1, $2) o
		           WHERE o.outcome IN ('attended', 'walk_in') AND `+r.whose.on(3)+` GROUP BY o.person_id) `+named,
		planned, r.tx.Partnership(), r.bookedSessions(), r.whose.value)
	return rows, wrap("read people reached", err)
}

// on is the condition with its parameter's number.
func (w whose) on(parameter int) string {
	return strings.ReplaceAll(w.condition, "$?", "$"+strconv.Itoa(parameter))
}
