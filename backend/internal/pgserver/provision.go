package pgserver

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// provision makes the roles and the database that are missing. It can be interrupted anywhere and run again.
func (s *Server) provision(ctx context.Context) error {
	if s.opts.Bare {
		return nil
	}
	conn, err := pgx.Connect(ctx, s.SuperURL())
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if err := EnsureRoles(ctx, conn, s.keys.Owner, s.keys.App); err != nil {
		return err
	}
	var found bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, Database).Scan(&found); err != nil || found {
		return err
	}
	_, err = conn.Exec(ctx, fmt.Sprintf(`CREATE DATABASE %s OWNER %s`, Database, Owner))
	return err
}

// EnsureRoles creates Owner and App with the passwords given unless they exist; it never changes one that does.
// Both passwords must consist of letters and digits. conn must be a superuser's.
func EnsureRoles(ctx context.Context, conn *pgx.Conn, ownerPassword, appPassword string) error {
	for role, password := range map[Role]string{Owner: ownerPassword, App: appPassword} {
		var found bool
		if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)`, role).Scan(&found); err != nil {
			return err
		}
		if found {
			continue
		}
		create := fmt.Sprintf(`CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '%s'`, role, password)
		if _, err := conn.Exec(ctx, create); err != nil {
			return err
		}
	}
	return nil
}

// ping makes one connection and drops it; nil means that the server takes work.
func ping(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}
