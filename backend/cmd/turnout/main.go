// Command turnout is the whole application in one binary: what it does is chosen by its first word.
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"github.com/turnout-uk/turnout/backend/internal/config"
)

type commands struct {
	Serve       serveCmd       `cmd:"" help:"Serve the API and the screens, and work jobs."`
	Migrate     migrateCmd     `cmd:"" help:"Bring the database up to date, then stop."`
	Demo        demoCmd        `cmd:"" help:"Fill an empty database with invented people, then stop."`
	Audit       auditCmd       `cmd:"" help:"Check the whole database against what must always hold."`
	Partnership partnershipCmd `cmd:"" help:"Make partnerships."`
	Import      importCmd      `cmd:"" help:"Bring in CSV of agencies, people, courses, sessions, bookings and totals."`
	Figures     figuresCmd     `cmd:"" help:"Print the figures of a year, a period or an event, as staff see them."`
}

func main() {
	settings, err := config.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var c commands
	ctx := kong.Parse(&c, kong.Name("turnout"),
		kong.Description("Booking and reporting for multi-agency safeguarding partnerships."),
		kong.UsageOnError(), kong.Vars{"dimensions": dimensions(), "kinds": kindWords()}, kong.Bind(settings))
	ctx.FatalIfErrorf(ctx.Run())
}
