// Command turnout is the whole application in one binary: what it does is chosen by its first word.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/alecthomas/kong"

	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

type commands struct {
	Serve       serveCmd       `cmd:"" help:"Serve the API and the screens, and work jobs."`
	Migrate     migrateCmd     `cmd:"" help:"Bring the database up to date, then stop."`
	Demo        demoCmd        `cmd:"" help:"Fill an empty database with invented people, then stop."`
	Audit       auditCmd       `cmd:"" help:"Check the whole database against what must always hold."`
	Partnership partnershipCmd `cmd:"" help:"Make partnerships."`
	Import      importCmd      `cmd:"" help:"Bring in CSV of agencies, people, courses, sessions, bookings and totals."`
	Bounces     bouncesCmd     `cmd:"" help:"Take in reports of mail that came back."`
	Figures     figuresCmd     `cmd:"" help:"Print the figures of a year, a period or an event, as staff see them."`
}

func main() {
	settings, err := config.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var c commands
	parser := kong.Must(&c, kong.Name("turnout"),
		kong.Description("Booking and reporting for multi-agency safeguarding partnerships."),
		kong.ShortUsageOnError(), kong.Vars{"dimensions": dimensions(), "kinds": kindWords()}, kong.Bind(settings))
	ctx, err := parser.Parse(asked(os.Args[1:]))
	parser.FatalIfErrorf(err)
	ctx.FatalIfErrorf(inPlainWords(ctx.Run()))
}

// asked lets help be asked for by its word: turnout help, turnout help import. Nothing at all asks for it too.
func asked(args []string) []string {
	switch {
	case len(args) == 0:
		return []string{"--help"}
	case args[0] == "help":
		return append(args[1:len(args):len(args)], "--help")
	}
	return args
}

// inPlainWords says a fault as a person is told it, field by field, without its codes. What is no fault, or one
// of ours, keeps its cause.
func inPlainWords(err error) error {
	if err == nil || fault.KindOf(err) == fault.Internal {
		return err
	}
	f := fault.Of(err)
	if len(f.Fields) == 0 {
		return errors.New(f.Message)
	}
	var lines []error
	for _, field := range f.Fields {
		lines = append(lines, fmt.Errorf("%s: %s", field.Field, field.Message))
	}
	return errors.Join(lines...)
}
