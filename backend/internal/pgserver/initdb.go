package pgserver

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// dataDir is where the data really are: behind the link that moveOut made, if it did.
func (s *Server) dataDir() string {
	if target, err := os.Readlink(s.files.data()); err == nil {
		return target
	}
	return s.files.data()
}

// makeData runs initdb unless there are data. They appear under their name only when complete, so that an interrupted
// first start is simply begun again. The keys are on disk before the data that need them.
func (s *Server) makeData(ctx context.Context) error {
	if s.files.hasData() {
		return nil
	}
	if err := s.files.writeKeys(s.keys); err != nil {
		return err
	}
	fresh := s.dataDir() + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	s.log.Info("making the data for PostgreSQL; this takes some seconds, once", "version", s.binaries.Major, "folder", s.dataDir())
	if err := s.initdb(ctx, fresh); err != nil {
		return err
	}
	return os.Rename(fresh, s.dataDir())
}

func (s *Server) initdb(ctx context.Context, fresh string) error {
	password, err := s.passwordFile()
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(password) }()
	args := append([]string{
		"--pgdata", fresh, "--username", string(Super), "--auth", "scram-sha-256", "--pwfile", password,
		"--encoding", "UTF8", "--data-checksums", "--no-instructions",
	}, localeArgs(runtime.GOOS, s.binaries.Major)...)
	cmd := s.identity.command(s.binaries.Initdb(), args...)
	cmd.Dir = filepath.Dir(fresh)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	dieWithParent(cmd.SysProcAttr)
	if err := runUntil(ctx, cmd); err != nil {
		return fmt.Errorf("initdb failed: %w\n%s", err, out.String())
	}
	return nil
}

// passwordFile lies where the identity can read it: initdb takes the password from a file only.
func (s *Server) passwordFile() (string, error) {
	path := s.dataDir() + ".password"
	if err := os.WriteFile(path, []byte(s.keys.Super), 0o600); err != nil {
		return "", err
	}
	if s.identity.user == nil {
		return path, nil
	}
	return path, s.giveAway(path)
}

// localeArgs sort and compare the same way on every machine. PostgreSQL brings C.UTF-8 along only since 17; before, the
// system must know it, which macOS does not.
func localeArgs(goos string, major int) []string {
	if goos == "linux" || major < 17 {
		return []string{"--locale=C.UTF-8"}
	}
	return []string{"--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"}
}
