package mailer

import (
	"errors"
	"strings"
)

// Reason says in a word why a message was not taken; screens have a sentence for each.
type Reason string

// The reasons. NoMailbox, MailboxFull and Refused are about the recipient, and for good.
const (
	NotReached     Reason = "not_reached"     // the mail server could not be reached, or broke off
	NoAnswer       Reason = "no_answer"       // it had the whole message and did not answer: it may have taken it
	TryLater       Reason = "try_later"       // it asked to come back
	SenderRefused  Reason = "sender_refused"  // it does not take mail from us: settings, for an operator to put right
	NoMailbox      Reason = "no_mailbox"      // there is no such mailbox
	MailboxFull    Reason = "mailbox_full"    // there is, and it takes nothing more
	Refused        Reason = "refused"         // the recipient's server does not want it
	MessageRefused Reason = "message_refused" // this message is not wanted; another may be
	CannotBeSent   Reason = "cannot_be_sent"  // no server may be asked to take it as it is
)

// ReasonOf returns why a message was not taken; err is what Send returned, and not nil.
func ReasonOf(err error) Reason {
	var f *Failure
	switch {
	case !errors.As(err, &f):
		return CannotBeSent
	case f.Code == 0 && f.handed:
		return NoAnswer
	case f.Code == 0:
		return NotReached
	case f.Code < 500:
		return TryLater
	case !f.aboutRecipient():
		return SenderRefused
	}
	return f.refusal()
}

// refusal tells apart why a recipient is refused, by the finer code where the server gives one (RFC 3463).
func (f *Failure) refusal() Reason {
	switch {
	case strings.HasPrefix(f.Enhanced, "5.1."), f.Enhanced == "5.2.1":
		return NoMailbox
	case f.Enhanced == "5.2.2":
		return MailboxFull
	case f.Stage == stageText:
		return MessageRefused
	case f.Enhanced != "":
		return Refused
	case f.Code == 552:
		return MailboxFull
	case f.Code == 550, f.Code == 551, f.Code == 553:
		return NoMailbox
	}
	return Refused
}

// AboutAddress says that the reason is the recipient's address: the next message would be refused as well.
func (r Reason) AboutAddress() bool { return r == NoMailbox || r == MailboxFull || r == Refused }
