package httpapi

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/calendar"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/interest"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/onbehalf"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/pathway"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/planning"
	"github.com/turnout-uk/turnout/backend/reporting"
	"github.com/turnout-uk/turnout/backend/sharing"
	"github.com/turnout-uk/turnout/backend/upkeep"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// Deps is everything the edge calls.
type Deps struct {
	DB           *database.DB
	Partnerships *partnership.Service
	Access       *access.Service
	People       *people.Service
	Notify       *notify.Service
	Catalogue    *catalogue.Service
	Booking      *booking.Service
	Changes      *changes.Service
	OnBehalf     *onbehalf.Service
	Attendance   *attendance.Service
	Calendar     *calendar.Service
	Webhooks     *webhook.Service
	Messages     *messages.Service
	Reporting    *reporting.Service
	Sharing      *sharing.Service
	Upkeep       *upkeep.Service
	Planning     *planning.Service
	Imports      *imports.Service
	Interest     *interest.Service
	Pathways     *pathway.Service

	Logins         *scs.SessionManager
	TrustedProxies []string
	Secure         bool // served over https
	Log            *slog.Logger
	QuietRequests  bool  // logged at debug, unless we failed
	SPA            fs.FS // the built frontend; nil: API only
}

// Server implements the contract; one file per tag.
type Server struct {
	Deps
	contract *contract
	metrics  *metrics
	cache    *anonymousCache
}

// Handler returns everything that is served to the public: the API, health, and the SPA.
func Handler(d Deps) (http.Handler, *Server, error) {
	contract, err := loadContract()
	if err != nil {
		return nil, nil, err
	}
	s := &Server{Deps: d, contract: contract, metrics: newMetrics(d.DB), cache: newAnonymousCache(d.DB.Clock)}
	engine, err := s.engine()
	if err != nil {
		return nil, nil, err
	}
	var h http.Handler = engine
	d.Logins.ErrorFunc = s.loginsFailed
	h = d.Logins.LoadAndSave(h)
	h = http.NewCrossOriginProtection().Handler(h)
	return s.securityHeaders(h), s, nil
}

// gin's mode is the whole process's.
func init() { gin.SetMode(gin.ReleaseMode) }

func (s *Server) engine() (*gin.Engine, error) {
	e := gin.New()
	e.ContextWithFallback = false
	e.HandleMethodNotAllowed = true
	if err := e.SetTrustedProxies(s.TrustedProxies); err != nil {
		return nil, err
	}
	e.Use(identify, s.logRequest, s.recoverPanic, limitBody, s.contract.name)
	s.health(e)
	strict := api.NewStrictHandler(s, api.Options{
		RequestError:  func(c *gin.Context, err error) { s.refuseWith(c, ErrMalformed.With(err), http.StatusBadRequest) },
		HandlerError:  s.refuse,
		ResponseError: s.refuse,
	})
	api.RegisterHandlersWithOptions(e.Group(basePath, s.anonymous, s.principal, s.mayCall, s.validate), strict, api.GinServerOptions{
		ErrorHandler: func(c *gin.Context, err error, _ int) { s.refuseWith(c, ErrMalformed.With(err), http.StatusBadRequest) },
	})
	e.POST("/:partnership/unsubscribe/:token", s.principal, s.oneClick)
	s.spa(e)
	return e, nil
}

type partnershipKey struct{}

func withPartnership(ctx context.Context, p partnership.Partnership) context.Context {
	return context.WithValue(ctx, partnershipKey{}, p)
}

// here is the partnership of the request's path; only handlers below one may ask.
func here(ctx context.Context) partnership.Partnership {
	return ctx.Value(partnershipKey{}).(partnership.Partnership)
}
