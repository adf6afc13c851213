package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/config"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/frontend"
)

type serveCmd struct {
	Web     bool   `help:"Serve the API and the screens." negatable:"" default:"true"`
	Worker  bool   `help:"Work jobs: send mail and the like." negatable:"" default:"true"`
	Migrate bool   `help:"Bring the database up to date first." negatable:"" default:"true"`
	Demo    bool   `help:"Fill an empty database with invented people, and allow one-click sign-in there."`
	Addr    string `help:"Where to listen; port 0 lets the kernel choose."`
}

// Run serves until it is interrupted, then lets what is running finish.
func (s serveCmd) Run(c config.Config) error {
	slog.SetDefault(newLog(c))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	find := reach
	if s.Migrate || s.Demo {
		find = reachOwner
	}
	where, err := find(ctx, c)
	if err != nil {
		return err
	}
	defer where.stop()
	if err := s.prepare(ctx, c, where); err != nil {
		return err
	}
	db, err := openApp(ctx, c, where)
	if err != nil {
		return err
	}
	defer db.Close()
	return s.serve(ctx, c, db)
}

func (s serveCmd) prepare(ctx context.Context, c config.Config, where addresses) error {
	if s.Migrate {
		if err := database.Migrate(ctx, where.owner); err != nil {
			return err
		}
	}
	if s.Demo {
		_, err := loadDemo(ctx, where, c.PublicURL)
		return err
	}
	return nil
}

func (s serveCmd) serve(ctx context.Context, c config.Config, db *database.DB) error {
	if s.Addr != "" {
		c.Addr = s.Addr
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w. Choose another address: TURNOUT_ADDR=127.0.0.1:8081 make run, or turnout serve --addr 127.0.0.1:8081", c.Addr, err)
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://" + reachable(listener.Addr())
	}
	a, err := s.build(c, db)
	if err != nil {
		return err
	}
	if s.Worker {
		if err := a.StartWorker(context.WithoutCancel(ctx)); err != nil {
			return err
		}
	}
	metrics, err := serveMetrics(c.MetricsAddr, a.Metrics)
	if err != nil {
		return err
	}
	defer metrics.Close()
	server := &http.Server{Handler: a.Handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute}
	if !s.Web {
		server.Handler = http.NotFoundHandler()
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	fmt.Printf("\n  Turnout is at  %s\n  Stop it with Ctrl-C.\n\n", c.PublicURL)
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	return errors.Join(ignoreClosed(err), s.stop(server, a))
}

func (s serveCmd) build(c config.Config, db *database.DB) (*app.App, error) {
	var mail mailer.Mailer
	if c.SMTPURL != "" {
		smtp, err := mailer.ParseURL(c.SMTPURL)
		if err != nil {
			return nil, err
		}
		mail = mailer.NewSMTP(smtp)
	}
	var spa fs.FS
	if frontend.Built() {
		spa = frontend.FS()
	}
	return app.New(app.Options{
		DB: db, Mailer: mail, MailFrom: c.MailFrom, PublicURL: c.PublicURL, PrivateWebhooks: c.PrivateWebhooks, TrustedProxies: c.TrustedProxies, SPA: spa,
		QuietRequests: atTerminal(os.Stderr),
	})
}

// stop lets requests and jobs that are under way finish, for ten seconds.
func (s serveCmd) stop(server *http.Server, a *app.App) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	err := server.Shutdown(ctx)
	if s.Worker {
		err = errors.Join(err, a.StopWorker(ctx))
	}
	return err
}

func serveMetrics(addr string, h http.Handler) (*http.Server, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen for metrics on %s: %w", addr, err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(listener) }()
	slog.Info("metrics", "address", listener.Addr().String())
	return server, nil
}

// reachable is the address as a browser on this machine can use it.
func reachable(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

func ignoreClosed(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func newLog(c config.Config) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel)) // config knows the levels; without one it is info
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}

// atTerminal reports whether somebody reads a file's lines as they come: a line for every request would drown the
// address they are looking for.
func atTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
