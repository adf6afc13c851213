// Package planning helps staff plan many sessions at once: next year's programme from last year's, a
// session again by a pattern; and says which days schools and offices are closed.
//
// It does not own sessions: they are made by catalogue, which checks each as if staff had typed it.
//
// Invariants: a plan changes nothing; a session is copied into a programme once, and repeated on a day
// once, however often it is asked; copies are drafts.
package planning
