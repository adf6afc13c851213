package reporting

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Query is what a caller asks figures for: a financial year, or the days from From to To, or an event; nothing is
// the present financial year. An event with days is what the event did in those days.
type Query struct {
	Year  string // 2024-25
	From  ukdate.Date
	To    ukdate.Date
	Event *uuid.UUID
}

// Scope is the sessions that figures are about: those of a period, of an event, or of both.
type Scope struct {
	Label  string
	Period ukdate.Period
	Event  *Event
	// WholeEvent: every session of the event, whatever its date.
	WholeEvent bool
}

// Event is what figures need to know of one.
type Event struct {
	ID               uuid.UUID
	Title            string
	Series           string
	Kind             string
	Note             string
	StartsOn         ukdate.Date
	EndsOn           ukdate.Date
	Status           string
	FiguresPublished bool
}

// scopeOf reads what q asks for. Wrong input is a fault on its field, an event that is not there fault.Missing.
func scopeOf(tx *database.Tx, q Query) (Scope, error) {
	today := ukdate.DateOf(tx.Now)
	period, err := q.period(today)
	if err != nil {
		return Scope{}, err
	}
	if q.Event == nil {
		return Scope{Label: labelOf(period), Period: period}, nil
	}
	event, err := eventByID(tx, *q.Event)
	if err != nil {
		return Scope{}, err
	}
	if q.Year == "" && q.From.IsZero() {
		return wholeEvent(event), nil
	}
	return Scope{Label: event.Title + ", " + labelOf(period), Period: period, Event: &event}, nil
}

func wholeEvent(e Event) Scope {
	days := ukdate.Period{From: e.StartsOn, To: e.EndsOn}
	return Scope{Label: e.Title + ", " + days.Words(), Period: days, Event: &e, WholeEvent: true}
}

// period returns the days asked for; without any, the financial year of today.
func (q Query) period(today ukdate.Date) (ukdate.Period, error) {
	switch {
	case q.Year != "" && !(q.From.IsZero() && q.To.IsZero()):
		return ukdate.Period{}, fault.OnField("year", "year_and_dates", "Choose a financial year or two dates, not both.")
	case q.Year != "":
		year, err := ukdate.ParseFinancialYear(q.Year)
		if err != nil {
			return ukdate.Period{}, fault.OnField("year", ukdate.ErrInvalidFinancialYear.Code, ukdate.ErrInvalidFinancialYear.Message+".")
		}
		return year.Period(), nil
	case q.From.IsZero() && q.To.IsZero():
		return ukdate.FinancialYearOf(today).Period(), nil
	case q.From.IsZero():
		return ukdate.Period{}, fault.OnField("from", "missing", "Enter the first day as well.")
	case q.To.IsZero():
		return ukdate.Period{}, fault.OnField("to", "missing", "Enter the last day as well.")
	}
	period, err := ukdate.NewPeriod(q.From, q.To)
	if err != nil {
		return ukdate.Period{}, fault.OnField("to", ukdate.ErrInvalidPeriod.Code, ukdate.ErrInvalidPeriod.Message+".")
	}
	return period, nil
}

func labelOf(p ukdate.Period) string {
	if year, whole := p.FinancialYear(); whole {
		return "Financial year " + year.String()
	}
	return p.Words()
}

// before returns the same days of last year. Of a period that is not over, only the days gone by have an answer:
// half a year is never held against a whole one.
func (s Scope) before(today ukdate.Date) Scope {
	days := s.Period
	if days.Contains(today) {
		days.To = today
	}
	days = days.SameDaysLastYear()
	return Scope{Label: labelOf(days), Period: days}
}

// wholeYearBefore returns the financial year before the one that the period begins in.
func (s Scope) wholeYearBefore() Scope {
	days := (ukdate.FinancialYearOf(s.Period.From) - 1).Period()
	return Scope{Label: labelOf(days), Period: days}
}

// eventBefore returns the occasion before e of the same series; found is false when it was none of ours.
func eventBefore(tx *database.Tx, e Event) (Scope, bool, error) {
	if e.Series == "" {
		return Scope{}, false, nil
	}
	before, found, err := database.One[Event](tx, eventSQL+`partnership_id = $1 AND series = $2 AND starts_on < $3 AND status = 'published'
		ORDER BY starts_on DESC, id LIMIT 1`, tx.Partnership(), e.Series, e.StartsOn)
	if err != nil || !found {
		return Scope{}, false, err
	}
	return wholeEvent(before), true, nil
}

const eventSQL = `SELECT id, title, series, kind, note, starts_on, ends_on, status, figures_published FROM events WHERE `

func eventByID(tx *database.Tx, id uuid.UUID) (Event, error) {
	e, found, err := database.One[Event](tx, eventSQL+`partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err != nil {
		return Event{}, fmt.Errorf("read event: %w", err)
	}
	if !found {
		return Event{}, fault.Missing
	}
	return e, nil
}

// FindEvent returns the id of the event with this id or code in the acting partnership; fault.Missing for none.
func (s *Service) FindEvent(ctx context.Context, idOrCode string) (uuid.UUID, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (uuid.UUID, error) {
		e, found, err := database.One[Event](tx, eventSQL+`partnership_id = $1 AND (id::text = lower($2) OR lower(code) = lower($2))`,
			tx.Partnership(), idOrCode)
		if err == nil && !found {
			err = fault.Missing
		}
		return e.ID, err
	})
}
