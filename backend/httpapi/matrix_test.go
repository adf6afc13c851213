package httpapi_test

import (
	"fmt"
	"slices"
	"sort"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// The authorisation matrix: every operation of the contract, by every kind of principal, on every kind
// of object. What should happen is read from x-access; what does happen is asked over HTTP.

// kinds of object an operation may be pointed at.
const (
	own     = "own"     // mine: my booking, the session I train
	led     = "led"     // of somebody of my agency
	other   = "other"   // somebody else's in the same partnership
	foreign = "foreign" // of another partnership, under this one's path
	missing = "missing" // an id that was never given
	nothing = "none"    // the operation names no object
)

// target is a request and how the principal stands to what it names.
type target struct {
	request
	holds []string
}

// cell is what a builder is told.
type cell struct {
	*scene
	who    fixture.Person
	object string
}

// builder makes a request that would succeed for somebody who may.
type builder struct {
	objects []string
	build   func(c cell) target
	method  string // of an operation that names no object
	path    string
}

func TestAuthorisationMatrix(t *testing.T) {
	s := newScene(t)
	s.Exec(`UPDATE deployment SET demo = true`)
	rules := accessRules(t)
	for op := range rules {
		if _, ok := builders[op]; !ok {
			t.Errorf("%s has no builder: nobody knows what it refuses", op)
		}
	}
	for op := range builders {
		if rules[op] == nil {
			t.Errorf("builder of %s, which is not in the contract", op)
		}
	}
	if t.Failed() {
		return
	}
	ops := make([]string, 0, len(rules))
	for op := range rules {
		ops = append(ops, op)
	}
	sort.Strings(ops)
	for i, op := range ops {
		if i%10 == 0 {
			// Each cell makes what it asks about, a thousand sessions within a minute: before PostgreSQL looks by itself.
			s.Exec(`ANALYZE`)
		}
		t.Run(op, func(t *testing.T) { s.t = t; s.row(t, op, rules[op], s.principals()) })
	}
}

// row asks one operation in every cell and prints how many were allowed, refused and invisible.
func (s *scene) row(t *testing.T, op string, rule map[string]string, principals []principal) {
	counts := map[string]int{}
	for _, p := range principals {
		unseen := ""
		objects := builders[op].objects
		for _, object := range slices.Backward(objects) { // missing first: its answer is the measure
			tgt := builders[op].build(cell{s, p.person, object})
			want := expect(rule, p.roles, tgt.holds)
			if slices.Contains(p.told, op) {
				want = "refused"
			}
			got := s.ask(p.person, tgt.request)
			if outcome := outcomeOf(got.Status); outcome != want {
				t.Errorf("%s on %s: %s (%d %s), want %s", p.name, object, outcome, got.Status, got.Body, want)
			}
			if want == "invisible" {
				if unseen == "" {
					unseen = got.withoutRequest()
				}
				if got.withoutRequest() != unseen {
					t.Errorf("%s can tell %s from a missing id: %s, %s", p.name, object, got.Body, unseen)
				}
			}
			counts[want]++
		}
	}
	if counts["allowed"] == 0 {
		t.Errorf("nobody was ever allowed: the refusals prove nothing")
	}
	t.Logf("%d allowed, %d refused, %d invisible", counts["allowed"], counts["refused"], counts["invisible"])
}

// expect reads the contract: refused where no role may ever, invisible where the relation is lacking.
func expect(rule map[string]string, roles, holds []string) string {
	may := false
	for _, role := range roles {
		asked, ok := rule[role]
		if !ok {
			continue
		}
		may = true
		if asked == "any" || slices.Contains(holds, asked) {
			return "allowed"
		}
	}
	if may {
		return "invisible"
	}
	return "refused"
}

func outcomeOf(status int) string {
	switch {
	case status < 300:
		return "allowed"
	case status == 401 || status == 403:
		return "refused"
	case status == 404:
		return "invisible"
	}
	return fmt.Sprintf("something else, %d", status)
}

type principal struct {
	name   string
	person fixture.Person
	roles  []string // as x-access names them
	told   []string // operations that say plainly why not
}

func (s *scene) principals() []principal {
	with := func(role actor.Role) fixture.Person { return s.devon.Person(fixture.Person{Roles: []actor.Role{role}}) }
	return []principal{
		{name: "anonymous", person: fixture.Person{}, roles: []string{"anonymous"}},
		{name: "signed in, nobody here", person: s.stranger(), roles: []string{"account"}},
		{name: "practitioner", person: s.devon.Person(fixture.Person{}), roles: []string{"practitioner"}},
		{name: "coordinator", person: with(actor.Coordinator), roles: []string{"practitioner", "coordinator"}},
		{name: "trainer", person: with(actor.Trainer), roles: []string{"practitioner", "trainer"}},
		{name: "staff", person: with(actor.Staff), roles: []string{"practitioner", "staff"}},
		{name: "administrator", person: with(actor.Administrator), roles: []string{"practitioner", "administrator"}},
		{
			name: "suspended", person: s.devon.Person(fixture.Person{Suspended: true, Roles: []actor.Role{actor.Staff}}),
			roles: []string{"account"}, told: []string{"getRegistration", "register"},
		},
		{name: "staff elsewhere", person: s.cornish.Staff(), roles: []string{"account"}},
	}
}

// stranger has an account and is a person of no partnership.
func (s *scene) stranger() fixture.Person {
	id := uuid.Must(uuid.NewV7())
	s.Exec(`INSERT INTO accounts (id, email, email_key, created_at) VALUES ($1, $2, $2, now())`, id, id.String()+"@nowhere.example")
	return fixture.Person{Account: id}
}

// accessRules is x-access of every operation, role to relation, read from the contract itself.
func accessRules(t *testing.T) map[string]map[string]string {
	doc, err := openapi3.NewLoader().LoadFromData(api.Spec)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]map[string]string{}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			raw, ok := op.Extensions["x-access"].(map[string]any)
			if !ok {
				t.Fatalf("%s has no x-access", op.OperationID)
			}
			rule := map[string]string{}
			for role, relation := range raw {
				if role != "object" {
					rule[role] = fmt.Sprint(relation)
				}
			}
			rules[op.OperationID] = rule
		}
	}
	return rules
}

// Every rule of the table is one that the matrix would miss: taken away, a cell that was allowed is
// not allowed any more.
func TestTakingAnyRuleAwayIsNoticed(t *testing.T) {
	s := newScene(t)
	s.Exec(`UPDATE deployment SET demo = true`)
	taken := 0
	rules := accessRules(t)
	delete(rules, "listPartnerships") // names no partnership, so everybody is anonymous to it
	delete(rules, "signIn")           // is sent with the cookie of the browser that asked for the code
	for op, rule := range rules {
		for _, p := range s.principals() {
			role := p.roles[len(p.roles)-1]
			object := builders[op].objects[0]
			tgt := builders[op].build(cell{s, p.person, object})
			if slices.Contains(p.told, op) || expect(rule, p.roles, tgt.holds) != "allowed" || expect(rule, p.roles[:len(p.roles)-1], tgt.holds) == "allowed" {
				continue // not this role's doing
			}
			restore := takeAway(op, actor.Role(role))
			if got := s.ask(p.person, tgt.request); outcomeOf(got.Status) == "allowed" {
				t.Errorf("%s without its rule for %s is still allowed: %d", op, role, got.Status)
			}
			restore()
			taken++
		}
	}
	if taken < 100 {
		t.Errorf("only %d rules were taken away", taken)
	}
	t.Logf("%d rules taken away, one at a time", taken)
}

func takeAway(op string, role actor.Role) (restore func()) {
	rule := access.Table[op]
	relation := rule.Allow[role]
	delete(rule.Allow, role)
	return func() { rule.Allow[role] = relation }
}
