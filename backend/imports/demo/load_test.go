package demo_test

import (
	"context"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/imports/demo"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func TestTheDemoLoads(t *testing.T) {
	made := testdb.New(t)
	now := clock.System{}.Now()
	db := made.OpenAsOwner(t, func(c *database.Config) { c.Patience = 5 * time.Minute; c.Clock = clock.At(now) })
	elapsed := clock.Stopwatch()
	loaded, err := demo.Load(context.Background(), db, app.NewImports(db), catalogue.New(db))
	if err != nil || !loaded {
		t.Fatal(loaded, err)
	}
	t.Log(elapsed())
	results, err := invariants.Check(context.Background(), made.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	if !invariants.Report(t.Output(), results) {
		t.Error("broken")
	}
}
