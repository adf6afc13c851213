// Package access owns who somebody is and what they may do: accounts (one e-mail address for the whole
// deployment), six-digit sign-in codes, login sessions, the principal of a request, and the table of
// who may call what, generated from x-access in the contract.
//
// It does not own persons, memberships or the granting of roles (people), nor whether a caller is
// related to an object: each use case says which relations hold, and Can decides.
//
// Invariants: a code signs in once, only in the browser that asked for it, within its time and its
// tries; codes and login tokens are stored hashed only; roles are read at every request, so that a
// suspension ends them at once.
package access
