package mailer

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"

	gomail "github.com/wneessen/go-mail"
)

// A Failure is a message that was not taken. Its text holds no personal data and may be logged;
// Unwrap gives what the server or the library said, which may name the recipient.
type Failure struct {
	Stage    string // what was being done, such as "RCPT TO"
	Code     int    // the server's reply; 0 when there was none
	Enhanced string // the reply's finer code, such as "5.1.1"; empty when there was none
	handed   bool   // the whole text had been handed over
	cause    error
}

// Error says the stage and the reply.
func (f *Failure) Error() string {
	if f.Code == 0 {
		return "mail not sent: no answer at " + f.Stage
	}
	return fmt.Sprintf("mail not sent: %d at %s", f.Code, f.Stage)
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.cause }

// Temporary says that the same message may be taken later: the server could not be reached, asked
// to come back (4xx), broke off, or refused *us* (name, password or sender), which an operator
// has to put right while the message waits.
func Temporary(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) && !failure.aboutRecipient()
}

// Bounced says that the server refused this recipient or this message for good (5xx to RCPT TO or
// to the text): sending it again is of no use.
func Bounced(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) && failure.aboutRecipient()
}

func (f *Failure) aboutRecipient() bool {
	return f.Code >= 500 && (f.Stage == stageRecipient || f.Stage == stageText)
}

// Unreachable says that the server could not be reached, would not talk to us, or fell silent: another
// message would fare no better now.
func Unreachable(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) &&
		(failure.Stage == stageConnect || failure.Code == 0 && errors.Is(err, context.DeadlineExceeded))
}

// Unsure says that the whole message was handed over and no answer came: it may have been taken.
func Unsure(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) && failure.Code == 0 && failure.handed
}

const (
	stageConnect   = "connect"
	stageSender    = "MAIL FROM"
	stageRecipient = "RCPT TO"
	stageText      = "DATA"
)

func failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = errors.Join(context.Cause(ctx), err)
	}
	failure := &Failure{Stage: stageConnect, cause: err}
	var refused *gomail.SendError
	var reply *textproto.Error
	switch {
	case errors.As(err, &refused):
		failure.Stage, failure.Code, failure.Enhanced = stageOf(refused.Reason), refused.ErrorCode(), refused.EnhancedStatusCode()
		failure.handed = refused.Reason == gomail.ErrSMTPDataClose
	case errors.As(err, &reply):
		failure.Code = reply.Code
	}
	return failure
}

func stageOf(reason gomail.SendErrReason) string {
	switch reason {
	case gomail.ErrSMTPMailFrom:
		return stageSender
	case gomail.ErrSMTPRcptTo:
		return stageRecipient
	case gomail.ErrSMTPData, gomail.ErrSMTPDataClose, gomail.ErrWriteContent:
		return stageText
	default:
		return stageConnect
	}
}
