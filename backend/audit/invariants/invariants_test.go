package invariants_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func TestASoundDatabaseBreaksNothingAndHidesNothing(t *testing.T) {
	w := sound(t)
	results, err := invariants.Check(t.Context(), w.Owner.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	var report strings.Builder
	if !invariants.Report(&report, results) {
		t.Error(report.String())
	}
	for _, r := range results {
		if r.Examined == 0 {
			t.Errorf("%s examined nothing: the sound world must give it something", r.Name)
		}
	}
}

func TestAnEmptyDatabaseBreaksNothing(t *testing.T) {
	results, err := invariants.Check(t.Context(), testdb.New(t).OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.Holds() {
			t.Errorf("%s: %d breaches, blind %t", r.Name, r.Breaches, r.Blind)
		}
	}
}

func TestTheAuditRefusesARoleThatSeesNothing(t *testing.T) {
	if _, err := invariants.Check(t.Context(), testdb.New(t).AppURL); !errors.Is(err, invariants.ErrBlind) {
		t.Errorf("as turnout_app: %v, want ErrBlind", err)
	}
}

// TestEveryInvariantFindsItsBreach plants each breach in a transaction that is rolled back. The breach
// takes away the constraint that would forbid it, and answers the id that the audit must print.
func TestEveryInvariantFindsItsBreach(t *testing.T) {
	w := sound(t)
	planted := breaches()
	for _, i := range invariants.All() {
		t.Run(i.Name, func(t *testing.T) {
			breach, known := planted[i.Name]
			if !known {
				t.Fatal("no breach is planted for this invariant: how do we know that it finds one?")
			}
			r := w.runWith(t, i.Name, breach)
			if len(r.Listed) == 0 {
				t.Fatalf("examined %d rows and found nothing", r.Examined)
			}
		})
		delete(planted, i.Name)
	}
	for name := range planted {
		t.Errorf("a breach is planted for %s, which is no invariant", name)
	}
}

func (w *world) runWith(t *testing.T, name string, b breach) (found invariants.Result) {
	tx, err := w.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	if b.first != "" {
		exec(t, tx, b.first)
	}
	var id string
	if err := tx.QueryRow(t.Context(), b.sql).Scan(&id); err != nil {
		t.Fatalf("planting: %v", err)
	}
	results, err := invariants.Run(t.Context(), tx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Name == name {
			found = r
		}
	}
	for _, listed := range found.Listed {
		if listed.ID == id {
			return found
		}
	}
	t.Fatalf("planted %s, found %v", id, found.Listed)
	return found
}

func exec(t *testing.T, tx pgx.Tx, sql string) {
	t.Helper()
	if _, err := tx.Exec(t.Context(), sql); err != nil {
		t.Fatalf("planting: %v\n%s", err, sql)
	}
}
