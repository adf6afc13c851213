// Package reporting counts. It owns the definitions of the figures (definitions.go, the only place that says what
// a figure is), the reading of them for a year, a period or an event, their breakdowns and rows, exports, figures
// that are known only as published numbers, totals that stand in place of bookings, and what may be shown in public.
//
// It does not own what it counts: sessions belong to catalogue, places to places, registrations to booking, marks
// to attendance. It reads their tables in one snapshot per page and writes only session_totals, places_not_known
// and published_figures. No figure is stored.
//
// Invariants: registrations − cancelled − no-shows − excused − not taken + walk-ins = attended, for every session
// and every sum of sessions; a number that is not known is never 0; a rate is rounded once, from whole numbers; the
// rows of a figure add up to it.
package reporting
