// Package sharing owns what people agree to share about themselves for one session, each by a consent of
// its own: what they need to take part (access, dietary, adjustments), with the trainers and staff of that
// session; and their name and agency, with fellow delegates, until a date. It owns too what they let us
// keep of their needs for their own next booking.
//
// It does not own bookings, or who trains a session (catalogue). What is shared goes nowhere else: not
// into history, audit, mail, exports, answers that are kept for repeated requests, or logs. So no command
// here runs under an idempotency key, and no error repeats what was typed.
//
// Invariants: no row without a consent; a booking that ends takes its rows with it, and so does the
// erasure of a person (both by trigger, whoever ends or erases); needs are read by others only from some
// days before the session, each reading leaves a row in `reads`, and nothing is left 30 days after it.
package sharing
