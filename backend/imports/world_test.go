package imports_test

import (
	"context"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// world is a database with one partnership to import into.
type world struct {
	*fixture.World
	t    *testing.T
	here *fixture.Partnership
}

func start(t *testing.T) *world {
	w := fixture.Start(t)
	return &world{w, t, w.Partnership("durham")}
}

func (w *world) ctx() context.Context {
	return actor.With(context.Background(), actor.System(w.here.ID, actor.Import))
}

func (w *world) run(o imports.Options, inputs ...imports.Input) imports.Report {
	w.t.Helper()
	report, err := app.NewImports(w.DB).Import(w.ctx(), inputs, o)
	if err != nil {
		w.t.Fatal(err)
	}
	return report
}

// file is an input of lines.
func file(k imports.Kind, lines ...string) imports.Input {
	return imports.Input{Name: string(k) + ".csv", Kind: k, Data: strings.NewReader(strings.Join(lines, "\n") + "\n")}
}

// errorsOf are the errors of a report as people read them: line, column and sentence.
func errorsOf(r imports.Report) []string {
	var all []string
	for _, f := range r.Files {
		for _, row := range f.Rows {
			for _, e := range row.Errors {
				all = append(all, strings.TrimSpace(sentence(row.Line, e.Field, e.Message)))
			}
		}
	}
	return all
}
