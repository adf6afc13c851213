package sharing

import (
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Forget deletes what is past its time, of the transaction's partnership: needs of sessions that ended
// KeptAfter ago, listings whose last day is over, and needs that were kept for two years. It returns how
// many rows.
func Forget(tx *database.Tx) (rows int64, err error) {
	for _, past := range []struct {
		sql  string
		when any
	}{
		{`DELETE FROM booking_needs n USING bookings b, sessions s
			WHERE n.partnership_id = $1 AND b.partnership_id = $1 AND b.id = n.booking_id
			  AND s.partnership_id = $1 AND s.id = b.session_id AND s.ends_at <= $2`, tx.Now.Add(-KeptAfter)},
		{`DELETE FROM delegate_listings WHERE partnership_id = $1 AND until < $2`, ukdate.DateOf(tx.Now)},
		{`DELETE FROM kept_needs WHERE partnership_id = $1 AND consented_at <= $2`, tx.Now.AddDate(-keptYears, 0, 0)},
	} {
		done, err := tx.PGX.Exec(past.sql, tx.Partnership(), past.when)
		if err != nil {
			return rows, err
		}
		rows += done.RowsAffected()
	}
	return rows, nil
}
