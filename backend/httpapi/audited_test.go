package httpapi_test

import (
	"slices"
	"sort"
	"testing"
)

// unaudited are operations that are sent, not read, and leave no row in the audit, and why.
var unaudited = map[string]string{
	"requestSignInCode":    "nobody has signed in yet",
	"importSessions":       "a dry run; each session made is audited",
	"previewBroadcast":     "it changes nothing",
	"previewEventChange":   "it changes nothing",
	"previewSessionUpdate": "it changes nothing",
	"testBroadcast":        "it writes to oneself",
	"previewLetter":        "it changes nothing",
	"testLetter":           "it writes to oneself",
	// What the matrix asks of these changes nothing; tests of their own see to it that they are audited.
	"endMyCalendar":    "there was none",
	"retryFailedMail":  "nothing failed",
	"setBreakOuts":     "the same choices",
	"stopKeepingNeeds": "none were kept",
	"unsubscribe":      "not subscribed",
	"updateBooking":    "the same answers",
	"withdrawListing":  "not listed",
	"withdrawNeeds":    "none were told",
}

// Whatever changes something leaves a row that says who did it, in the same request: asked of every operation
// of the contract by somebody who may.
func TestEveryChangeIsAudited(t *testing.T) {
	s := newScene(t)
	s.Exec(`UPDATE deployment SET demo = true`)
	rules := accessRules(t)
	ops := make([]string, 0, len(rules))
	for op := range rules {
		ops = append(ops, op)
	}
	sort.Strings(ops)
	principals := s.principals()
	slices.Reverse(principals)
	for _, op := range ops {
		s.auditedOnce(t, op, rules[op], principals)
	}
}

func (s *scene) auditedOnce(t *testing.T, op string, rule map[string]string, principals []principal) {
	for _, p := range principals {
		tgt := builders[op].build(cell{s, p.person, builders[op].objects[0]})
		if tgt.Method == "GET" || unaudited[op] != "" {
			return
		}
		if slices.Contains(p.told, op) || expect(rule, p.roles, tgt.holds) != "allowed" {
			continue
		}
		before := s.Count(`SELECT coalesce(max(id), 0) FROM audit`)
		if got := s.ask(p.person, tgt.request); outcomeOf(got.Status) != "allowed" {
			t.Errorf("%s by %s: %d %s", op, p.name, got.Status, got.Body)
		}
		rows := s.Count(`SELECT count(*) FROM audit WHERE id > $1`, before)
		named := s.Count(`SELECT count(*) FROM audit WHERE id > $1 AND (person_id = $2 OR account_id = $3)`, before, p.person.ID, p.person.Account)
		if rows == 0 || named == 0 && len(p.roles) > 0 && p.roles[0] == "practitioner" {
			t.Errorf("%s by %s: %d rows of audit, %d of them name who did it", op, p.name, rows, named)
		}
		return
	}
}
