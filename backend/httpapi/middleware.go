package httpapi

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime/debug"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

const (
	requestKey   = "request"
	operationKey = "operation"
	maxBody      = 1 << 20 // bytes; registers of a thousand are a tenth of it
)

func requestID(c *gin.Context) string { return c.GetString(requestKey) }

// identify gives the request an id that is logged, sent back, and stored with what it changes.
func identify(c *gin.Context) {
	id := uuid.Must(uuid.NewV7()).String()
	c.Set(requestKey, id)
	c.Header("X-Request-Id", id)
	c.Next()
}

// logRequest writes one line a request, with the route and not the path: no ids, names or words.
func (s *Server) logRequest(c *gin.Context) {
	elapsed := clock.Stopwatch()
	c.Next()
	took := elapsed()
	s.metrics.observe(c.FullPath(), c.Request.Method, c.Writer.Status(), took)
	level := slog.LevelInfo
	if s.QuietRequests && c.Writer.Status() < http.StatusInternalServerError {
		level = slog.LevelDebug
	}
	s.Log.LogAttrs(c.Request.Context(), level, "request",
		slog.String("method", c.Request.Method), slog.String("route", c.FullPath()), slog.Int("status", c.Writer.Status()),
		slog.Duration("took", took), slog.String("request", requestID(c)), slog.String("partnership", c.Param("partnership")))
}

// recoverPanic answers 500 and keeps serving.
func (s *Server) recoverPanic(c *gin.Context) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("panic", "what", fmt.Sprint(p), "request", requestID(c), "stack", string(debug.Stack()))
			s.refuse(c, fmt.Errorf("panic: %v", p))
		}
	}()
	c.Next()
}

func limitBody(c *gin.Context) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxBody)
	c.Next()
}

// name notes the contract's operation, for the role check, the log and the metrics.
func (c *contract) name(g *gin.Context) {
	if route := c.routeOf(g); route != nil {
		g.Set(operationKey, route.Operation.OperationID)
	}
}

// principal finds the partnership of the path and who is asking, with the roles held there.
func (s *Server) principal(c *gin.Context) {
	p := actor.Principal{Origin: actor.Web, RequestID: requestID(c)}
	ctx := c.Request.Context()
	if ip, err := netip.ParseAddr(c.ClientIP()); err == nil {
		ctx = access.WithNetwork(ctx, ip)
	}
	if slug := c.Param("partnership"); slug != "" {
		found, err := s.Partnerships.BySlug(ctx, slug)
		if err != nil {
			s.refuse(c, err)
			return
		}
		if p, err = s.Access.Principal(ctx, found.ID, s.signedIn(ctx)); err != nil {
			s.refuse(c, err)
			return
		}
		p.Origin, p.RequestID = actor.Web, requestID(c)
		ctx = withPartnership(ctx, found)
	}
	c.Request = c.Request.WithContext(actor.With(ctx, p))
}

// ErrSignIn and ErrNotAllowed are what a role that is not in x-access gets, before anything is looked
// up, so that they say nothing about what exists.
var (
	ErrSignIn     = fault.New(fault.Unauthenticated, "sign_in_first", "Sign in to do this.")
	ErrNotAllowed = fault.New(fault.Forbidden, "not_allowed", "Your role here does not allow this.")
)

func (s *Server) mayCall(c *gin.Context) {
	p := actor.From(c.Request.Context())
	switch {
	case access.MayCall(p, c.GetString(operationKey)):
	case p.Account == uuid.Nil:
		s.refuse(c, ErrSignIn)
	default:
		s.refuse(c, ErrNotAllowed)
	}
}
