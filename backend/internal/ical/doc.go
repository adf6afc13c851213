// Package ical writes iCalendar files (RFC 5545) and the invitations made of them (RFC 5546).
// It is the only importer of golang-ical.
//
// It decides nothing: the identity of an entry, its sequence number and whether it is cancelled
// are the caller's. It does see to it that no text a person typed can break out of its place in
// the file, and that times are right on both sides of a clock change.
package ical
