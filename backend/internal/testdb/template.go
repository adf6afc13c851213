package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/pgserver"
	"github.com/turnout-uk/turnout/migrations"
)

// templateName is another for every other set of migrations, ours and River's, so that programs of the same run share a
// template and a changed schema never meets an old one.
func templateName() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(migrations.FS, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		sql, err := fs.ReadFile(migrations.FS, path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(sql), sql)
		return err
	})
	if err != nil {
		return "", err
	}
	river, err := rivermigrate.New(riverpgxv5.New(nil), nil)
	if err != nil {
		return "", err
	}
	for _, version := range river.AllVersions() {
		fmt.Fprintf(hash, "river %d\n%s", version.Version, version.SQLUp)
	}
	return "template_" + hex.EncodeToString(hash.Sum(nil)[:8]), nil
}

// prepareLock is held while roles and template are made: several test programs may begin at once.
const prepareLock = 7_885_688_766

// prepare makes the roles and the template unless they are there.
func (s server) prepare(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.superURL)
	if err != nil {
		return fmt.Errorf("the PostgreSQL for the tests does not answer: %w", err)
	}
	defer closeConn(conn) // and with it the lock goes
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock($1)`, prepareLock); err != nil {
		return err
	}
	if err := s.ensureRoles(ctx, conn); err != nil {
		return err
	}
	var found bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, s.template).Scan(&found); err != nil || found {
		return err
	}
	return s.buildTemplate(ctx, conn)
}

// buildTemplate gives the template its name only when it is complete.
func (s server) buildTemplate(ctx context.Context, conn *pgx.Conn) error {
	draft := "draft_of_" + s.template
	for _, statement := range []string{
		`DROP DATABASE IF EXISTS ` + draft + ` WITH (FORCE)`,
		`CREATE DATABASE ` + draft + ` OWNER ` + string(pgserver.Owner),
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	if err := database.Migrate(ctx, s.url(pgserver.Owner, draft)); err != nil {
		return err
	}
	for _, statement := range []string{
		`ALTER DATABASE ` + draft + ` ALLOW_CONNECTIONS false`, // a template that is in use cannot be copied
		`ALTER DATABASE ` + draft + ` RENAME TO ` + s.template,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// ensureRoles makes the two roles, and fails when they are there with passwords that are not the tests': then the server
// is somebody's, and its roles are not ours to change.
func (s server) ensureRoles(ctx context.Context, conn *pgx.Conn) error {
	if err := pgserver.EnsureRoles(ctx, conn, s.password(pgserver.Owner), s.password(pgserver.App)); err != nil {
		return err
	}
	for _, role := range []pgserver.Role{pgserver.Owner, pgserver.App} {
		probe, err := pgx.Connect(ctx, s.url(role, "postgres"))
		if err != nil {
			return fmt.Errorf("%s must name a server for tests only; on this one the role %s exists with a password of its own: %w", serverVariable, role, err)
		}
		closeConn(probe)
	}
	return nil
}
