// Package imports brings in what a partnership kept elsewhere: agencies, people, courses, events,
// sessions, past and coming bookings with what became of them, totals that were only in a spreadsheet,
// and figures that were only ever published. A file is CSV; every row gets a result of its own.
//
// It owns reading the files, saying on which column a row is wrong, and finding what a row means by
// its codes. It owns no table: people, catalogue, booking and attendance write what is theirs, through
// their functions for a transaction, and each keeps its own rules; totals and published figures are
// reporting's, joined where the program is built (Keeps).
//
// Invariants: one file (or one folder) is one transaction, so that an import that is refused, or a dry
// run, changes nothing; the same file again changes nothing, for each row is found by its code; nothing
// is sent to anybody; every row says where it came from.
package imports
