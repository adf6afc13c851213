package imports

import (
	"context"
	"encoding/csv"
	"strings"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ImportSessions brings in sessions to come, as drafts, from a file that staff chose; fault.Missing for
// whoever may not. The result of each row is in the report, also when nothing was saved.
func (s *Service) ImportSessions(ctx context.Context, name, text string, dryRun, keepGood bool) (Report, error) {
	err := database.Do(ctx, s.db, func(tx *database.Tx) error {
		if !access.Can(tx.Actor, access.OpImportSessions, access.Partnership) {
			return fault.Missing
		}
		return nil
	})
	if err != nil {
		return Report{}, err
	}
	input := Input{Name: name, Kind: Sessions, Data: strings.NewReader(text)}
	return s.Import(ctx, []Input{input}, Options{DryRun: dryRun, KeepGood: keepGood, Drafts: true})
}

// exampleColumns are those that staff use most; the others are known too.
var exampleColumns = []string{"reference", "course", "date", "start", "end", "places", "mode", "venue", "room", "title", "trainers", "public_note"}

// Example is a file of sessions to begin with: header and rows, with the partnership's own courses and
// venues where it has some. fault.Missing for whoever may not.
func (s *Service) Example(ctx context.Context) (string, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (string, error) {
		if !access.Can(tx.Actor, access.OpGetSessionsExample, access.Partnership) {
			return "", fault.Missing
		}
		course, err := first(tx, `SELECT code FROM courses WHERE partnership_id = $1 AND code IS NOT NULL AND status = 'published' ORDER BY code LIMIT 1`, "NEG-3")
		if err != nil {
			return "", err
		}
		venue, err := first(tx, `SELECT name FROM venues WHERE partnership_id = $1 ORDER BY name LIMIT 1`, "County Hall")
		return exampleFile(course, venue), err
	})
}

func first(tx *database.Tx, sql, otherwise string) (string, error) {
	found, err := database.Values[string](tx, sql, tx.Partnership())
	if err != nil || len(found) == 0 {
		return otherwise, err
	}
	return found[0], nil
}

func exampleFile(course, venue string) string {
	var b strings.Builder
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	_ = w.WriteAll([][]string{ // to a Builder, which does not fail
		exampleColumns,
		{"EXAMPLE-1", course, "2027-05-11", "09:30", "12:30", "24", "in_person", venue, "Committee room 2", "", "", "Bring your lanyard."},
		{"EXAMPLE-2", course, "2027-06-08", "09:30", "12:30", "30", "virtual", "", "", "", "", ""},
		{"EXAMPLE-2", "", "2027-06-15", "09:30", "12:30", "", "", "", "", "", "", ""},
	})
	return b.String()
}
