// Package catalogue owns what a partnership offers: programmes, courses, venues, events, and sessions
// with their parts, trainers and joining details; what of it is public; and how it is found.
//
// It does not own places (package places, whose lock it takes before a session changes), who holds
// one (booking), or who came (attendance). What follows from a session's ending or moving reaches
// those packages by the hooks of Service.
//
// Invariants: a session's starts_at, ends_at, first_date and financial_year are those of its parts
// that are not cancelled (SpanOf); a session that has started never moves, only its later parts; a
// session that has ended changes no more; saying the same thing again writes nothing.
package catalogue
