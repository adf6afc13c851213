package catalogue

import (
	"strconv"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// byID reads one row of a table by its id in the partnership; fault.Missing when there is none. lock
// holds the row until the transaction ends.
func byID[T any](tx *database.Tx, table string, id uuid.UUID, lock bool) (T, error) {
	sql := `SELECT * FROM ` + table + ` WHERE partnership_id = $1 AND id = $2`
	if lock {
		sql += ` FOR NO KEY UPDATE`
	}
	row, found, err := database.One[T](tx, sql, tx.Partnership(), id)
	if err == nil && !found {
		err = fault.Missing
	}
	return row, err
}

// ProgrammeByID returns a programme; fault.Missing when there is none.
func ProgrammeByID(tx *database.Tx, id uuid.UUID) (Programme, error) {
	return byID[Programme](tx, "programmes", id, false)
}

// CourseByID returns a course; fault.Missing when there is none.
func CourseByID(tx *database.Tx, id uuid.UUID) (Course, error) {
	return byID[Course](tx, "courses", id, false)
}

// SessionByID returns a session; fault.Missing when there is none.
func SessionByID(tx *database.Tx, id uuid.UUID) (Session, error) {
	return byID[Session](tx, "sessions", id, false)
}

// EventByID returns an event; fault.Missing when there is none.
func EventByID(tx *database.Tx, id uuid.UUID) (Event, error) {
	return byID[Event](tx, "events", id, false)
}

// VenueByID returns a venue; fault.Missing when there is none.
func VenueByID(tx *database.Tx, id uuid.UUID) (Venue, error) {
	return byID[Venue](tx, "venues", id, false)
}

// PartsOf returns the parts of sessions in time order, cancelled ones included; a session that is not
// there has none.
func PartsOf(tx *database.Tx, sessions ...uuid.UUID) (map[uuid.UUID][]Part, error) {
	rows, err := database.Rows[Part](tx, `SELECT * FROM parts
		WHERE partnership_id = $1 AND session_id = ANY($2) ORDER BY session_id, position`, tx.Partnership(), sessions)
	parts := map[uuid.UUID][]Part{}
	for _, p := range rows {
		parts[p.SessionID] = append(parts[p.SessionID], p)
	}
	return parts, err
}

// Trains reports whether a person is a trainer of the session. Nobody (uuid.Nil) trains anything.
func Trains(tx *database.Tx, session, person uuid.UUID) (bool, error) {
	if person == uuid.Nil {
		return false, nil
	}
	return ask(tx, `SELECT EXISTS (SELECT 1 FROM session_trainers
		WHERE partnership_id = $1 AND session_id = $2 AND person_id = $3)`, tx.Partnership(), session, person)
}

// ask runs a query that answers yes or no.
func ask(tx *database.Tx, sql string, args ...any) (yes bool, err error) {
	err = tx.PGX.QueryRow(sql, args...).Scan(&yes)
	return yes, err
}

// placeholder is $n.
func placeholder(n int) string { return "$" + strconv.Itoa(n) }
