// Package booking owns a person's claim on a session, from the first request to its end, and the
// history of it. It reads the facts, asks rules who may book and why not, and writes; it asks places for the
// seat itself.
//
// It does not own how many places there are (places), what a cancellation costs (charging), or
// whether anybody came (attendance): a status never speaks of attendance. What the provider changes for many
// (changes) and what is done for the people of an agency (onbehalf) is asked of it from above.
//
// Invariants: one live booking per person and session; a status moves only along the graph of
// transitions and never out of an end; every change appends a history row; nothing is deleted; every
// booking names the policy version that decides about it.
package booking
