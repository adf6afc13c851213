package access_test

import (
	"context"
	"net/http"
	"sync"
	"testing"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// visit is one request of a browser that holds a token; it returns the context and how it ends.
func visit(t *testing.T, m *scs.SessionManager, token string) (ctx context.Context, leave func() string) {
	t.Helper()
	ctx, err := m.Load(context.Background(), token)
	if err != nil {
		t.Fatal(err)
	}
	return ctx, func() string {
		t.Helper()
		token, _, err := m.Commit(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
}

func TestLoginLastsUntilItIsEnded(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	anna := w.Partnership("devon").Person(fixture.Person{})
	m := access.Sessions(w.DB, false)

	ctx, leave := visit(t, m, "")
	browser, err := access.Browser(ctx, m)
	if err != nil || browser == "" || access.LoggedIn(ctx, m) != uuid.Nil {
		t.Fatalf("browser %q (%v), signed in %v", browser, err, access.LoggedIn(ctx, m))
	}
	if token := leave(); token != browser {
		t.Error("the browser's secret is not the token it keeps")
	}

	ctx, leave = visit(t, m, browser)
	if same, _ := access.Browser(ctx, m); same != browser {
		t.Error("a second code would be bound to another browser")
	}
	if err := access.LogIn(ctx, m, anna.Account); err != nil {
		t.Fatal(err)
	}
	token := leave()
	if token == browser {
		t.Error("the token was not renewed at sign-in")
	}
	if ctx, _ := visit(t, m, browser); access.LoggedIn(ctx, m) != uuid.Nil {
		t.Error("the token from before sign-in is signed in")
	}
	if n := w.Count(`SELECT count(*) FROM login_sessions WHERE account_id = $1`, anna.Account); n != 1 {
		t.Errorf("%d sessions stand beside the account, want 1", n)
	}

	ctx, _ = visit(t, m, token)
	if access.LoggedIn(ctx, m) != anna.Account {
		t.Errorf("signed in as %v", access.LoggedIn(ctx, m))
	}
	if err := access.LogOut(ctx, m); err != nil {
		t.Fatal(err)
	}
	if ctx, _ := visit(t, m, token); access.LoggedIn(ctx, m) != uuid.Nil {
		t.Error("signed in after signing out")
	}
}

func TestLoginThatHasEndedIsNobody(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	anna := w.Partnership("devon").Person(fixture.Person{})
	m := access.Sessions(w.DB, false)
	ctx, leave := visit(t, m, "")
	if err := access.LogIn(ctx, m, anna.Account); err != nil {
		t.Fatal(err)
	}
	token := leave()
	w.Exec(`UPDATE login_sessions SET expires_at = now() - interval '1 second'`)
	for name, tried := range map[string]string{"ended": token, "made up": "made up", "very long": string(make([]byte, 5000))} {
		if ctx, _ := visit(t, m, tried); access.LoggedIn(ctx, m) != uuid.Nil {
			t.Errorf("%s token is signed in", name)
		}
	}
}

func TestTokensAreNotKeptInClear(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	m := access.Sessions(w.DB, false)
	ctx, leave := visit(t, m, "")
	m.Put(ctx, "something", "kept")
	token := leave()
	if n := w.Count(`SELECT count(*) FROM login_sessions l WHERE position($1::bytea in token_hash) > 0 OR position($1::bytea in data) > 0`, []byte(token)); n != 0 {
		t.Error("the token stands in the table")
	}
	var seen int
	if err := w.DB.Pool.QueryRow(context.Background(), `SELECT count(*) FROM login_sessions`).Scan(&seen); err != nil || seen != 0 {
		t.Errorf("without the token %d sessions are seen (%v), want none", seen, err)
	}
}

func TestCookie(t *testing.T) {
	for secure, name := range map[bool]string{true: "__Host-turnout", false: "turnout"} {
		c := access.Sessions(nil, secure).Cookie
		if c.Name != name || c.Secure != secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" || c.SameSite != http.SameSiteLaxMode || !c.Persist {
			t.Errorf("secure %t: %+v", secure, c)
		}
	}
}

// When the database cannot say who somebody is, the answer is "try again", not "nobody" and not a fault of ours.
func TestNobodyKnowsWhoYouAreJustNow(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	anna := d.devon.Person(fixture.Person{})
	m := access.Sessions(d.DB, false)
	locked, err := d.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = locked.Rollback(context.Background()) }()
	if _, err := locked.Exec(t.Context(), `LOCK TABLE login_sessions, people`); err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	both.Go(func() {
		if _, err := m.Load(t.Context(), "token"); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("login: %v", err)
		}
	})
	both.Go(func() {
		if _, err := d.Principal(d.ctx, d.devon.ID, anna.Account); fault.KindOf(err) != fault.Unavailable {
			t.Errorf("principal: %v", err)
		}
	})
	both.Wait()
}
