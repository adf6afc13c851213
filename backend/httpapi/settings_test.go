package httpapi_test

import (
	"strings"
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestSettingsOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	admin := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}})
	settings := s.does(admin, 200, "GET", "/devon/settings", nil).json(t)
	settings["name"], settings["colour"], settings["decimals"] = "New Name", "#aa0000", 0
	if got := s.does(admin, 200, "PUT", "/devon/settings", settings).json(t); got["name"] != "New Name" {
		t.Errorf("%v", got)
	}
	if got := s.does(fixture.Person{}, 200, "GET", "/devon", nil).json(t); got["name"] != "New Name" || got["colour"] != "#aa0000" {
		t.Errorf("not shown at once: %v", got)
	}
	settings["privacyUrl"] = "javascript:alert(1)"
	if got := s.does(admin, 422, "PUT", "/devon/settings", settings); !strings.Contains(string(got.Body), `"field":"privacyUrl"`) {
		t.Errorf("%s", got.Body)
	}
	got := s.does(admin, 200, "PUT", "/devon/localities", body{"localities": []body{{"name": "Exeter"}, {"name": "Torridge"}}}).json(t)
	first := got["localities"].([]any)[0].(map[string]any)
	s.does(admin, 200, "PUT", "/devon/localities", body{"localities": []body{{"id": first["id"], "name": "City of Exeter"}}})
	s.Clock.Advance(time.Second) // pages for everybody are rendered once a second
	shown := s.does(fixture.Person{}, 200, "GET", "/devon", nil).json(t)["localities"].([]any)
	if len(shown) != 1 || shown[0].(map[string]any)["name"] != "City of Exeter" {
		t.Errorf("%v", shown)
	}
}

func TestPartnershipsOverHTTP(t *testing.T) {
	t.Parallel()
	s := newScene(t)
	s.Exec(`UPDATE partnerships SET published = false WHERE slug = 'cornwall'`)
	got := s.does(fixture.Person{}, 200, "GET", "/partnerships", nil).json(t)
	if found := got["partnerships"].([]any); len(found) != 1 || found[0].(map[string]any)["slug"] != "devon" || got["demo"] != false {
		t.Errorf("%v", got)
	}
	s.does(fixture.Person{}, 404, "GET", "/atlantis", nil)
	page := s.does(fixture.Person{}, 200, "GET", "/cornwall", nil).json(t)
	if page["slug"] != "cornwall" || page["levelTags"] == nil || page["priorities"] == nil || page["localities"] == nil {
		t.Errorf("%v", page)
	}
}
