package main

import (
	"context"
	"fmt"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

type partnershipCmd struct {
	Add addPartnershipCmd `cmd:"" help:"Make a partnership with its first administrator."`
}

type addPartnershipCmd struct {
	Slug  string `arg:"" help:"Its name in addresses: small letters, such as devon."`
	Name  string `arg:"" help:"Its full name."`
	Admin string `required:"" help:"Name of its first administrator."`
	Email string `required:"" help:"That person's own work address; the first sign-in code goes there."`
	Unit  string `help:"The agency its own team works for." default:"Partnership business unit"`
}

// Run makes the partnership as the schema's owner: the server itself may not.
func (p addPartnershipCmd) Run(c config.Config) error {
	ctx := context.Background()
	founding := app.Founding{Slug: p.Slug, Name: p.Name, Unit: p.Unit, Admin: p.Admin, Email: p.Email}
	if err := founding.Check(); err != nil {
		return err
	}
	a, err := reachOwner(ctx, c)
	if err != nil {
		return err
	}
	defer a.stop()
	if err := database.Migrate(ctx, a.owner); err != nil {
		return err
	}
	db, err := database.Open(ctx, database.Config{URL: a.owner})
	if err != nil {
		return err
	}
	defer db.Close()
	made, err := app.Found(ctx, db, founding)
	if err != nil {
		return err
	}
	fmt.Printf("%s is at /%s. It is not listed until its administrator publishes it in the settings.\n", made.Name, made.Slug)
	return nil
}
