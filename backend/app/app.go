// Package app builds everything in order and joins the hooks: consequences that come up from one
// package to another are wired here and nowhere else.
package app

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/calendar"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/httpapi"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/interest"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/onbehalf"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/pathway"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/planning"
	"github.com/turnout-uk/turnout/backend/privacy"
	"github.com/turnout-uk/turnout/backend/reporting"
	"github.com/turnout-uk/turnout/backend/sharing"
	"github.com/turnout-uk/turnout/backend/upkeep"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// Options are what differs between deployments and tests.
type Options struct {
	DB              *database.DB
	Mailer          mailer.Mailer // nil: mail stays in the outbox; a demo shows it on its mailbox page
	MailFrom        string
	PublicURL       string // how people reach us, without a slash at its end
	TrustedProxies  []string
	SPA             fs.FS // nil: API only
	Log             *slog.Logger
	PrivateWebhooks bool // other systems may stand in private networks, and be told without encryption
	QuietRequests   bool // requests are logged at debug; those that fail by our fault as ever
}

// App is the built application.
type App struct {
	Handler http.Handler // everything public
	Metrics http.Handler // loopback only
	worker  *jobs.Client

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
}

// New builds the application. It starts nothing.
func New(o Options) (*App, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	site := notify.Site{PublicURL: o.PublicURL}
	a := &App{
		Partnerships: partnership.New(o.DB),
		Access:       access.New(o.DB, site),
		People:       people.New(o.DB, site),
		Notify:       notify.New(o.DB, notify.Options{Mailer: o.Mailer, From: o.MailFrom, Log: o.Log}),
		Catalogue:    catalogue.New(o.DB),
		Reporting:    reporting.New(o.DB),
		Upkeep:       upkeep.New(o.DB),
	}
	a.Attendance = attendance.New(o.DB, a.Catalogue)
	a.Sharing = sharing.New(o.DB, a.Catalogue)
	a.Booking = booking.New(o.DB, a.Catalogue, o.PublicURL)
	a.Changes = changes.New(o.DB, a.Catalogue, o.PublicURL)
	a.OnBehalf = onbehalf.New(o.DB, a.Catalogue, a.Booking, o.PublicURL)
	a.Webhooks = webhook.New(o.DB, o.PrivateWebhooks)
	a.Calendar = calendar.New(o.DB, a.Catalogue, a.Booking, site)
	a.Messages = messages.New(o.DB, a.Catalogue, site)
	a.Planning = planning.New(o.DB, a.Catalogue, o.PublicURL)
	a.Interest = interest.New(o.DB, site)
	a.Pathways = pathway.New(o.DB, a.Catalogue)
	a.Imports = NewImports(o.DB)
	a.join()
	secure := strings.HasPrefix(o.PublicURL, "https://")
	handler, server, err := httpapi.Handler(httpapi.Deps{
		DB: o.DB, Partnerships: a.Partnerships, Access: a.Access, People: a.People, Notify: a.Notify, Catalogue: a.Catalogue,
		Booking: a.Booking, Changes: a.Changes, OnBehalf: a.OnBehalf, Attendance: a.Attendance, Calendar: a.Calendar, Webhooks: a.Webhooks, Messages: a.Messages, Reporting: a.Reporting, Sharing: a.Sharing, Upkeep: a.Upkeep,
		Planning: a.Planning, Imports: a.Imports, Interest: a.Interest, Pathways: a.Pathways,
		Logins: access.Sessions(o.DB, secure), TrustedProxies: o.TrustedProxies, Secure: secure, SPA: o.SPA, Log: o.Log,
		QuietRequests: o.QuietRequests,
	})
	if err != nil {
		return nil, err
	}
	a.Handler, a.Metrics = handler, server.Metrics()
	a.worker, err = newWorker(o, a)
	return a, err
}

// join lets consequences come up: each hook is a function that a lower package calls and a higher one
// provides.
func (a *App) join() {
	a.Catalogue.OnSessionsEnded = a.Changes.EndSessions
	a.Catalogue.OnSessionsMoved = a.Changes.MoveSessions
	a.Catalogue.OnPartsChanged = a.Attendance.PartsChanged
	a.Catalogue.OnKeptShrunk = a.OnBehalf.TellKeptShrunk
	a.Catalogue.MinimumOf = planning.MinimumOf
	a.Catalogue.NoticeInWords = charging.NoticeInWords
	a.Catalogue.HoldsPlace = booking.HoldsPlace
	a.Access.OnSignedIn = a.People.JoinAccount
	a.People.OnSuspended = a.Booking.EndForPerson
	a.Booking.MarkedPresent, a.Booking.RegisterClosed = attendance.MarkedPresent, attendance.AnyClosed
	a.Attendance.WalkIn, a.Attendance.EndWalkIn = a.Booking.WalkInTx, a.Booking.RemoveWalkInTx
}

func newWorker(o Options, a *App) (*jobs.Client, error) {
	clearing := privacy.New(o.DB, idempotency.Forget, notify.Forget, sharing.Forget, interest.Forget, webhook.Forget)
	tasks := slices.Concat(a.Notify.Tasks(), a.Access.Tasks(), a.Booking.Tasks(), a.Planning.Tasks(), a.Messages.Tasks(), a.Webhooks.Tasks(), a.Interest.Tasks(), clearing.Tasks())
	return jobs.New(o.DB, jobs.Options{Tasks: tasks, Log: o.Log})
}

// StartWorker begins to work jobs.
func (a *App) StartWorker(ctx context.Context) error { return a.worker.Start(ctx) }

// StopWorker lets running jobs finish, until ctx ends.
func (a *App) StopWorker(ctx context.Context) error { return a.worker.Stop(ctx) }
