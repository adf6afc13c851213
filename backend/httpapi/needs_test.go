package httpapi_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/sharing"
)

// marker is what nobody would say by chance; wherever it turns up, a need did.
const marker = "quincemarker7321"

// needsScene is a session five days from now; Anna of an agency with a coordinator booked it, and told
// what she needs; everything else in it she did or had done through the API.
type needsScene struct {
	*scene
	log     *bytes.Buffer
	session fixture.Session
	anna    fixture.Person
	booking string
	who     map[string]fixture.Person
	ids     map[string]string // of path parameters
}

func newNeedsScene(t *testing.T) needsScene {
	log := &bytes.Buffer{}
	s := needsScene{scene: newSceneLogging(t, slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), log: log}
	agency := s.devon.Agency(fixture.Agency{}).ID
	one := func(roles ...actor.Role) fixture.Person {
		return s.devon.Person(fixture.Person{Agency: agency, Roles: roles})
	}
	s.anna = one()
	s.who = map[string]fixture.Person{
		"she herself": s.anna, "trainer of the session": one(actor.Trainer), "staff": one(actor.Staff), "another trainer": one(actor.Trainer),
		"her coordinator": one(actor.Coordinator), "administrator": one(actor.Administrator), "fellow delegate": one(), "anonymous": {},
	}
	event := s.devon.Event(fixture.Event{Figures: true})
	s.session = s.devon.Session(fixture.Session{
		Starts: fixture.Now.AddDate(0, 0, 5), Trainers: fixture.IDs(s.who["trainer of the session"].ID), Event: event.ID,
	})
	s.devon.Booking(fixture.Booking{Session: s.session.ID, Person: s.who["fellow delegate"]})
	s.must(s.anna, "POST", "/devon/sessions/"+s.session.ID.String()+"/bookings", body{})
	s.booking = s.idOf(`SELECT id FROM bookings WHERE person_id = $1`, s.anna.ID)
	s.must(s.anna, "PUT", "/devon/bookings/"+s.booking+"/needs", body{"kinds": []string{"halal"}, "note": marker, "consent": true, "keep": true})
	s.must(s.anna, "PUT", "/devon/bookings/"+s.booking+"/listing", body{"withEmail": true, "until": "2025-07-01"})
	s.ids = map[string]string{
		"partnership": "devon", "session": s.session.ID.String(), "booking": s.booking, "person": s.anna.ID.String(), "agency": agency.String(),
		"event": event.ID.String(), "course": s.session.Course.String(), "programme": s.session.Programme.String(),
	}
	return s
}

func (s needsScene) must(who fixture.Person, method, path string, content any) {
	s.t.Helper()
	if got := s.ask(who, request{Method: method, Path: path, Body: content}); got.Status >= 300 {
		s.t.Fatalf("%s %s: %d %s", method, path, got.Status, got.Body)
	}
}

// everyGET is the path of each operation that reads, pointed at Anna, her booking and her session.
func (s needsScene) everyGET(t *testing.T) map[string]string {
	doc, err := openapi3.NewLoader().LoadFromData(api.Spec)
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]string{}
	for path, item := range doc.Paths.Map() {
		if item.Get == nil {
			continue
		}
		for name, id := range s.ids {
			path = strings.ReplaceAll(path, "{"+name+"}", id)
		}
		op := item.Get.OperationID
		if paths[op] = path; builders[op].path != "" {
			paths[op] = builders[op].path // with the query it cannot do without
		}
	}
	return paths
}

// kept lists the tables in which a row speaks of the marker, in words or in bytes.
func (s needsScene) kept(t *testing.T) []string {
	rows, err := s.Owner.Query(context.Background(), `SELECT relname::text FROM pg_class
		WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(tables) < 30 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	return slices.DeleteFunc(tables, func(table string) bool {
		return s.Count(fmt.Sprintf(`SELECT count(*) FROM %q x WHERE x::text LIKE $1 OR x::text LIKE $2`, table),
			"%"+marker+"%", "%"+hex.EncodeToString([]byte(marker))+"%") == 0
	})
}

// Acceptance: needs are never in audit, exports or mail, nor anywhere else beyond the few.
func TestNeedsAreNeverInAuditExportsOrMailAndAreReadByTheFewOnly(t *testing.T) {
	s := newNeedsScene(t)
	allowed := map[string][]string{
		"getNeeds":         {"she herself"},
		"getKeptNeeds":     {"she herself"},
		"listSessionNeeds": {"staff", "trainer of the session"},
	}
	seen := map[string][]string{}
	asked := 0
	for op, path := range s.everyGET(t) {
		for name, who := range s.who {
			got := s.ask(who, request{Method: "GET", Path: path})
			if asked++; strings.Contains(string(got.Body), marker) {
				seen[op] = append(seen[op], name)
			}
		}
	}
	for op, names := range seen {
		slices.Sort(names)
		if !slices.Equal(names, allowed[op]) {
			t.Errorf("%s shows what Anna needs to %v, allowed are %v", op, names, allowed[op])
		}
	}
	if len(seen) != len(allowed) {
		t.Errorf("seen in %v: the test is blind to one of %v", seen, allowed)
	}
	t.Logf("%d answers read", asked)

	if got := s.kept(t); !slices.Equal(got, []string{"booking_needs", "kept_needs"}) {
		t.Errorf("kept in %v", got)
	}
	s.must(s.anna, "POST", "/devon/bookings/"+s.booking+"/cancellation", body{"reason": "illness"})
	if got := s.kept(t); !slices.Equal(got, []string{"kept_needs"}) {
		t.Errorf("after cancelling kept in %v", got)
	}
	s.must(s.anna, "DELETE", "/devon/my/needs", nil)
	if got := s.kept(t); len(got) != 0 {
		t.Errorf("after taking everything back kept in %v", got)
	}
}

func TestARefusedNeedIsNeitherLoggedNorRepeated(t *testing.T) {
	s := newNeedsScene(t)
	path := "/devon/bookings/" + s.booking + "/needs"
	for name, wrong := range map[string]any{
		"too long":       body{"kinds": []string{}, "note": marker + strings.Repeat("x", 600), "consent": true},
		"no such kind":   body{"kinds": []string{marker}, "note": "", "consent": true},
		"no consent":     body{"kinds": []string{}, "note": marker, "consent": false},
		"unknown field":  body{"kinds": []string{}, "note": marker, "consent": true, "diet": marker},
		"no JSON":        []byte(`{"note": "` + marker),
		"another's":      body{"kinds": []string{}, "note": marker, "consent": true},
		"no such format": []byte(`"` + marker + `"`),
	} {
		who := s.anna
		if name == "another's" {
			who = s.who["fellow delegate"]
		}
		got := s.ask(who, request{Method: http.MethodPut, Path: path, Body: wrong})
		if got.Status < 400 || got.Status >= 500 {
			t.Errorf("%s: %d", name, got.Status)
		}
		if strings.Contains(string(got.Body), marker) {
			t.Errorf("%s: the answer repeats it: %s", name, got.Body)
		}
	}
	if strings.Contains(s.log.String(), marker) {
		t.Errorf("the log repeats it: %s", s.log)
	}
	if !strings.Contains(s.log.String(), "/bookings/:booking/needs") {
		t.Error("the log says nothing of these requests: the test is blind")
	}
}

func TestTheContractsKindsAreThoseThatAreCounted(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(api.Spec)
	if err != nil {
		t.Fatal(err)
	}
	var inContract []sharing.Kind
	for _, kind := range doc.Components.Schemas["NeedKind"].Value.Enum {
		inContract = append(inContract, sharing.Kind(fmt.Sprint(kind)))
	}
	if !slices.Equal(inContract, sharing.Kinds) {
		t.Errorf("the contract has %v, the package %v", inContract, sharing.Kinds)
	}
}
