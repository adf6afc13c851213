// Package notify owns the outbox: what people are to be told, written with the fact itself, and its
// delivery. The row is the truth; a job only wakes the sender, and a sweeper finds what a lost job
// left. Each message is delivered at least once, one copy per dedupe key, under the same Message-ID
// at every attempt.
//
// It does not own what is worth telling: packages enqueue. Letters about signing in and registering
// are written here, those about bookings by booking.
package notify
