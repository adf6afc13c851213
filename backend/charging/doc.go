// Package charging owns the versions of a partnership's policies. A version is never changed; a
// booking keeps the one that was in force when it was confirmed, and that one decides about it for
// ever. What a version says is read in package policy, which is pure.
//
// It does not own bookings, nor decide when a cancellation happens.
package charging
