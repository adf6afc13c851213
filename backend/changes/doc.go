// Package changes is what the provider changes of sessions that people have booked: one that ends, one that moves,
// a whole event. It says beforehand whom a change would touch, has booking end or keep the bookings, tells each
// person once whatever they had booked, and remembers the act: what was, what is, who was told.
//
// It owns the record of these acts (changes, changed_sessions, changed_bookings). It does not own the sessions
// (catalogue, which calls it through a hook) or the bookings (booking, which it asks to change them).
package changes
