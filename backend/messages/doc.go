// Package messages owns what is written to people in time and to many: joining instructions, reminders
// and thanks by a partnership's rules, letters from staff to everybody of a session, the digest for
// training leads, and who wants news.
//
// It does not own letters that a single act brings about (booking writes those), how mail leaves
// (notify), or who holds a place: it reads bookings and changes none.
//
// Invariants: a message of the clock is written once for each date it is about, however often a session
// is looked at and by however many workers; nothing is written about a session that is cancelled, or
// before something that has begun; a broadcast reaches each of its people at most once; a digest is
// written once a period; only mail that can be done without carries a way to be rid of it.
package messages
