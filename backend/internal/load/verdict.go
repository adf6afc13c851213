package load

import "net/http"

// Outcome is what an attempt was told.
type Outcome string

// The outcomes. Again is none: nothing was decided, and the same key is sent once more. Broken is an
// answer that must not be given, such as a 500.
const (
	Acked   Outcome = "acked"
	Refused Outcome = "refused"
	Unknown Outcome = "unknown"
	Again   Outcome = "again"
	Broken  Outcome = "broken"
)

// Judge says what an answer means, by its status and, for a problem, its code.
func Judge(status int, code string) Outcome {
	switch {
	case status == http.StatusCreated, status == http.StatusOK:
		return Acked
	case code == "in_progress", status == http.StatusTooManyRequests:
		return Again
	case code == "unknown_outcome":
		return Unknown
	case status == http.StatusServiceUnavailable:
		return Again
	case status == http.StatusConflict, status == http.StatusUnprocessableEntity:
		return Refused
	}
	return Broken
}
