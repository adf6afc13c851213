package reporting

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/rounding"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// SeriesYear is the series of figures published about a year as a whole rather than about an occasion.
const SeriesYear = "year"

// Published is a number that somebody printed: it has a source and no rows, and is never mixed with counted ones.
type Published struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	Series        string    // joins events.series, or SeriesYear
	Label         string    // 2023, 2024-25: as the source says it
	FromDate      ukdate.Date
	ToDate        ukdate.Date
	Figure        string // the key of a definition, or FigureOther
	Title         string // as the source names it
	Value         string // as printed by the source: 23.3
	Approximate   string // over, about, or empty
	Source        string
	Note          string
	CreatedAt     time.Time

	// Difference is the page's own figure of the same key less this one, both as printed; empty where there is none.
	Difference string `gorm:"-" db:"-"`
}

// FigureOther is the key of published numbers that none of our definitions fits.
const FigureOther = "other"

// TableName is published_figures.
func (Published) TableName() string { return "published_figures" }

const publishedSQL = `SELECT partnership_id, id, series, label, from_date, to_date, figure, title, trim_scale(value)::text AS value,
	approximate, source, note, created_at FROM published_figures WHERE partnership_id = $1`

// List returns every published figure of the partnership, for staff.
func (s *Service) List(ctx context.Context) ([]Published, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]Published, error) {
		if !access.Can(tx.Actor, access.OpListPublishedFigures, access.Partnership) {
			return nil, fault.Missing
		}
		return database.Rows[Published](tx, publishedSQL+` ORDER BY series, from_date DESC, title, id`, tx.Partnership())
	})
}

// Publish records a published number, for staff.
func (s *Service) Publish(ctx context.Context, p Published) (Published, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Published, error) {
		if !access.Can(tx.Actor, access.OpCreatePublishedFigure, access.Partnership) {
			return Published{}, fault.Missing
		}
		return PublishTx(tx, p)
	})
}

// PublishTx is Publish inside a transaction that is already open.
func PublishTx(tx *database.Tx, p Published) (Published, error) {
	if err := p.check(); err != nil {
		return Published{}, err
	}
	p.PartnershipID, p.ID, p.CreatedAt = tx.Partnership(), uuid.Must(uuid.NewV7()), tx.Now
	err := tx.DB.Create(&p).Error
	if database.IsUnique(err, "") {
		return Published{}, fault.OnField("title", "already_published", "This number of that year is here already.")
	}
	if err != nil {
		return Published{}, fmt.Errorf("record published figure: %w", err)
	}
	return p, audit.Record(tx, "reporting.publish", "published_figure", p.ID)
}

func (p *Published) check() error {
	var wrong fault.Fields
	if p.ToDate.Before(p.FromDate) {
		wrong.Add("to", ukdate.ErrInvalidPeriod.Code, "The last day must not be before the first.")
	}
	if p.Figure == "" {
		p.Figure = FigureOther
	}
	if _, found := Define(p.Figure); !found && p.Figure != FigureOther {
		wrong.Add("figure", "unknown_figure", "Choose one of our figures, or “other”.")
	}
	if _, err := rounding.ParseNumber(p.Value); err != nil || strings.HasPrefix(p.Value, "-") {
		wrong.Add("value", "not_a_number", "Enter the number as it was printed, such as 23.3.")
	}
	if strings.TrimSpace(p.Source) == "" {
		wrong.Add("source", "missing", "Enter where the number was published.")
	}
	return wrong.Err()
}

// publishedBeside returns what was published about the occasion, or about years that touch the ones on the page.
func publishedBeside(tx *database.Tx, scope Scope, figures []Figure, decimals int) ([]Published, error) {
	var list []Published
	var err error
	if scope.Event != nil {
		list, err = database.Rows[Published](tx, publishedSQL+` AND series = $2 AND $2 <> '' ORDER BY from_date DESC, title, id`,
			tx.Partnership(), scope.Event.Series)
	} else {
		list, err = database.Rows[Published](tx, publishedSQL+` AND series = $2 AND from_date <= $3 AND to_date >= $4
			ORDER BY from_date DESC, title, id`,
			tx.Partnership(), SeriesYear, scope.Period.To, scope.wholeYearBefore().Period.From)
	}
	for i := range list {
		list[i].Difference = list[i].differenceTo(figures, decimals)
	}
	return list, wrap("read published figures", err)
}

// differenceTo compares with our figure of the same definition, from the printed numbers: the source printed no
// more. A number that is over or about something has no difference.
func (p Published) differenceTo(figures []Figure, decimals int) string {
	printed, err := rounding.ParseNumber(p.Value)
	if err != nil || p.Approximate != "" {
		return ""
	}
	for _, f := range figures {
		if f.Key != p.Figure || !f.Known || f.partial(f.Unit) {
			continue
		}
		d := f.number(f.Unit, decimals).Minus(printed)
		if f.Unit == Percent {
			return signed(&d) + " points"
		}
		return signed(&d)
	}
	return ""
}
