package reporting

import (
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Dimension is what figures can be broken down by.
type Dimension string

// The dimensions. Agency, Sector and DelegateLocality belong to the person, as they were at confirmation or at the
// door; the others to the session.
const (
	ByEvent            Dimension = "event"
	ByCourse           Dimension = "course"
	ByAgency           Dimension = "agency"
	BySector           Dimension = "sector"
	ByDelegateLocality Dimension = "delegate_locality"
	ByVenueLocality    Dimension = "venue_locality"
	ByMode             Dimension = "mode"
	ByMonth            Dimension = "month"
	ByQuarter          Dimension = "quarter"
	ByPriority         Dimension = "priority"
	ByLevelTag         Dimension = "level_tag"
	BySession          Dimension = "session"
)

// Dimensions is every one of them.
var Dimensions = []Dimension{
	ByEvent, ByCourse, ByAgency, BySector, ByDelegateLocality, ByVenueLocality, ByMode, ByMonth, ByQuarter, ByPriority,
	ByLevelTag, BySession,
}

// ofPerson reports whether the dimension belongs to the person and not to the session: such rows never show places
// or averages, for a place is offered to nobody in particular.
func (d Dimension) ofPerson() bool { return d == ByAgency || d == BySector || d == ByDelegateLocality }

// bucket is a row of a breakdown before it is counted.
type bucket struct {
	key, label, order string
	sessions          []Session
}

// placed says in which rows a session counts: one, or several, or none.
type placed func(s Session) []bucket

// arrange puts sessions into the rows of a breakdown. Rows come in their own order; those of empty are there even
// when nothing falls into them.
func arrange(sessions []Session, where placed, empty []bucket) []bucket {
	rows := slices.Clone(empty)
	at := map[string]int{}
	for i, b := range rows {
		at[b.key] = i
	}
	for _, s := range sessions {
		for _, b := range where(s) {
			i, there := at[b.key]
			if !there {
				i = len(rows)
				at[b.key] = i
				rows = append(rows, b)
			}
			rows[i].sessions = append(rows[i].sessions, s)
		}
	}
	slices.SortStableFunc(rows, func(a, b bucket) int { return strings.Compare(a.order, b.order) })
	return rows
}

// last orders the row of "none" after the others.
const last = "\uffff"

func named(key, label string) bucket {
	return bucket{key: key, label: label, order: strings.ToLower(label) + key}
}

func nothing(label string) bucket { return bucket{key: none, label: label, order: last} }

// sessionRows returns the rows of a dimension that belongs to sessions.
func sessionRows(tx *database.Tx, by Dimension, scope Scope, sessions []Session) ([]bucket, error) {
	switch by {
	case ByEvent:
		return arrange(sessions, single(eventOf), nil), nil
	case ByCourse:
		return arrange(sessions, single(func(s Session) bucket { return named(s.CourseID.String(), s.CourseTitle) }), nil), nil
	case ByMode:
		return arrange(sessions, single(modeOf), nil), nil
	case ByMonth:
		return arrange(sessions, single(monthOf), monthsOf(scope)), nil
	case ByQuarter:
		return arrange(sessions, single(quarterOf), quartersIn(scope)), nil
	case BySession:
		return arrange(sessions, single(sessionOf), nil), nil
	case ByVenueLocality:
		return byVenueLocality(tx, sessions)
	case ByPriority:
		return byPriority(tx, sessions)
	case ByLevelTag:
		return byLevelTag(tx, sessions)
	}
	return nil, ErrUnknownDimension
}

func single(of func(Session) bucket) placed {
	return func(s Session) []bucket { return []bucket{of(s)} }
}

func eventOf(s Session) bucket {
	if s.EventID == nil {
		return nothing("Not part of an event")
	}
	return named(s.EventID.String(), s.EventTitle)
}

var modeWords = map[string]string{"in_person": "In person", "virtual": "Virtual", "blended": "Blended"}

func modeOf(s Session) bucket { return named(s.Mode, modeWords[s.Mode]) }

func monthOf(s Session) bucket { return monthRow(ukdate.MonthOf(s.FirstDate)) }

func monthRow(m ukdate.Month) bucket {
	return bucket{key: m.String(), label: m.Words(), order: m.String()}
}

func quarterOf(s Session) bucket { return quarterRow(ukdate.QuarterOf(s.FirstDate)) }

func quarterRow(q ukdate.Quarter) bucket {
	key := q.Year.String() + "-Q" + string(rune('0'+q.Number))
	return bucket{key: key, label: q.String(), order: key}
}

// monthsOf are the months of the period, those without a session among them; of a whole event, those it had.
func monthsOf(scope Scope) []bucket {
	if scope.WholeEvent {
		return nil
	}
	var rows []bucket
	for _, m := range scope.Period.Months() {
		rows = append(rows, monthRow(m))
	}
	return rows
}

func quartersIn(scope Scope) []bucket {
	var rows []bucket
	for _, m := range monthsOf(scope) {
		month, _ := ukdate.ParseMonth(m.key)
		row := quarterRow(ukdate.QuarterOf(month.From()))
		if len(rows) == 0 || rows[len(rows)-1].key != row.key {
			rows = append(rows, row)
		}
	}
	return rows
}

// sessionOf names a session by its date and title.
func sessionOf(s Session) bucket {
	return bucket{key: s.ID.String(), label: s.FirstDate.String() + " " + s.Title, order: s.FirstDate.String() + s.Reference}
}

type locality struct {
	ID   uuid.UUID
	Name string
}

func localitiesOf(tx *database.Tx) ([]locality, error) {
	list, err := database.Rows[locality](tx, `SELECT id, name FROM localities WHERE partnership_id = $1 ORDER BY position, lower(name), id`, tx.Partnership())
	return list, wrap("read localities", err)
}

func byVenueLocality(tx *database.Tx, sessions []Session) ([]bucket, error) {
	list, err := localitiesOf(tx)
	if err != nil {
		return nil, err
	}
	var empty []bucket
	for _, l := range list {
		empty = append(empty, named(l.ID.String(), l.Name))
	}
	return arrange(sessions, single(func(s Session) bucket {
		if s.LocalityID == nil {
			return nothing("Online, or a venue without a locality")
		}
		return bucket{key: s.LocalityID.String()} // every locality has its row
	}), empty), nil
}

// tagged is a course's tag or priority; a priority belongs to a year.
type tagged struct {
	CourseID      uuid.UUID
	FinancialYear ukdate.FinancialYear
	Key, Label    string
}

// byPriority: a course may serve several priorities of its session's year, so rows overlap.
func byPriority(tx *database.Tx, sessions []Session) ([]bucket, error) {
	list, err := database.Rows[tagged](tx, `
		SELECT cp.course_id, cp.financial_year, p.id::text AS key, p.name AS label
		FROM course_priorities cp JOIN priorities p ON p.partnership_id = cp.partnership_id AND p.id = cp.priority_id
		WHERE cp.partnership_id = $1`, tx.Partnership())
	if err != nil {
		return nil, wrap("read priorities", err)
	}
	return arrange(sessions, several(list, "No priority", func(t tagged, s Session) bool {
		return t.CourseID == s.CourseID && t.FinancialYear == s.FinancialYear
	}), nil), nil
}

func byLevelTag(tx *database.Tx, sessions []Session) ([]bucket, error) {
	list, err := database.Rows[tagged](tx, `SELECT course_id, tag AS key, tag AS label FROM course_level_tags WHERE partnership_id = $1`, tx.Partnership())
	if err != nil {
		return nil, wrap("read level tags", err)
	}
	return arrange(sessions, several(list, "No level tag", func(t tagged, s Session) bool { return t.CourseID == s.CourseID }), nil), nil
}

func several(list []tagged, without string, fits func(tagged, Session) bool) placed {
	byCourse := map[uuid.UUID][]tagged{}
	for _, t := range list {
		byCourse[t.CourseID] = append(byCourse[t.CourseID], t)
	}
	return func(s Session) []bucket {
		var rows []bucket
		for _, t := range byCourse[s.CourseID] {
			if fits(t, s) {
				rows = append(rows, named(t.Key, t.Label))
			}
		}
		if rows == nil {
			return []bucket{nothing(without)}
		}
		return rows
	}
}
