// Package version tells whether what somebody changes is still what they saw. A version is made from
// what is said, not counted: nothing needs to be stored, no way of changing something can forget to
// raise it, and whoever puts everything back as it was harms nobody's work.
package version

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ErrChanged refuses to overwrite what somebody else said in the meantime.
var ErrChanged = fault.New(fault.Conflict, "changed_meanwhile",
	"Somebody changed this since you opened it. Look at it as it is now, then make your change again.")

// Of names what is said by values of one type: the same for the same, and, for all that matters,
// another for anything else. The values must be of kinds that JSON can say.
func Of(said any) string {
	text, err := json.Marshal(said)
	if err != nil {
		panic(err) // a type that cannot be said: a fault of ours, met by the first test
	}
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Check returns ErrChanged unless seen is the present version. Nothing seen asks nothing: imports and
// operators say how things are, whatever they were.
func Check(seen, present string) error {
	if seen != "" && seen != present {
		return ErrChanged
	}
	return nil
}

// Rather is Check for input that breaks a rule: where the caller saw something else, that is said instead
// of err, for what is wrong may be that very difference.
func Rather(err error, seen, present string) error {
	if changed := Check(seen, present); changed != nil {
		return changed
	}
	return err
}
