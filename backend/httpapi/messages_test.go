package httpapi_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// A mail program posts the form of RFC 8058 to the very address that people open, without a cookie.
func TestOneClickOfAMailProgramEndsNews(t *testing.T) {
	s := newScene(t)
	path := buildSubscription("GET")(cell{s, fixture.Person{}, nothing}).Path
	s.Exec(`INSERT INTO mail_preferences (partnership_id, person_id, news, changed_at)
		SELECT partnership_id, person_id, true, now() FROM links WHERE purpose = 'unsubscribe'`)
	post := func(path string) int {
		r := httptest.NewRequest(http.MethodPost, "https://turnout.example"+path, strings.NewReader("List-Unsubscribe=One-Click"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		s.app.Handler.ServeHTTP(w, r)
		return w.Code
	}
	wanted := func() int { return s.Count(`SELECT count(*) FROM mail_preferences WHERE news`) }
	if got := s.ask(fixture.Person{}, request{Method: "GET", Path: path}); got.Status != http.StatusOK || wanted() != 1 {
		t.Fatalf("looking: %d, %d want news", got.Status, wanted())
	}
	for range 2 {
		if status := post(path); status != http.StatusOK || wanted() != 0 {
			t.Fatalf("%d, %d want news", status, wanted())
		}
	}
	if status := post("/devon/unsubscribe/never-was-a-token"); status != http.StatusNotFound {
		t.Errorf("a token that never was: %d", status)
	}
}
