package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"os/signal"
	"runtime/pprof"
	"slices"
	"syscall"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// profileVariable names the file that a profiled service writes.
const profileVariable = "BENCH_PROFILE"

// serveProfiled is `turnout serve` as far as is measured here, and writes where its time went when it is
// stopped.
func serveProfiled(args []string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	db, err := database.Open(ctx, database.Config{URL: os.Getenv("DATABASE_URL")})
	if err != nil {
		return err
	}
	defer db.Close()
	a, err := app.New(app.Options{DB: db, PublicURL: os.Getenv("TURNOUT_PUBLIC_URL")})
	if err != nil {
		return err
	}
	profile, err := os.Create(os.Getenv(profileVariable))
	if err != nil {
		return err
	}
	defer profile.Close()
	if err := pprof.StartCPUProfile(profile); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	server := &http.Server{Addr: args[slices.Index(args, "--addr")+1], Handler: a.Handler}
	go func() {
		<-ctx.Done()
		_ = server.Shutdown(context.WithoutCancel(ctx))
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
