package imports

import (
	"context"
	"errors"
	"io"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Service imports files into the acting partnership.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
	keeps     Keeps
}

// Keeps is what reporting keeps for itself: a sibling, so that it is joined where the program is built.
type Keeps struct {
	Totals         func(tx *database.Tx, t SessionTotals) error
	PlacesNotKnown func(tx *database.Tx, session uuid.UUID, source string) error
	Published      func(tx *database.Tx, f PublishedFigure) error
}

// New returns the service. A large import takes longer than a request: open db with
// database.Config.Patience where files are large.
func New(db *database.DB, c *catalogue.Service, k Keeps) *Service { return &Service{db, c, k} }

// Input is one file.
type Input struct {
	Name string // as people know it; it is the source of its rows unless they name another
	Kind Kind
	Data io.Reader
}

// Options say what an import does with what it finds.
type Options struct {
	DryRun   bool // do everything, report, and take it all back
	KeepGood bool // import the rows that are good; else one wrong row refuses them all
	Drafts   bool // sessions are to come, and begin as drafts that staff go through
}

// errTakeBack undoes a dry run, and an import that is refused.
var errTakeBack = errors.New("imports: taken back")

// Import brings the files in, in the order of their kinds, in one transaction. The report tells each
// row's result; it is complete also when nothing was saved. An error is not the file's fault.
func (s *Service) Import(ctx context.Context, inputs []Input, o Options) (Report, error) {
	tables := readAll(inputs)
	report, err := database.InTx(ctx, s.db, func(tx *database.Tx) (Report, error) {
		report, err := s.importTables(tx, tables, o.Drafts)
		if err != nil {
			return Report{}, err
		}
		report.Saved = !o.DryRun && (o.KeepGood || report.Count(Failed) == 0)
		if !report.Saved {
			return Report{}, takenBack{report}
		}
		return report, nil
	})
	var back takenBack
	if errors.As(err, &back) {
		return back.report, nil
	}
	if err == nil {
		s.tellPlanner(ctx, report.Count(Created))
	}
	return report, err
}

// many is how many new rows make a difference to how the database plans its queries.
const many = 200

// tellPlanner has the statistics made anew after a large import. Failing that, the database does it by
// itself after a while; until then figures are slow.
func (s *Service) tellPlanner(ctx context.Context, created int) {
	if created < many {
		return
	}
	if err := database.Do(ctx, s.db, RefreshStatistics); err != nil {
		s.db.Log.Warn("statistics after an import", "error", err)
	}
}

// RefreshStatistics makes the statistics anew of the tables that an import fills.
func RefreshStatistics(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`SELECT refresh_statistics()`)
	return err
}

// takenBack carries the report out of a transaction that is rolled back.
type takenBack struct{ report Report }

func (takenBack) Error() string { return errTakeBack.Error() }

// ImportTx brings the files in within a transaction, whatever is wrong with some of their rows: the
// caller looks at the report and decides.
func (s *Service) ImportTx(tx *database.Tx, inputs []Input) (Report, error) {
	return s.importTables(tx, readAll(inputs), false)
}

// readFile is a file that was read: its table, or why there is none.
type readFile struct {
	name    string
	kind    Kind
	table   table
	refused []*Row
}

// readAll reads the files outside the transaction, for it may run again.
func readAll(inputs []Input) []readFile {
	var files []readFile
	for _, k := range Kinds() {
		for _, in := range inputs {
			if in.Kind == k {
				f := readFile{name: in.Name, kind: k}
				f.table, f.refused = readTable(in.Data, Columns(k))
				files = append(files, f)
			}
		}
	}
	return files
}

// job is the import of one file.
type job struct {
	tx        *database.Tx
	catalogue *catalogue.Service
	keeps     Keeps
	file      *File
	drafts    bool // sessions are to come, and begin as drafts
}

func (s *Service) importTables(tx *database.Tx, files []readFile, drafts bool) (Report, error) {
	var report Report
	for _, f := range files {
		j := &job{tx: tx, catalogue: s.catalogue, keeps: s.keeps, file: &File{Name: f.name, Kind: f.kind, Rows: f.refused}, drafts: drafts}
		if f.refused == nil {
			if err := kinds[f.kind].run(j, f.table); err != nil {
				return Report{}, err
			}
			j.finish(f.table.broken)
		}
		report.Files = append(report.Files, *j.file)
	}
	return report, nil
}
