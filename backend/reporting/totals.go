package reporting

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Totals is what is known of a session of which only numbers were kept. They stand in place of bookings.
type Totals struct {
	SessionID uuid.UUID
	Outcomes  // nil is not known, never 0; Completed is not kept
	Source    string
}

// ErrDoesNotAddUp: the numbers given contradict each other.
var ErrDoesNotAddUp = fault.OnField("attended", "does_not_add_up",
	"These do not add up: registrations − cancelled − no-shows − excused − not taken + walk-ins must be attended.")

// Check says what is wrong with totals, on the field it lies on: numbers below 0, a missing source, or a sum that is
// not right where every number is known.
func (t Totals) Check() error {
	var wrong fault.Fields
	for _, f := range t.fields() {
		if f.n != nil && *f.n < 0 {
			wrong.Add(f.name, "negative", "Enter a number that is 0 or more, or leave it empty when it is not known.")
		}
	}
	if strings.TrimSpace(t.Source) == "" {
		wrong.Add("source", "missing", "Enter where these numbers come from.")
	}
	if len(wrong) > 0 {
		return wrong.Err()
	}
	if known, holds := t.identity(); known && !holds {
		return ErrDoesNotAddUp
	}
	return nil
}

type namedCount struct {
	name string
	n    *int64
}

func (t Totals) fields() []namedCount {
	return []namedCount{
		{"registrations", t.Registrations},
		{"cancelled_by_provider", t.ByProvider},
		{"cancelled_late", t.Late},
		{"cancelled_in_time", t.InTime},
		{"no_shows", t.NoShows},
		{"excused", t.Excused},
		{"not_taken", t.NotTaken},
		{"walk_ins", t.WalkIns},
		{"attended", t.Attended},
	}
}

// ImportTotalsTx stores totals of a session, in place of those it had.
func ImportTotalsTx(tx *database.Tx, t Totals) error {
	if err := t.Check(); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO session_totals (partnership_id, session_id, registrations, cancelled_by_provider, cancelled_late,
			cancelled_in_time, no_shows, excused, not_taken, walk_ins, attended, source, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (partnership_id, session_id) DO UPDATE SET registrations = excluded.registrations,
			cancelled_by_provider = excluded.cancelled_by_provider, cancelled_late = excluded.cancelled_late,
			cancelled_in_time = excluded.cancelled_in_time, no_shows = excluded.no_shows, excused = excluded.excused,
			not_taken = excluded.not_taken, walk_ins = excluded.walk_ins, attended = excluded.attended, source = excluded.source`,
		tx.Partnership(), t.SessionID, t.Registrations, t.ByProvider, t.Late, t.InTime, t.NoShows, t.Excused, t.NotTaken,
		t.WalkIns, t.Attended, t.Source, tx.Now)
	if err != nil {
		return fmt.Errorf("store totals of session %s: %w", t.SessionID, err)
	}
	return nil
}

// PlacesNotKnownTx says that nobody recorded how many places a session had: what its places say was filled in, and is
// in no figure.
func PlacesNotKnownTx(tx *database.Tx, session uuid.UUID, source string) error {
	_, err := tx.PGX.Exec(`INSERT INTO places_not_known (partnership_id, session_id, source, created_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`, tx.Partnership(), session, source, tx.Now)
	return wrap("say that places are not known", err)
}
