package httpapi

import (
	"encoding/json"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// statusOf is the one table from kinds of fault to HTTP.
var statusOf = map[fault.Kind]int{
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Forbidden:       http.StatusForbidden,
	fault.NotFound:        http.StatusNotFound,
	fault.Conflict:        http.StatusConflict,
	fault.TooMany:         http.StatusTooManyRequests,
	fault.Unavailable:     http.StatusServiceUnavailable,
	fault.Internal:        http.StatusInternalServerError,
}

const problemType = "application/problem+json"

func problemOf(f *fault.Error, status int, requestID string) api.Problem {
	p := api.Problem{Title: f.Message, Status: status, Code: f.Code, RequestID: requestID}
	if len(f.Fields) > 0 {
		fields := make([]api.FieldError, len(f.Fields))
		for i, e := range f.Fields {
			fields[i] = api.FieldError{Field: e.Field, Code: e.Code, Message: e.Message}
		}
		p.Errors = &fields
	}
	return p
}

// refuse answers with the problem of err and logs its true cause.
func (s *Server) refuse(c *gin.Context, err error) {
	f := fault.Of(err)
	s.refuseWith(c, f, statusOf[f.Kind])
}

func (s *Server) refuseWith(c *gin.Context, f *fault.Error, status int) {
	if c.Writer.Written() {
		return
	}
	s.logCause(c, f, status)
	if f.RetryAfter > 0 {
		c.Header("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	body, _ := json.Marshal(problemOf(f, status, requestID(c)))
	c.Data(status, problemType, body)
	c.Abort()
}

// loginsFailed answers where it cannot be known who asks, since the store of logins does not answer. No
// request has an id yet.
func (s *Server) loginsFailed(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Of(err)
	s.Log.LogAttrs(r.Context(), slog.LevelError, "logins failed", slog.String("code", f.Code), slog.String("cause", withoutData(err)))
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(statusOf[f.Kind])
	_ = json.NewEncoder(w).Encode(problemOf(f, statusOf[f.Kind], ""))
}

func (s *Server) logCause(c *gin.Context, f *fault.Error, status int) {
	if f.Cause == nil || c.Request.Context().Err() != nil && status < 500 {
		return
	}
	level := slog.LevelInfo
	if status >= 500 {
		level = slog.LevelError
	}
	s.Log.Log(c.Request.Context(), level, "refused", "code", f.Code, "status", status,
		"operation", c.GetString(operationKey), "request", requestID(c), "cause", withoutData(f.Cause))
}

// withoutData is the text of an error as far as it may be logged: PostgreSQL's detail can quote a row.
func withoutData(err error) string {
	var pg interface{ SQLState() string }
	if errors.As(err, &pg) {
		return "SQLSTATE " + pg.SQLState() + ": " + firstLine(err.Error())
	}
	return firstLine(err.Error())
}

func firstLine(s string) string {
	for i, r := range s {
		if r == '\n' {
			return s[:i]
		}
	}
	return s
}

// encodeOutcome writes the outcome of an idempotent command: the value by ok, or the problem.
func encodeProblem(refusal error, principal actor.Principal) (int, []byte, error) {
	f := fault.Of(refusal)
	status := statusOf[f.Kind]
	body, err := json.Marshal(problemOf(f, status, principal.RequestID))
	return status, body, err
}
