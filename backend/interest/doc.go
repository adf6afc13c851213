// Package interest keeps who wants to know when a course has dates, and tells them, all at once, as soon as
// there is a date that they can book.
//
// It does not own courses and sessions (catalogue), bookings, or how mail leaves (notify): it reads them, by
// its own clock, so that no way of publishing a session can forget to say so.
//
// Invariants: one interest of a person in a course; nobody is told of a session twice, however many workers
// look at once and however many sessions are published together; everybody interested in a course is told of a
// session in the same transaction; who has booked the course since, or no longer is interested, is told nothing.
package interest
