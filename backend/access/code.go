package access

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// A code is valid for this long, in the browser that asked for it, for this many tries. Asking again
// leaves earlier codes alive (decisions/0005).
const (
	CodeMinutes = 30
	codeTries   = 5
	codeDigits  = 6
)

// Faults of signing in with a code, both on the field code.
var (
	ErrWrongCode    = codeFault("wrong_code", "That is not the code in our e-mail. Check it and try again.")
	ErrNoLiveCode   = codeFault("no_live_code", "This code has run out, has been used, or was asked for in another browser. Ask for a new code.")
	ErrTooManyTries = codeFault("too_many_tries", "That was wrong too often. Ask for a new code.")
)

func codeFault(code, message string) *fault.Error {
	f := fault.OnField("code", code, message)
	f.Code = code
	return f
}

// code is a row of sign_in_codes.
type code struct {
	ID          uuid.UUID
	EmailKey    string
	CodeHash    []byte
	BrowserHash []byte
	Tries       int
	CreatedAt   time.Time
	ExpiresAt   time.Time
	UsedAt      *time.Time
}

func (code) TableName() string { return "sign_in_codes" }

// newDigits returns six digits, each as likely as any other.
func newDigits() string {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic(err) // the system has no randomness: nothing may go on
	}
	return fmt.Sprintf("%0*d", codeDigits, n)
}

// newCode returns a row for digits asked for by a browser. The browser's secret is the key of the
// hash: the database alone is not enough to try a million codes.
func newCode(emailKey, browser, digits string, now time.Time) code {
	c := code{
		ID: uuid.Must(uuid.NewV7()), EmailKey: emailKey, BrowserHash: browserHash(browser),
		CreatedAt: now, ExpiresAt: now.Add(CodeMinutes * time.Minute),
	}
	c.CodeHash = c.hash(browser, digits)
	return c
}

// hash binds the digits to this row and to the browser.
func (c code) hash(browser, digits string) []byte {
	mac := hmac.New(sha256.New, []byte(browser))
	mac.Write(c.ID[:])
	mac.Write([]byte(digits))
	return mac.Sum(nil)
}

// matches compares in constant time.
func (c code) matches(browser, digits string) bool {
	return hmac.Equal(c.CodeHash, c.hash(browser, digits))
}

func browserHash(browser string) []byte {
	sum := sha256.Sum256([]byte("browser " + browser))
	return sum[:]
}

// tidyDigits forgives what mail programs and thumbs add: spaces and dashes.
func tidyDigits(typed string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\u2013' || r == '\u00a0' {
			return -1
		}
		return r
	}, typed)
}

// tried says what trying digits against the browser's live codes comes to. Their tries already count
// this one.
func tried(live []code, browser, digits string) error {
	if len(live) == 0 {
		return ErrNoLiveCode
	}
	spent := true
	for _, c := range live {
		if c.matches(browser, digits) {
			return nil
		}
		spent = spent && c.Tries >= codeTries
	}
	if spent {
		return ErrTooManyTries
	}
	return ErrWrongCode
}
