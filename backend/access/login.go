package access

import (
	"context"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// loginLasts is how long somebody stays signed in on their own device.
const loginLasts = 30 * 24 * time.Hour

// accountKey is where a login keeps whose it is.
const accountKey = "account"

// Sessions returns the login sessions of the deployment: one cookie, kept in login_sessions under the
// hash of its token. secure is true wherever the site is reached by https.
func Sessions(db *database.DB, secure bool) *scs.SessionManager {
	m := scs.New()
	m.Lifetime = loginLasts
	m.Store = &loginStore{db: db, codec: m.Codec}
	m.Cookie.Name = "turnout"
	m.Cookie.Path = "/"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	if m.Cookie.Secure = secure; secure {
		m.Cookie.Name = "__Host-turnout" // browsers then refuse it from a neighbouring host or without https
	}
	return m
}

// Browser returns the secret of the browser behind ctx, making one if it has none yet: the token of
// its login session, which the browser keeps and we do not (the store has its hash).
func Browser(ctx context.Context, m *scs.SessionManager) (string, error) {
	if token := m.Token(ctx); token != "" {
		return token, nil
	}
	if err := m.RenewToken(ctx); err != nil {
		return "", err
	}
	return m.Token(ctx), nil
}

// LogIn makes the session behind ctx the account's, under a new token.
func LogIn(ctx context.Context, m *scs.SessionManager, account uuid.UUID) error {
	if err := m.RenewToken(ctx); err != nil {
		return err
	}
	m.Put(ctx, accountKey, account.String())
	return nil
}

// LoggedIn returns the account of the session behind ctx; uuid.Nil when nobody is signed in.
func LoggedIn(ctx context.Context, m *scs.SessionManager) uuid.UUID {
	id, err := uuid.Parse(m.GetString(ctx, accountKey))
	if err != nil {
		return uuid.Nil
	}
	return id
}

// LogOut ends the session behind ctx.
func LogOut(ctx context.Context, m *scs.SessionManager) error { return m.Destroy(ctx) }
