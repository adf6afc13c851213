// Package attendance owns the register of a session: who was there, part by part, as its trainers and
// staff saw it, and what that means for having attended and completed.
//
// It does not own who holds a place (booking) nor what an absence costs (charging, later).
//
// Invariants: a register is marked only from its opening on, by the session's own trainers and staff;
// not taken is not absent; closing needs a mark for everybody; a mark is never rewritten, a later one
// supersedes it and the old one stays to be seen.
package attendance
