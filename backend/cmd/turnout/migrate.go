package main

import (
	"context"
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

type migrateCmd struct{}

// Run brings the schema up to date as its owner.
func (migrateCmd) Run(c config.Config) error {
	ctx := context.Background()
	a, err := reachOwner(ctx, c)
	if err != nil {
		return err
	}
	defer a.stop()
	if err := database.Migrate(ctx, a.owner); err != nil {
		return err
	}
	fmt.Println("The database is up to date.")
	return nil
}
