// Package fault has the few kinds of error the house knows. A fault carries a code that programs act
// on, a sentence that is safe to show, the fields it lies on, and, apart from them, the true cause,
// which is logged and never sent.
package fault

import (
	"errors"
	"fmt"
	"time"
)

// Kind says what sort of refusal a fault is; httpapi maps each to one status.
type Kind int

// The kinds, and the HTTP status each becomes.
const (
	Internal        Kind = iota // 500: ours to mend
	Invalid                     // 422: the input breaks a rule
	Unauthenticated             // 401: sign in first
	Forbidden                   // 403: known, seen, and not allowed
	NotFound                    // 404: missing, or not yours to see
	Conflict                    // 409: the state does not allow it
	TooMany                     // 429: slow down
	Unavailable                 // 503: try again; nothing was decided
)

// Field is one input that is wrong, as its path in the request body (parts.0.startWall).
type Field struct {
	Field   string
	Code    string
	Message string
}

// Error is a fault.
type Error struct {
	Kind       Kind
	Code       string // stable, snake_case
	Message    string // a sentence that may be shown
	Fields     []Field
	RetryAfter time.Duration // on TooMany and Unavailable; zero: say nothing
	Cause      error         // logged, never sent
}

// Error returns the code, the safe sentence and the cause, for logs.
func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.Cause)
	}
	return e.Code + ": " + e.Message
}

// Unwrap returns the cause, nil when there is none.
func (e *Error) Unwrap() error { return e.Cause }

// Is reports whether target is a fault of the same code, so that packages can export named faults.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Sentence is what may be shown where there is no form to put fields on: that of the first field, else the
// fault's own.
func (e *Error) Sentence() string {
	if len(e.Fields) > 0 {
		return e.Fields[0].Message
	}
	return e.Message
}

// With returns a copy of the fault that carries cause.
func (e *Error) With(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

// New returns a fault of kind k.
func New(k Kind, code, message string) *Error {
	return &Error{Kind: k, Code: code, Message: message}
}

// OnFields returns an Invalid fault that lies on the given fields.
func OnFields(fields ...Field) *Error {
	return &Error{Kind: Invalid, Code: "invalid_input", Message: "Some answers need changing.", Fields: fields}
}

// OnField returns an Invalid fault on a single field.
func OnField(field, code, message string) *Error {
	return OnFields(Field{Field: field, Code: code, Message: message})
}

// Fields gathers field errors; the zero value is ready.
type Fields []Field

// Add notes that a field is wrong.
func (f *Fields) Add(field, code, message string) {
	*f = append(*f, Field{Field: field, Code: code, Message: message})
}

// Err returns nil when nothing was added, else one Invalid fault with all of them.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return OnFields(f...)
}

// Missing is the answer for what does not exist and for what you may not see: the same bytes.
var Missing = New(NotFound, "not_found", "We could not find that.")

// Of returns the fault in err's chain; any other error is an Internal fault with err as its cause.
// It returns nil for nil.
func Of(err error) *Error {
	if err == nil {
		return nil
	}
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return &Error{Kind: Internal, Code: "internal", Message: "Something went wrong on our side.", Cause: err}
}

// KindOf returns the kind of err; Internal for an error that is no fault. Ask it of errors only: nil
// is of no kind, and is answered with -1, which equals none.
func KindOf(err error) Kind {
	if err == nil {
		return -1
	}
	return Of(err).Kind
}

// CodeOf returns the code of err, empty for nil.
func CodeOf(err error) string {
	if err == nil {
		return ""
	}
	return Of(err).Code
}

// Decided reports whether the fault is a decision about the request itself, so that repeating the
// same request would be answered the same: such answers may be kept under an idempotency key.
func (e *Error) Decided() bool { return e.Kind == Conflict || e.Kind == Invalid }
