// Package places owns the places of a session: how many there are, how many are taken, and the lock
// under which either may change. It does not know people, bookings or the reasons a place is wanted:
// booking decides who takes one, catalogue how many there are.
//
// Invariants: taken never passes ceiling, at any commit, under any interleaving (also a CHECK);
// ceiling is the capacity, or more by a recorded excess that shrinks as places fall free; no ceiling
// is unlimited, and zero is full. Walk-ins are outside these counts.
package places
