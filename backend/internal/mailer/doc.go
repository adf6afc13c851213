// Package mailer puts one message together and hands it to an SMTP server. It knows nothing of
// bookings, of the outbox or of retrying: it says what went wrong (Temporary, Bounced) and leaves
// the rest to its caller.
//
// Nothing a person typed can add a header, a recipient or a part: addresses are checked, and
// names and subjects lose their control characters.
package mailer
