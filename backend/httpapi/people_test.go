package httpapi_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// json is the answer read as a JSON object; an empty one for no body.
func (a answer) json(t testing.TB) map[string]any {
	t.Helper()
	read := map[string]any{}
	if len(a.Body) == 0 {
		return read
	}
	if err := json.Unmarshal(a.Body, &read); err != nil {
		t.Fatalf("%v: %s", err, a.Body)
	}
	return read
}

// does asks and asserts the status.
func (s *scene) does(who fixture.Person, status int, method, path string, asked any) answer {
	s.t.Helper()
	got := s.ask(who, request{Method: method, Path: path, Body: asked})
	if got.Status != status {
		s.t.Fatalf("%s %s: %d %s, want %d", method, path, got.Status, got.Body, status)
	}
	return got
}

func TestPeopleOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	staff := s.devon.Staff()
	police := s.devon.Agency(fixture.Agency{Name: "Police"})
	school := s.devon.Agency(fixture.Agency{Name: "School"})
	made := s.does(staff, 201, "POST", "/devon/people", body{"name": "Zoë Lee", "email": "zoe@police.example", "agencyId": police.ID}).json(t)
	path := "/devon/people/" + made["id"].(string)
	if found := s.does(staff, 200, "GET", "/devon/people?q=zoe", nil).json(t)["people"].([]any); len(found) != 1 {
		t.Errorf("%v", found)
	}
	got := s.does(staff, 201, "POST", path+"/memberships", body{"agencyId": school.ID, "jobTitle": "Governor", "from": "2025-05-01"}).json(t)
	first := got["memberships"].([]any)[1].(map[string]any)
	if len(got["memberships"].([]any)) != 2 || first["from"] != "2025-05-01" || first["to"] != nil {
		t.Errorf("%v", got)
	}
	got = s.does(staff, 200, "POST", "/devon/memberships/"+first["id"].(string)+"/ending", body{"to": "2025-06-01"}).json(t)
	if last := got["memberships"].([]any)[1].(map[string]any); last["to"] != "2025-06-01" {
		t.Errorf("%v", got)
	}
	got = s.does(staff, 200, "PATCH", path, body{"name": "Zoë Lee-Smith", "email": "zoe@police.example", "suspended": true}).json(t)
	if got["name"] != "Zoë Lee-Smith" || got["suspended"] != true || got["email"] != "zoe@police.example" || got["bookings"] == nil {
		t.Errorf("%v", got)
	}
	s.does(staff, 200, "GET", path, nil)
	for what, wrong := range map[string]body{
		"unknown field": {"name": "A", "agencyId": police.ID, "administrator": true},
		"no agency":     {"name": "A"},
		"no such":       {"name": "A", "agencyId": uuid.New()},
		"blank name":    {"name": "  ", "agencyId": police.ID},
	} {
		if got := s.does(staff, 422, "POST", "/devon/people", wrong); !strings.Contains(string(got.Body), `"errors":[`) {
			t.Errorf("%s: %s", what, got.Body)
		}
	}
}

func TestPendingOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	staff := s.devon.Staff()
	police := s.devon.Agency(fixture.Agency{Name: "Police"})
	b := s.browser()
	b.want(b.ask("POST", "/devon/sign-in", body{"email": "jo@gmail.com", "code": b.code("jo@gmail.com")}), 200, "")
	b.want(b.ask("POST", "/devon/registration", body{"name": "Jo", "agencyId": police.ID, "jobTitle": ""}), 201, "")
	pending := s.does(staff, 200, "GET", "/devon/memberships/pending", nil).json(t)["memberships"].([]any)
	if len(pending) != 1 || !strings.Contains(pending[0].(map[string]any)["why"].(string), "gmail.com") {
		t.Fatalf("%v", pending)
	}
	path := "/devon/memberships/" + pending[0].(map[string]any)["id"].(string) + "/decision"
	s.does(staff, 200, "POST", path, body{"decision": "confirm"})
	s.does(staff, 409, "POST", path, body{"decision": "refuse"})
}

func TestRolesOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	admin, anna := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}}), s.devon.Person(fixture.Person{})
	path := "/devon/people/" + anna.ID.String() + "/roles"
	s.does(admin, 422, "POST", path, body{"role": "coordinator"})
	got := s.does(admin, 201, "POST", path, body{"role": "trainer"}).json(t)
	grant := got["roles"].([]any)[0].(map[string]any)["id"].(string)
	s.does(admin, 409, "POST", path, body{"role": "trainer"})
	if got = s.does(admin, 200, "DELETE", path+"/"+grant, nil).json(t); len(got["roles"].([]any)) != 0 {
		t.Errorf("%v", got)
	}
	s.does(admin, 404, "DELETE", path+"/"+grant, nil)
	mine := s.idOf(`SELECT id FROM role_grants WHERE person_id = $1`, admin.ID)
	s.does(admin, 409, "DELETE", "/devon/people/"+admin.ID.String()+"/roles/"+mine, nil)
}

func TestAgenciesOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	staff := s.devon.Staff()
	write := body{
		"name": "Exeter School", "sector": "education", "contributing": true, "turnoverBand": "unknown", "area": "in",
		"domains": []string{"@Exeter.sch.uk"}, "financeEmail": "", "purchaseOrderRequired": false, "status": "active", "agencyClass": "member",
	}
	made := s.does(staff, 201, "POST", "/devon/agencies", write).json(t)
	if made["domains"].([]any)[0] != "exeter.sch.uk" || made["agencyClass"] != "member" || made["people"] != 0.0 {
		t.Errorf("%v", made)
	}
	path := "/devon/agencies/" + made["id"].(string)
	write["parentId"], write["version"] = made["id"], made["version"]
	s.does(staff, 422, "PUT", path, write)
	delete(write, "parentId")
	write["domains"] = []string{"gmail.com"}
	if got := s.does(staff, 422, "PUT", path, write); !strings.Contains(string(got.Body), `"field":"domains.0"`) {
		t.Errorf("%s", got.Body)
	}
	write["domains"] = []string{}
	if got := s.does(staff, 200, "PUT", path, write).json(t); len(got["agency"].(map[string]any)["domains"].([]any)) != 0 || got["members"] == nil {
		t.Errorf("%v", got)
	}
	s.does(staff, 200, "GET", path, nil)
	if found := s.does(staff, 200, "GET", "/devon/agencies?q=exter&sector=education", nil).json(t)["agencies"].([]any); len(found) != 1 {
		t.Errorf("%v", found)
	}
	if found := s.does(s.devon.Person(fixture.Person{}), 200, "GET", "/devon/agencies/search?q=exeter", nil).json(t)["agencies"].([]any); len(found) != 1 {
		t.Errorf("%v", found)
	}
}
