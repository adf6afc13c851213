package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// settleForerunner deals with what an earlier run left, now that this process holds the folder's lock: a server that
// outlived its launcher is stopped; its orphaned children are ended; a postmaster.pid whose number has since been given
// to some other program is removed, or PostgreSQL would refuse to start for ever.
func (s *Server) settleForerunner(ctx context.Context) error {
	pid, named := s.forerunner()
	if named && processExists(pid) {
		if s.isPostmaster(pid) {
			if err := s.stopForerunner(ctx, pid); err != nil {
				return err
			}
		} else if err := os.Remove(s.pidFile()); err != nil {
			return err
		}
	}
	s.endLeftovers(ctx)
	return nil
}

func (s *Server) stopForerunner(ctx context.Context, pid int) error {
	s.log.Warn("stopping a PostgreSQL that outlived the program that started it", "pid", pid)
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		if err := syscall.Kill(pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("PostgreSQL (process %d) already runs on %s and cannot be stopped: %w", pid, s.dataDir(), err)
		}
		if gone(ctx, politely, func() bool { return !s.isPostmaster(pid) }) {
			return nil
		}
	}
	return fmt.Errorf("PostgreSQL (process %d) already runs on %s and does not stop", pid, s.dataDir())
}

func (s *Server) pidFile() string { return filepath.Join(s.dataDir(), "postmaster.pid") }

// forerunner is the process that postmaster.pid names; false when there is no such file.
func (s *Server) forerunner() (pid int, named bool) {
	raw, err := os.ReadFile(s.pidFile())
	if err != nil {
		return 0, false
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	pid, err = strconv.Atoi(strings.TrimSpace(first))
	return pid, err == nil && pid > 0
}

// endLeftovers kills the children of a dead server. They would end by themselves at their next pause, but one that is
// busy holds the old shared memory, and the new server refuses to start beside it.
func (s *Server) endLeftovers(ctx context.Context) {
	gone(ctx, sternly, func() bool {
		orphans := s.orphans()
		for _, pid := range orphans {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		return len(orphans) == 0
	})
}

// processExists is true also for another user's process.
func processExists(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// gone asks again and again until is is true, and returns false if it never was in the time given.
func gone(ctx context.Context, within time.Duration, is func() bool) bool {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	for !is() {
		if pause(ctx, pollEvery) != nil {
			return false
		}
	}
	return true
}
