// Package pathway owns courses in an order: what a newcomer takes first and what then, what a role asks for.
//
// It does not own courses (catalogue), who has completed what (people), or who may book (booking): it reads
// them, and says what is next for somebody. Nobody is put on a pathway; it is for everybody of its sectors.
//
// Invariants: a step is done by any course or training it accepts, whenever it was completed; what is next is
// the first step that is neither done nor booked; of drafts only staff know.
package pathway
