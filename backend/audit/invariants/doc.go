// Package invariants holds what must be true of the whole database at every commit, one SQL file each,
// and runs them. `turnout audit` runs all of them in one snapshot; every load and fault test ends with
// them.
//
// A file begins with the sentence it proves, and a line `-- given:`, what a database contains in which
// there is something to examine. Its query names the rows it looks at `examined`; what follows the line
// `-- breaches` picks those that break the sentence, as partnership_id, id and what. Run by itself, a
// file answers no rows when the sentence holds. Answers carry ids, counts and times, never names.
//
// It does not own the tables it reads, and mends nothing.
package invariants
