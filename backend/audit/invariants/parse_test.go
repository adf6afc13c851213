package invariants_test

import (
	"context"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
)

func TestAnInvariantThatLooksAtNothingIsBlind(t *testing.T) {
	i, err := invariants.Parse("wrong", "-- Nobody is late.\n-- given: bookings\nWITH examined AS (SELECT * FROM bookings WHERE false)\n-- breaches\n"+
		"SELECT partnership_id, id, 'late' AS what FROM examined\n")
	if err != nil {
		t.Fatal(err)
	}
	w := sound(t)
	tx, err := w.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	r, err := i.Run(t.Context(), tx)
	if err != nil || r.Holds() || !r.Blind {
		t.Errorf("examined %d, blind %t, %v", r.Examined, r.Blind, err)
	}
	var report strings.Builder
	if invariants.Report(&report, []invariants.Result{r}) || !strings.Contains(report.String(), "BLIND") {
		t.Errorf("reported as %q", report.String())
	}
}

func TestAFileSaysWhatItProves(t *testing.T) {
	for name, text := range map[string]string{
		"no sentence": "-- given: bookings\nWITH examined AS (SELECT)\n-- breaches\nSELECT\n",
		"no given":    "-- A sentence.\nWITH examined AS (SELECT)\n-- breaches\nSELECT\n",
		"no breaches": "-- A sentence.\n-- given: bookings\nWITH examined AS (SELECT)\nSELECT\n",
		"no query":    "-- A sentence.\n-- given: bookings\nSELECT\n-- breaches\nSELECT\n",
	} {
		if _, err := invariants.Parse(name, text); err == nil {
			t.Errorf("%s: taken for an invariant", name)
		}
	}
}
