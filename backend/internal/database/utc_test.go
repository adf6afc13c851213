package database_test

import (
	"context"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func TestInstantsComeBackInUTCWhereverTheMachineStands(t *testing.T) {
	was := time.Local
	time.Local = ukdate.London
	t.Cleanup(func() { time.Local = was })
	db := testdb.New(t).Open(t)
	const sql = `SELECT timestamptz '2025-06-10 09:30+01'`
	err := database.Do(context.Background(), db, func(tx *database.Tx) error {
		byPgx, err := database.Values[time.Time](tx, sql)
		if err != nil {
			return err
		}
		var byGorm time.Time
		if err := tx.DB.Raw(sql).Scan(&byGorm).Error; err != nil {
			return err
		}
		for _, got := range []time.Time{byPgx[0], byGorm} {
			if text := got.Format(time.RFC3339); text != "2025-06-10T08:30:00Z" {
				t.Errorf("read as %s", text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
