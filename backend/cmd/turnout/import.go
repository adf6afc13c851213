package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/partnership"
)

type importCmd struct {
	Files   importFilesCmd   `cmd:"" default:"withargs" help:"Bring in CSV files, or folders of them."`
	Columns importColumnsCmd `cmd:"" help:"Say which columns each kind of file has."`
}

// Help documents the columns below the flags.
func (importCmd) Help() string { return imports.PlainText() }

type importFilesCmd struct {
	Partnership  string   `required:"" placeholder:"SLUG" help:"The partnership's name in addresses, such as durham."`
	Kind         string   `help:"What is in the file, where its name does not say: ${kinds}." placeholder:"KIND"`
	DryRun       bool     `help:"Do everything, tell the result of each row, and take it all back."`
	AllOrNothing bool     `help:"One wrong row refuses the whole import. This is what happens anyway." xor:"rows"`
	KeepGood     bool     `help:"Import the rows that are good and leave out the others." xor:"rows"`
	Quiet        bool     `help:"Leave out rows that went well."`
	Paths        []string `arg:"" help:"CSV files, or folders of files named after their kind." placeholder:"FILE"`
}

// Help documents the columns below the flags.
func (importFilesCmd) Help() string { return imports.PlainText() }

type importColumnsCmd struct {
	Kind     string `arg:"" optional:"" help:"One of ${kinds}; without it all."`
	Markdown bool   `help:"As the documentation has it."`
}

// Run prints the documentation.
func (i importColumnsCmd) Run() error {
	text := imports.PlainText()
	switch {
	case i.Markdown:
		text = imports.Markdown()
	case i.Kind != "":
		kind, err := kindOf(i.Kind)
		if err != nil {
			return err
		}
		text = imports.PlainText(kind)
	}
	_, err := io.WriteString(os.Stdout, text)
	return err
}

// kindWords are the words that --kind takes.
func kindWords() string {
	var words []string
	for _, k := range imports.Kinds() {
		words = append(words, string(k))
	}
	return strings.Join(words, ", ")
}

func kindOf(word string) (imports.Kind, error) {
	if imports.Columns(imports.Kind(word)) == nil {
		return "", fmt.Errorf("%q is no kind of file: it is one of %s", word, kindWords())
	}
	return imports.Kind(word), nil
}

var errRowsRefused = errors.New("some rows have errors")

// Run imports as the role that row-level security binds to the partnership.
func (i importFilesCmd) Run(c config.Config) error {
	ctx := context.Background()
	a, err := reach(ctx, c)
	if err != nil {
		return err
	}
	defer a.stop()
	db, err := database.Open(ctx, database.Config{URL: a.app, MaxConns: 2, Patience: patience})
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.MustBeAppRole(ctx); err != nil {
		return err
	}
	return i.run(ctx, db, os.Stdout)
}

func (i importFilesCmd) run(ctx context.Context, db *database.DB, w io.Writer) error {
	tenant, err := partnership.New(db).BySlug(ctx, i.Partnership)
	if errors.Is(err, fault.Missing) {
		return fmt.Errorf("there is no partnership %q here", i.Partnership)
	}
	if err != nil {
		return err
	}
	inputs, closeAll, err := i.open()
	defer closeAll()
	if err != nil {
		return err
	}
	ctx = actor.With(ctx, actor.System(tenant.ID, actor.Import))
	report, err := app.NewImports(db).Import(ctx, inputs, imports.Options{DryRun: i.DryRun, KeepGood: i.KeepGood})
	if err != nil {
		return err
	}
	if err := report.WriteText(w, i.Quiet); err != nil {
		return err
	}
	return i.conclude(report, w)
}

// conclude says whether anything was saved, and fails where a row has an error.
func (i importFilesCmd) conclude(r imports.Report, w io.Writer) error {
	failed := r.Count(imports.Failed)
	sentence := "Saved."
	switch {
	case i.DryRun:
		sentence = "A dry run: nothing was changed."
	case !r.Saved:
		sentence = "Nothing was changed. Mend the rows that have errors, or import the others with --keep-good."
	case failed > 0:
		sentence = "The good rows were saved, those with errors left out."
	}
	if _, err := fmt.Fprintln(w, sentence); err != nil || failed == 0 {
		return err
	}
	return errRowsRefused
}

// open finds the files; what is returned closes them.
func (i importFilesCmd) open() (inputs []imports.Input, closeAll func(), err error) {
	var opened []*os.File
	closeAll = func() {
		for _, f := range opened {
			_ = f.Close()
		}
	}
	for _, path := range i.Paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, closeAll, err
		}
		if info.IsDir() {
			found, err := imports.Folder(os.DirFS(path))
			if err != nil {
				return nil, closeAll, fmt.Errorf("%s: %w", path, err)
			}
			inputs = append(inputs, found...)
			continue
		}
		kind, err := i.kind(path)
		if err != nil {
			return nil, closeAll, err
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, closeAll, err
		}
		opened = append(opened, f)
		inputs = append(inputs, imports.Input{Name: filepath.Base(path), Kind: kind, Data: f})
	}
	return inputs, closeAll, nil
}

func (i importFilesCmd) kind(path string) (imports.Kind, error) {
	if i.Kind != "" {
		return kindOf(i.Kind)
	}
	kind, known := imports.KindOfFile(path)
	if !known {
		return "", fmt.Errorf("%s: its name does not say what is in it: say --kind, one of %s", path, kindWords())
	}
	return kind, nil
}
