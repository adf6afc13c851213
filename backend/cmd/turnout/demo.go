package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/imports/demo"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// patience is how long a statement of an operator's command may take: nobody waits behind it.
const patience = 5 * time.Minute

type demoCmd struct{}

// Run fills an empty database with invented people, as the schema's owner.
func (demoCmd) Run(c config.Config) error {
	ctx := context.Background()
	where, err := reachOwner(ctx, c)
	if err != nil {
		return err
	}
	defer where.stop()
	if err := database.Migrate(ctx, where.owner); err != nil {
		return err
	}
	loaded, err := loadDemo(ctx, where, c.PublicURL)
	if err == nil && !loaded {
		err = errHoldsDemo
	}
	return err
}

var errHoldsDemo = errors.New("this database holds the demo data already, so nothing was loaded: start it with turnout serve --demo, or use an empty database")

// loadDemo loads the demo where there is nothing yet; a demo that is there already stays as it is, and loaded is
// false. Links in its letters begin with publicURL; empty, they lead within the site that shows them.
func loadDemo(ctx context.Context, where addresses, publicURL string) (loaded bool, err error) {
	db, err := database.Open(ctx, database.Config{URL: where.owner, Patience: patience})
	if err != nil {
		return false, err
	}
	defer db.Close()
	sessions := catalogue.New(db)
	loaded, err = demo.Load(ctx, db, app.NewImports(db), sessions, booking.New(db, sessions, publicURL))
	if err == nil && loaded {
		fmt.Println("The demo data are loaded: everybody in them is invented.")
	}
	return loaded, err
}
