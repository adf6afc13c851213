package app

import (
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// NewImports builds what imports files, and joins it to what reporting keeps for itself. It needs
// nothing else of the application: db may be the operator's own connection.
func NewImports(db *database.DB) *imports.Service {
	return imports.New(db, catalogue.New(db), imports.Keeps{
		Totals:         keepTotals,
		PlacesNotKnown: reporting.PlacesNotKnownTx,
		Published:      keepPublished,
	})
}

func keepTotals(tx *database.Tx, t imports.SessionTotals) error {
	return reporting.ImportTotalsTx(tx, reporting.Totals{SessionID: t.SessionID, Source: t.Source, Outcomes: reporting.Outcomes{
		Registrations: t.Registrations, ByProvider: t.CancelledByProvider, Late: t.CancelledLate, InTime: t.CancelledInTime,
		NoShows: t.NoShows, Excused: t.Excused, NotTaken: t.NotTaken, WalkIns: t.WalkIns, Attended: t.Attended,
	}})
}

func keepPublished(tx *database.Tx, f imports.PublishedFigure) error {
	_, err := reporting.PublishTx(tx, reporting.Published{
		Series: f.Series, Label: f.Label, FromDate: f.From, ToDate: f.To, Figure: f.Figure, Title: f.Title,
		Value: f.Value, Approximate: f.Approximate, Source: f.Source, Note: f.Note,
	})
	return err
}
