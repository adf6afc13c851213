package httpapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestBadInputLandsOnItsFieldAndChangesNothing(t *testing.T) {
	s := newScene(t)
	staff := s.devon.Staff()
	session := s.devon.Session(fixture.Session{})
	course := func(change func(body)) body {
		b := courseBody(cell{scene: s}).(body)
		change(b)
		return b
	}
	update := "/devon/sessions/" + session.ID.String()
	seen := s.versionOf(update, update)
	parts := func(p ...body) body { return body{"mode": "in_person", "version": seen, "parts": p} }
	for name, c := range map[string]struct {
		r      request
		status int
		field  string
		code   string
	}{
		"not JSON":       {request{"POST", "/devon/courses", []byte(`{"title":`), nil}, 400, "", "malformed"},
		"unknown field":  {request{"POST", "/devon/courses", course(func(b body) { b["isAdmin"] = true }), nil}, 422, "isAdmin", "unknown_field"},
		"wrong type":     {request{"POST", "/devon/courses", course(func(b body) { b["cpdMinutes"] = "three" }), nil}, 422, "cpdMinutes", "wrong_type"},
		"missing field":  {request{"POST", "/devon/courses", course(func(b body) { delete(b, "title") }), nil}, 422, "title", "required"},
		"not a choice":   {request{"POST", "/devon/courses", course(func(b body) { b["format"] = "telepathy" }), nil}, 422, "format", "not_a_choice"},
		"out of range":   {request{"POST", "/devon/courses", course(func(b body) { b["cpdMinutes"] = -1 }), nil}, 422, "cpdMinutes", "out_of_range"},
		"too long":       {request{"POST", "/devon/courses", course(func(b body) { b["title"] = strings.Repeat("a", 161) }), nil}, 422, "title", "too_long"},
		"bad time":       {request{"PUT", update, parts(body{"date": "2025-09-10", "startWall": "25:00", "endWall": "12:30"}), nil}, 422, "parts.0.startWall", "wrong_format"},
		"no such date":   {request{"PUT", update, parts(body{"date": "2025-02-30", "startWall": "09:30", "endWall": "12:30"}), nil}, 422, "parts.0.date", "wrong_format"},
		"ends first":     {request{"PUT", update, parts(body{"date": "2025-09-10", "startWall": "12:30", "endWall": "09:30"}), nil}, 422, "parts.0.endWall", ""},
		"March gap":      {request{"PUT", update, parts(body{"date": "2026-03-29", "startWall": "01:30", "endWall": "03:30"}), nil}, 422, "parts.0.startWall", "nonexistent_time"},
		"October doubt":  {request{"PUT", update, parts(body{"date": "2025-10-26", "startWall": "01:30", "endWall": "03:30"}), nil}, 422, "parts.0.startWall", "ambiguous_time"},
		"bad query":      {request{"GET", "/devon/sessions?limit=5000", nil, nil}, 422, "limit", "out_of_range"},
		"bad cursor":     {request{"GET", "/devon/sessions?cursor=zzz", nil, nil}, 422, "cursor", ""},
		"bad year":       {request{"GET", "/devon/figures?year=2024", nil, nil}, 422, "year", "wrong_format"},
		"bad e-mail":     {request{"POST", "/devon/sign-in/codes", body{"email": "nobody"}, nil}, 422, "email", "wrong_format"},
		"role mailbox":   {request{"POST", "/devon/sign-in/codes", body{"email": "training@devon.example"}, nil}, 422, "email", "role_mailbox"},
		"id of no form":  {request{"GET", "/devon/sessions/42", nil, nil}, 404, "", "not_found"},
		"no partnership": {request{"GET", "/atlantis/sessions", nil, nil}, 404, "", "not_found"},
		"no such page":   {request{"GET", "/devon/unicorns", nil, nil}, 404, "", "not_found"},
		"method":         {request{"DELETE", "/devon/courses", nil, nil}, 405, "", "method_not_allowed"},
		"a huge body":    {request{"POST", "/devon/courses", bytes.Repeat([]byte(" "), 3<<20), nil}, 413, "", "too_large"},
		"another origin": {request{"POST", "/devon/courses", course(func(body) {}), map[string]string{"Origin": "https://evil.example"}}, 403, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			before := s.fingerprint()
			a := s.ask(staff, c.r)
			if a.Status != c.status || c.code != "" && c.field == "" && a.code() != c.code {
				t.Fatalf("%d %s, want %d %s", a.Status, a.Body, c.status, c.code)
			}
			if c.field != "" && !hasField(a.Body, c.field, c.code) {
				t.Errorf("no error %q on %q in %s", c.code, c.field, a.Body)
			}
			if after := s.fingerprint(); after != before {
				t.Errorf("something was written: %s, before %s", after, before)
			}
			for header, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'self'", "Strict-Transport-Security": "max-age",
				"Cache-Control": "no-store",
			} {
				if !strings.Contains(a.Header.Get(header), want) {
					t.Errorf("%s is %q on %d", header, a.Header.Get(header), a.Status)
				}
			}
		})
	}
}

// An address that is too long as well as malformed is told one thing.
func TestAnAddressIsToldOneThing(t *testing.T) {
	s := newScene(t)
	a := s.ask(fixture.Person{}, request{"POST", "/devon/sign-in/codes", body{"email": strings.Repeat("é", 300)}, nil})
	if n := strings.Count(string(a.Body), `"field":"email"`); n != 1 || !hasField(a.Body, "email", "too_long") {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

func hasField(raw []byte, field, code string) bool {
	var p struct {
		Errors []struct{ Field, Code string }
	}
	_ = json.Unmarshal(raw, &p)
	for _, e := range p.Errors {
		if e.Field == field && (code == "" || e.Code == code) {
			return true
		}
	}
	return false
}

// fingerprint counts the rows of every table of a partnership.
func (s *scene) fingerprint() string {
	rows, err := s.Owner.Query(s.t.Context(), `SELECT relname, (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || relname, false, true, '')))[1]::text
		FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY relname`)
	if err != nil {
		s.t.Fatal(err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var table, count string
		if err := rows.Scan(&table, &count); err != nil {
			s.t.Fatal(err)
		}
		if table != "login_sessions" {
			fmt.Fprintf(&b, "%s=%s ", table, count)
		}
	}
	return b.String()
}

func TestAnonymousListsAreRenderedOncePerSecondAndMatchTheirETag(t *testing.T) {
	s := newScene(t)
	s.devon.Session(fixture.Session{})
	list := request{Method: "GET", Path: "/devon/sessions"}
	first := s.ask(fixture.Person{}, list)
	etag := first.Header.Get("ETag")
	if first.Status != 200 || etag == "" {
		t.Fatalf("%d, ETag %q", first.Status, etag)
	}
	list.Header = map[string]string{"If-None-Match": etag}
	if again := s.ask(fixture.Person{}, list); again.Status != http.StatusNotModified || len(again.Body) > 0 {
		t.Fatalf("%d with %d bytes", again.Status, len(again.Body))
	}
	s.devon.Session(fixture.Session{})
	if same := s.ask(fixture.Person{}, list); same.Status != http.StatusNotModified {
		t.Fatalf("within the second: %d", same.Status)
	}
	s.Clock.Advance(time.Second)
	if fresh := s.ask(fixture.Person{}, list); fresh.Status != 200 || fresh.Header.Get("ETag") == etag {
		t.Fatalf("a second later: %d, the same ETag %t", fresh.Status, fresh.Header.Get("ETag") == etag)
	}
	if mine := s.ask(s.devon.Staff(), list); mine.Header.Get("ETag") != "" {
		t.Error("the list of somebody signed in was kept")
	}
}

// What a partnership is answered does not depend on what another holds: byte for byte, whether the
// other is empty or full, for every operation that can be read.
func TestAnswersAreTheSameWhetherTheOtherPartnershipIsEmptyOrFull(t *testing.T) {
	s := newScene(t)
	staff, admin := s.devon.Staff(), s.devon.Person(fixture.Person{Roles: []role{"staff", "administrator"}})
	coordinator := s.devon.Person(fixture.Person{Roles: []role{"coordinator"}})
	session := s.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, -7), Trainers: ids(staff.ID)})
	s.devon.Booking(fixture.Booking{Session: session.ID})
	s.devon.Event(fixture.Event{})
	ask := func() map[string]string {
		s.Clock.Advance(2 * time.Second) // past what is kept for anonymous readers
		answers := map[string]string{}
		for op, rule := range accessRules(t) {
			path := readable(op, session)
			if path == "" {
				continue
			}
			who := staff
			switch {
			case rule["staff"] == "" && rule["coordinator"] != "":
				who = coordinator
			case rule["staff"] == "":
				who = admin
			}
			a := s.ask(who, request{Method: "GET", Path: path})
			if a.Status != 200 {
				t.Errorf("%s: %d %s", op, a.Status, a.Body)
			}
			answers[op] = string(a.Body)
		}
		return answers
	}
	empty := ask()
	s.fill(s.cornish)
	full := ask()
	var ops []string
	for op := range empty {
		ops = append(ops, op)
	}
	sort.Strings(ops)
	for _, op := range ops {
		if empty[op] != full[op] {
			t.Errorf("%s tells that the other partnership has filled:\n%s\n%s", op, empty[op], full[op])
		}
	}
	t.Logf("%d operations compared: %s", len(ops), strings.Join(ops, " "))
}

// readable is the path of an operation that only reads, in the partnership devon; empty for others.
func readable(op string, session fixture.Session) string {
	b, ok := builders[op]
	if !ok {
		return ""
	}
	switch op {
	case "getSession", "getConditions", "listSessionBookings", "getRegister":
		rest := map[string]string{"getConditions": "/conditions", "listSessionBookings": "/bookings", "getRegister": "/register"}[op]
		return "/devon/sessions/" + session.ID.String() + rest
	case "getCourse":
		return "/devon/courses/" + session.Course.String()
	case "getMe", "getDemo", "listDemoMail", "listMyBookings", "listMySessions", "getRegistration", "listPartnerships":
		return ""
	}
	if len(b.objects) != 1 || b.method != http.MethodGet {
		return ""
	}
	return b.path
}

// fill gives a partnership some of everything.
func (s *scene) fill(p *fixture.Partnership) {
	p.Locality("Elsewhere")
	event := p.Event(fixture.Event{})
	for range 5 {
		trainer := p.Trainer()
		past := p.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, -7), Event: event.ID, Trainers: ids(trainer.ID)})
		next := p.Session(fixture.Session{})
		for range 5 {
			p.Booking(fixture.Booking{Session: past.ID})
			p.Booking(fixture.Booking{Session: next.ID})
		}
	}
}
