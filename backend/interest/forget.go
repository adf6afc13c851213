package interest

import "github.com/turnout-uk/turnout/backend/internal/database"

// Forget deletes interests of the transaction's partnership that ended with a booking, and those of which nothing
// came for a year. It returns how many.
func Forget(tx *database.Tx) (rows int64, err error) {
	done, err := tx.PGX.Exec(`DELETE FROM course_interests i WHERE i.partnership_id = $1 AND (i.since <= $2 OR NOT (`+stillSQL+`))`,
		tx.Partnership(), tx.Now.AddDate(-keptYears, 0, 0))
	return done.RowsAffected(), err
}
