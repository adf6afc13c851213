package httpapi_test

import (
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestTheScreensAreServedBesideTheAPI(t *testing.T) {
	w := fixture.Start(t)
	script := strings.Repeat("let turnout = 1;\n", 500)
	a, err := app.New(app.Options{DB: w.DB, PublicURL: "https://turnout.example", Log: slog.New(slog.DiscardHandler), SPA: fstest.MapFS{
		"index.html":           {Data: []byte("<!doctype html><title>Turnout</title>")},
		"assets/app-1a2b3c.js": {Data: []byte(script)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	get := func(method, path string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "https://turnout.example"+path, nil)
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		answer := httptest.NewRecorder()
		a.Handler.ServeHTTP(answer, r)
		return answer
	}
	for name, c := range map[string]struct {
		method, path string
		status       int
		kind, cache  string
	}{
		"the front page":                {"GET", "/", 200, "text/html", "no-cache"},
		"an address of a screen":        {"GET", "/devon/training", 200, "text/html", "no-cache"},
		"a link that is also posted to": {"GET", "/devon/unsubscribe/0123456789abcdefABCDEF", 200, "text/html", "no-cache"},
		"a built file":                  {"GET", "/assets/app-1a2b3c.js", 200, "javascript", "immutable"},
		"nothing below the API":         {"GET", "/api/v1/devon/unicorns", 404, problemJSON, "no-store"},
		"nothing beside it either":      {"GET", "/api/v2", 404, problemJSON, "no-store"},
		"a page cannot be posted":       {"POST", "/devon/training", 404, problemJSON, ""},
		"a path that escapes":           {"GET", "/assets/../../etc/passwd", 400, "text/plain", ""},
	} {
		got := get(c.method, c.path)
		if got.Code != c.status || !strings.Contains(got.Header().Get("Content-Type"), c.kind) || !strings.Contains(got.Header().Get("Cache-Control"), c.cache) {
			t.Errorf("%s: %d %s, %s", name, got.Code, got.Header().Get("Content-Type"), got.Header().Get("Cache-Control"))
		}
	}
	packed := get("GET", "/assets/app-1a2b3c.js", "Accept-Encoding", "gzip")
	if packed.Header().Get("Content-Encoding") != "gzip" {
		t.Fatal("a script was sent unpacked to a browser that can unpack")
	}
	r, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := io.ReadAll(r); err != nil || string(plain) != script {
		t.Fatalf("%d bytes came out, %v", len(plain), err)
	}
	if ready := get(http.MethodGet, "/readyz"); ready.Code != 200 {
		t.Errorf("ready: %d", ready.Code)
	}
}

const problemJSON = "application/problem+json"
