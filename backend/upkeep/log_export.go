package upkeep

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/csvfile"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// mostExported bounds a file; who needs more asks for shorter periods.
const mostExported = 50_000

// ErrTooMany: a file is not cut off in silence.
var ErrTooMany = fault.OnField("from", "too_many_rows", "That is more than 50,000 lines. Choose a shorter period.")

// ExportLog returns what the filter chooses as CSV, and records that it was taken out. Faults: those of Log,
// ErrTooMany.
func (s *Service) ExportLog(ctx context.Context, f ActFilter) ([]byte, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]byte, error) {
		if !access.Can(tx.Actor, access.OpExportAudit, access.Partnership) {
			return nil, fault.Missing
		}
		p, err := readLog(tx, f, "", mostExported)
		if err != nil {
			return nil, err
		}
		if p.Next != "" {
			return nil, ErrTooMany
		}
		if err := audit.RecordRead(tx, "audit.export", len(p.Acts)); err != nil {
			return nil, err
		}
		return csvfile.Encode(actRecords(p.Acts))
	})
}

func actRecords(acts []Act) [][]string {
	table := [][]string{{"when (London)", "who", "on behalf of", "action", "person", "session", "booking", "agency", "what else", "by way of"}}
	for _, a := range acts {
		table = append(table, []string{
			a.At.In(ukdate.London).Format("2006-01-02 15:04:05"), a.ByName, a.BehalfName, a.Action, a.PersonName, a.SessionTitle, a.BookingRef,
			a.AgencyName, a.Thing, a.Origin,
		})
	}
	return table
}
