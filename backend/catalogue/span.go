package catalogue

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Span is when a session takes place: from the start of its first part that is not cancelled to the
// end of its last. Date, and with it month, quarter and financial year, are London's at the start.
type Span struct {
	StartsAt  time.Time
	EndsAt    time.Time
	FirstDate ukdate.Date
	Year      ukdate.FinancialYear
}

// SpanOf returns the span of parts in any order; false when none is left that is not cancelled.
func SpanOf(parts []Part) (Span, bool) {
	var s Span
	for _, p := range parts {
		if p.CancelledAt != nil {
			continue
		}
		if s.StartsAt.IsZero() || p.StartsAt.Before(s.StartsAt) {
			s.StartsAt = p.StartsAt
		}
		if p.EndsAt.After(s.EndsAt) {
			s.EndsAt = p.EndsAt
		}
	}
	if s.StartsAt.IsZero() {
		return Span{}, false
	}
	s.FirstDate = ukdate.DateOf(s.StartsAt)
	s.Year = ukdate.FinancialYearOf(s.FirstDate)
	return s, true
}

// take makes the session's own dates those of the span.
func (s *Session) take(span Span) {
	s.StartsAt, s.EndsAt = span.StartsAt, span.EndsAt
	s.FirstDate, s.FinancialYear = span.FirstDate, span.Year
}
