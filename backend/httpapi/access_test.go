package httpapi_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// browser keeps its cookies between requests, as browsers do.
type browser struct {
	*scene
	cookies map[string]string
}

func (s *scene) browser() *browser { return &browser{s, map[string]string{}} }

func (b *browser) ask(method, path string, asked any) answer {
	b.t.Helper()
	var kept []string
	for name, value := range b.cookies {
		kept = append(kept, name+"="+value)
	}
	got := b.scene.ask(fixture.Person{}, request{Method: method, Path: path, Body: asked, Header: map[string]string{"Cookie": strings.Join(kept, "; ")}})
	for _, c := range (&http.Response{Header: got.Header}).Cookies() {
		if b.cookies[c.Name] = c.Value; c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return got
}

// want asserts status and code and returns the answer read as JSON.
func (b *browser) want(got answer, status int, code string) map[string]any {
	b.t.Helper()
	if got.Status != status || got.code() != code {
		b.t.Fatalf("%d %s, want %d %s", got.Status, got.Body, status, code)
	}
	return got.json(b.t)
}

// code asks for a code and reads it in the mail.
func (b *browser) code(email string) string {
	b.t.Helper()
	b.want(b.ask("POST", "/devon/sign-in/codes", body{"email": email}), http.StatusAccepted, "")
	return b.text(`SELECT substring(body_text FROM '[0-9]{6}') FROM outbox WHERE to_email = $1 ORDER BY id DESC LIMIT 1`, email)
}

func TestSignInRegisterAndOut(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	agency := s.devon.Agency(fixture.Agency{Name: "Police", Domains: []string{"police.example"}})
	b := s.browser()
	if me := b.want(b.ask("GET", "/devon/me", nil), 200, ""); me["signedIn"] != false {
		t.Errorf("%v", me)
	}
	b.want(b.ask("GET", "/devon/registration", nil), 401, "sign_in_first")

	code := b.code("jo@police.example")
	before := b.cookies["__Host-turnout"]
	me := b.want(b.ask("POST", "/devon/sign-in", body{"email": "Jo@Police.example", "code": code}), 200, "")
	if me["signedIn"] != true || me["email"] != "jo@police.example" && me["email"] != "Jo@Police.example" || me["person"] != nil {
		t.Errorf("%v", me)
	}
	if b.cookies["__Host-turnout"] == before {
		t.Error("the cookie was not renewed at sign-in")
	}
	suggestion := b.want(b.ask("GET", "/devon/registration", nil), 200, "")
	if found := suggestion["agencies"].([]any); len(found) != 1 || found[0].(map[string]any)["name"] != "Police" {
		t.Errorf("%v", suggestion)
	}
	me = b.want(b.ask("POST", "/devon/registration", body{"name": "Jo", "agencyId": agency.ID, "jobTitle": "PC"}), 201, "")
	person := me["person"].(map[string]any)
	if person["name"] != "Jo" || person["memberships"].([]any)[0].(map[string]any)["status"] != "confirmed" {
		t.Errorf("%v", me)
	}
	b.want(b.ask("POST", "/devon/registration", body{"name": "Jo", "agencyId": agency.ID, "jobTitle": "PC"}), 403, "not_allowed")
	me = b.want(b.ask("PATCH", "/devon/me", body{"name": "Jo B", "doNotList": true}), 200, "")
	if me["person"].(map[string]any)["name"] != "Jo B" {
		t.Errorf("%v", me)
	}
	if me = b.want(b.ask("GET", "/cornwall/me", nil), 200, ""); me["signedIn"] != true || me["person"] != nil {
		t.Errorf("in another partnership: %v", me)
	}

	b.want(b.ask("POST", "/devon/sign-out", nil), 204, "")
	if me = b.want(b.ask("GET", "/devon/me", nil), 200, ""); me["signedIn"] != false || len(b.cookies) != 0 {
		t.Errorf("%v, cookies %v", me, b.cookies)
	}
	if n := s.Count(`SELECT count(*) FROM login_sessions`); n != 0 {
		t.Errorf("%d login sessions are left", n)
	}
}

func TestSignInAttacks(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	owner, thief := s.browser(), s.browser()
	code := owner.code("anna@devon.example")
	try := func(b *browser, code string) answer {
		return b.ask("POST", "/devon/sign-in", body{"email": "anna@devon.example", "code": code})
	}
	thief.want(try(thief, code), 422, "no_live_code")
	thief.code("bert@devon.example") // now the thief's browser has a secret of its own
	thief.want(try(thief, code), 422, "no_live_code")
	thief.cookies["__Host-turnout"] = "made-up"
	thief.want(try(thief, code), 422, "no_live_code")

	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	for range 4 {
		owner.want(try(owner, wrong), 422, "wrong_code")
	}
	owner.want(try(owner, wrong), 422, "too_many_tries")
	owner.want(try(owner, code), 422, "no_live_code")
	again := owner.code("anna@devon.example")
	owner.want(try(owner, again), 200, "")
	owner.want(try(owner, again), 422, "no_live_code")

	for _, email := range []string{"training@devon.example", "anna@devon..example", "anna", "x y@devon.example", " anna@devon.example", "änna@devon.example"} {
		got := owner.ask("POST", "/devon/sign-in/codes", body{"email": email})
		if got.Status != 422 || !strings.Contains(string(got.Body), `"field":"email"`) {
			t.Errorf("%s: %d %s", email, got.Status, got.Body)
		}
	}
}

func TestSuspensionEndsALoginAtOnce(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	anna := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Staff}})
	list := request{Method: "GET", Path: "/devon/people"}
	if got := s.ask(anna, list); got.Status != 200 {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	admin := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}})
	got := s.ask(admin, request{Method: "PATCH", Path: "/devon/people/" + anna.ID.String(), Body: body{"name": "Anna", "email": anna.Email, "suspended": true}})
	if got.Status != 200 || got.json(t)["suspended"] != true {
		t.Fatalf("%d %s", got.Status, got.Body)
	}
	if got := s.ask(anna, list); got.Status != 403 {
		t.Errorf("suspended, still %d", got.Status)
	}
	if me := s.ask(anna, request{Method: "GET", Path: "/devon/me"}).json(t); me["signedIn"] != true || me["person"] != nil {
		t.Errorf("%v", me)
	}
}

func TestDemoOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	b := s.browser()
	for _, path := range []string{"/devon/demo", "/devon/demo/mailbox", "/devon/demo/mailbox/any"} {
		b.want(b.ask("GET", path, nil), 404, "not_found")
	}
	b.want(b.ask("POST", "/devon/demo/sign-in", body{"key": "staff"}), 404, "not_found")

	s.Exec(`UPDATE deployment SET demo = true`)
	anna := s.devon.Person(fixture.Person{Name: "Anna", Roles: []actor.Role{actor.Staff}})
	s.Exec(`INSERT INTO demo_people (partnership_id, key, person_id, role, hint, position) VALUES ($1, 'staff', $2, 'staff', 'runs the year', 1)`, s.devon.ID, anna.ID)
	people := b.want(b.ask("GET", "/devon/demo", nil), 200, "")["people"].([]any)
	if len(people) != 1 || people[0].(map[string]any)["name"] != "Anna" {
		t.Errorf("%v", people)
	}
	me := b.want(b.ask("POST", "/devon/demo/sign-in", body{"key": "staff"}), 200, "")
	if me["demo"] != true || me["roles"].([]any)[0].(map[string]any)["role"] != "staff" {
		t.Errorf("%v", me)
	}
	b.want(b.ask("GET", "/devon/people", nil), 200, "")
	b.want(b.ask("POST", "/devon/demo/sign-in", body{"key": "nobody"}), 404, "not_found")

	b.code("jo@devon.example")
	mails := b.want(b.ask("GET", "/devon/demo/mailbox?to=JO@devon.example", nil), 200, "")["mails"].([]any)
	if len(mails) != 1 {
		t.Fatalf("%v", mails)
	}
	id := mails[0].(map[string]any)["id"].(string)
	if mail := b.want(b.ask("GET", "/devon/demo/mailbox/"+id, nil), 200, ""); !strings.Contains(mail["text"].(string), "sign-in") || mail["hasCalendar"] != false {
		t.Errorf("%v", mail)
	}
	b.want(b.ask("GET", "/devon/demo/mailbox/"+id+"/calendar", nil), 404, "not_found")
	b.want(b.ask("GET", "/cornwall/demo/mailbox/"+id, nil), 404, "not_found")
	s.Exec(`UPDATE outbox SET calendar = 'BEGIN:VCALENDAR', calendar_method = 'REQUEST'`)
	if file := b.ask("GET", "/devon/demo/mailbox/"+id+"/calendar", nil); file.Status != 200 || string(file.Body) != "BEGIN:VCALENDAR" ||
		!strings.HasPrefix(file.Header.Get("Content-Type"), "text/calendar") {
		t.Errorf("%d %s %v", file.Status, file.Body, file.Header)
	}
	b.want(b.ask("GET", "/devon/demo/mailbox?cursor=nonsense", nil), 422, "invalid_input")
}
