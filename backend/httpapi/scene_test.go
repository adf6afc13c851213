package httpapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// scene is the whole application over a database of its own, asked by HTTP.
type scene struct {
	*fixture.World
	t       testing.TB
	app     *app.App
	devon   *fixture.Partnership
	cornish *fixture.Partnership
	logins  map[uuid.UUID]string // cookie by account
}

func newScene(t testing.TB) *scene { return newSceneLogging(t, slog.DiscardHandler) }

// newSceneLogging is a scene whose log goes somewhere.
func newSceneLogging(t testing.TB, log slog.Handler) *scene {
	w := fixture.Start(t)
	a, err := app.New(app.Options{DB: w.DB, MailFrom: "no-reply@turnout.example", PublicURL: "https://turnout.example", Log: slog.New(log)})
	if err != nil {
		t.Fatal(err)
	}
	return &scene{World: w, t: t, app: a, devon: w.Partnership("devon"), cornish: w.Partnership("cornwall"), logins: map[uuid.UUID]string{}}
}

// answer is what came back.
type answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// code is the problem's code, empty when it is none.
func (a answer) code() string {
	var p struct{ Code string }
	_ = json.Unmarshal(a.Body, &p)
	return p.Code
}

// withoutRequest is the body with its request id blanked, so that answers can be compared.
func (a answer) withoutRequest() string {
	var p map[string]any
	if json.Unmarshal(a.Body, &p) != nil {
		return string(a.Body)
	}
	delete(p, "requestId")
	out, _ := json.Marshal(p)
	return string(out)
}

// request is one call; Body is encoded as JSON unless it is raw bytes already.
type request struct {
	Method, Path string
	Body         any
	Header       map[string]string
}

// ask sends r as somebody; the zero Person is anonymous.
func (s *scene) ask(who fixture.Person, r request) answer {
	s.t.Helper()
	var body io.Reader
	switch b := r.Body.(type) {
	case nil:
	case []byte:
		body = bytes.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			s.t.Fatal(err)
		}
		body = bytes.NewReader(raw)
	}
	req := httptest.NewRequest(r.Method, "https://turnout.example/api/v1"+r.Path, body)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	req.Header.Set("Idempotency-Key", uuid.NewString())
	if who.Account != uuid.Nil {
		req.AddCookie(&http.Cookie{Name: "__Host-turnout", Value: s.login(who.Account)})
	}
	for k, v := range r.Header {
		req.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	s.app.Handler.ServeHTTP(w, req)
	if w.Header().Get("Set-Cookie") != "" {
		delete(s.logins, who.Account) // signed in or out: the cookie that was sent is not good any more
	}
	return answer{Status: w.Code, Header: w.Header(), Body: w.Body.Bytes()}
}

// login is the cookie of a real login session of an account.
func (s *scene) login(account uuid.UUID) string {
	if token := s.logins[account]; token != "" {
		return token
	}
	logins := access.Sessions(s.DB, true)
	ctx := actor.With(context.Background(), actor.Principal{})
	ctx, err := logins.Load(ctx, "")
	if err == nil {
		logins.Put(ctx, "account", account.String())
		s.logins[account], _, err = logins.Commit(ctx)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return s.logins[account]
}

// text and idOf read one value as the owner.
func (s *scene) text(sql string, args ...any) (v string) {
	s.t.Helper()
	if err := s.Owner.QueryRow(context.Background(), sql, args...).Scan(&v); err != nil {
		s.t.Fatalf("%v\n%s", err, sql)
	}
	return v
}

func (s *scene) idOf(sql string, args ...any) string {
	s.t.Helper()
	var id uuid.UUID
	if err := s.Owner.QueryRow(context.Background(), sql, args...).Scan(&id); err != nil {
		s.t.Fatalf("%v\n%s", err, sql)
	}
	return id.String()
}
