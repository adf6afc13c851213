package httpapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// readItself reads what is changed at its own address, readList among others.
func readItself(changed string) string { return changed }

func readList(at string) func(string) string { return func(string) string { return at } }

// asSeen adds to a change the version of what is changed, as somebody who may read it sees it now. The
// keys lead to it in what is read; a list is searched for the last segment of the changed path.
func asSeen(b builder, read func(changed string) string, keys ...string) builder {
	return builder{objects: b.objects, build: func(c cell) target {
		t := b.build(c)
		t.Body.(body)["version"] = c.versionOf(t.Path, read(t.Path), keys...)
		return t
	}}
}

// versionOf is "none" for what cannot be read.
func (s *scene) versionOf(changed, at string, keys ...string) string {
	s.t.Helper()
	reader := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Staff, actor.Administrator}})
	got := s.ask(reader, request{Method: "GET", Path: at})
	var said any
	if got.Status != http.StatusOK || json.Unmarshal(got.Body, &said) != nil {
		return "none"
	}
	for _, key := range keys {
		said = said.(map[string]any)[key]
	}
	if list, ok := said.([]any); ok {
		for _, one := range list {
			if one.(map[string]any)["id"] == path.Base(changed) {
				return fmt.Sprint(one.(map[string]any)["version"])
			}
		}
		return "none"
	}
	return fmt.Sprint(said.(map[string]any)["version"])
}

// Two tabs are open at the same thing. The first saves; what the second saves from what it saw before
// must not undo it, and tells nobody of a move that never was.
func TestASecondTabUndoesNothing(t *testing.T) {
	s := newScene(t)
	both := s.devon.Person(fixture.Person{Roles: []actor.Role{actor.Staff, actor.Administrator}})
	for _, op := range []string{"updateAgency", "updateSettings", "updateProgramme", "updateVenue", "updateRoom", "updateCourse", "updateSession", "updateEvent"} {
		t.Run(op, func(t *testing.T) {
			s.t = t
			second := builders[op].build(cell{s, both, builders[op].objects[0]}).request
			first := second
			first.Body = changed(op, second.Body.(body))
			if got := s.ask(both, first); got.Status != http.StatusOK {
				t.Fatalf("the first tab: %d %s", got.Status, got.Body)
			}
			if got := s.ask(both, second); got.Status != http.StatusConflict || got.code() != "changed_meanwhile" {
				t.Errorf("the second tab: %d %s", got.Status, got.Body)
			}
			if got := s.ask(both, first); got.Status != http.StatusOK && op != "updateSession" { // its part would be another new one
				t.Errorf("the first tab again, its answer lost: %d %s", got.Status, got.Body)
			}
			unsaid := first
			unsaid.Body = without(first.Body.(body), "version")
			if got := s.ask(both, unsaid); got.Status != http.StatusUnprocessableEntity {
				t.Errorf("nobody says which version they saw: %d %s", got.Status, got.Body)
			}
		})
	}
}

// changed is the same change with another text in one field.
func changed(op string, b body) body {
	field := map[string]string{"updateAgency": "name", "updateSettings": "name", "updateVenue": "name", "updateRoom": "name", "updateSession": "publicNote"}[op]
	if field == "" {
		field = "title"
	}
	other := without(b, "")
	other[field] = "Other " + uuid.NewString()
	return other
}

func without(b body, field string) body {
	rest := body{}
	for k, v := range b {
		if k != field {
			rest[k] = v
		}
	}
	return rest
}
