// Package calendar is what calendar programs fetch: a private feed for each person, at an address that only
// they know, and public feeds of searches, events and a year's programme.
//
// It owns the addresses of private feeds. It does not own what an invitation says, nor its uid and sequence:
// those are booking's, and a feed shows the same. How to join a session is in the booked person's own feed
// and in no other.
//
// Invariants: at most one live address a person; of an address only the hash of its token is kept; a person
// who is suspended or erased has none that answers.
package calendar
