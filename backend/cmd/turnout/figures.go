package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/reporting"
)

type figuresCmd struct {
	Partnership string `required:"" placeholder:"SLUG" help:"The partnership's name in addresses, such as durham."`
	Year        string `help:"A financial year, 2024-25; without it the present one."`
	From        string `help:"The first day of a period, 2024-04-01." placeholder:"DATE"`
	To          string `help:"The last day of it." placeholder:"DATE"`
	Event       string `help:"An event, by its code or its id." placeholder:"CODE"`
	By          string `help:"Row by row: ${dimensions}." placeholder:"WHAT"`
	JSON        bool   `name:"json" help:"For programs."`
}

// dimensions are the words that --by takes.
func dimensions() string {
	words := make([]string, len(reporting.Dimensions))
	for i, d := range reporting.Dimensions {
		words[i] = string(d)
	}
	return strings.Join(words, ", ")
}

// Run prints the figures that the staff's page shows, by the same code.
func (f figuresCmd) Run(c config.Config) error {
	ctx := context.Background()
	a, err := reach(ctx, c)
	if err != nil {
		return err
	}
	defer a.stop()
	db, err := openApp(ctx, c, a)
	if err != nil {
		return err
	}
	defer db.Close()
	return f.print(ctx, db, os.Stdout)
}

func (f figuresCmd) print(ctx context.Context, db *database.DB, w io.Writer) error {
	tenant, err := partnership.New(db).BySlug(ctx, f.Partnership)
	if errors.Is(err, fault.Missing) {
		return fmt.Errorf("there is no partnership %q here", f.Partnership)
	}
	if err != nil {
		return err
	}
	ctx = actor.With(ctx, actor.System(tenant.ID, actor.Operator))
	figures := reporting.New(db)
	query, err := f.query(ctx, figures)
	if err != nil {
		return err
	}
	if f.By != "" {
		table, err := figures.Breakdown(ctx, query, reporting.Dimension(f.By))
		return inWords(err, func() error { return printed(w, table, f.JSON) })
	}
	page, err := figures.Page(ctx, query)
	return inWords(err, func() error { return printed(w, page, f.JSON) })
}

func (f figuresCmd) query(ctx context.Context, figures *reporting.Service) (q reporting.Query, err error) {
	q.Year = f.Year
	if q.From, err = day("--from", f.From); err != nil {
		return q, err
	}
	if q.To, err = day("--to", f.To); err != nil {
		return q, err
	}
	if f.Event == "" {
		return q, nil
	}
	id, err := figures.FindEvent(ctx, f.Event)
	if errors.Is(err, fault.Missing) {
		return q, fmt.Errorf("%s has no event %q", f.Partnership, f.Event)
	}
	q.Event = &id
	return q, err
}

// day reads a date of the command line; none is no date.
func day(flag, text string) (ukdate.Date, error) {
	if text == "" {
		return ukdate.Date{}, nil
	}
	date, err := ukdate.ParseDate(text)
	if err != nil {
		return date, fmt.Errorf("%s %s: %w", flag, text, err)
	}
	return date, nil
}

// printable is a page or a breakdown.
type printable interface {
	WriteText(io.Writer) error
	WriteJSON(io.Writer) error
}

func printed(w io.Writer, p printable, json bool) error {
	if json {
		return p.WriteJSON(w)
	}
	return p.WriteText(w)
}

// inWords says what was wrong with the input as the screen would, field by field.
func inWords(err error, then func() error) error {
	if err == nil {
		return then()
	}
	f := fault.Of(err)
	if f.Kind != fault.Invalid {
		return err
	}
	var lines []error
	for _, field := range f.Fields {
		lines = append(lines, fmt.Errorf("--%s: %s", field.Field, field.Message))
	}
	return errors.Join(lines...)
}
