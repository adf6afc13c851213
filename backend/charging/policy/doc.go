// Package policy holds a partnership's charging rules as data and decides by them. It is pure:
// no clock, no database, no money moved. Its answer depends on nothing but its arguments.
//
// Today it knows one rule: how much notice a cancellation needs, and so whether it was late.
package policy
