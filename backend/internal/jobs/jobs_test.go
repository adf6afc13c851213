package jobs_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func TestAClientNeedsNoLog(t *testing.T) {
	db := testdb.New(t).Open(t, func(*database.Config) {})
	if _, err := jobs.New(db, jobs.Options{}); err != nil {
		t.Fatal(err)
	}
}
