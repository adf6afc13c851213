// Package people owns who is who in one partnership: persons, agencies and what these count as,
// memberships (a person works for an agency, from, to), roles that are granted, and what a person has
// completed.
//
// It does not own accounts and signing in (access), bookings, or trainers of a session (catalogue).
//
// Invariants: one person per e-mail address and partnership; no agency is below itself; a membership
// decided once stays decided; a partnership with an administrator keeps one; suspending somebody ends
// what is to come, by hook, in the same transaction.
package people
