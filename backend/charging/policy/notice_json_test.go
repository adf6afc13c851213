package policy_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/turnout-uk/turnout/backend/charging/policy"
)

const defaultJSON = `{"version":1,"periods":[{"unit":"working_days","amount":5,"bank_holidays":"skipped","session_day":"counted","by":"date","late_when":"<"}]}`

func TestTheDefaultRuleAsData(t *testing.T) {
	rule, err := policy.ParseNotice([]byte(defaultJSON))
	if err != nil || !cmp.Equal(rule, policy.DefaultNotice()) {
		t.Errorf("read as %+v, %v", rule, err)
	}
	value, err := policy.DefaultNotice().Value()
	if err != nil {
		t.Fatal(err)
	}
	var stored policy.Notice
	for _, column := range []any{value, []byte(value.(string))} {
		if err := stored.Scan(column); err != nil || !cmp.Equal(stored, rule) {
			t.Errorf("the column came back as %+v, %v", stored, err)
		}
	}
	if err := stored.Scan(nil); err == nil {
		t.Error("NULL was read as a rule")
	}
}

func TestNoRuleOfItsOwn(t *testing.T) {
	data, err := json.Marshal(policy.Notice{Version: policy.NoticeVersion})
	if err != nil || string(data) != `{"version":1,"periods":[]}` {
		t.Errorf("written as %s, %v", data, err)
	}
	if _, err := policy.ParseNotice(data); err != nil {
		t.Errorf("refused: %v", err)
	}
}

func TestRulesNotUnderstoodAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":             ``,
		"null":                `null`,
		"a list":              `[]`,
		"unknown field":       `{"version":1,"periods":[],"grace":3}`,
		"unknown inner field": strings.Replace(defaultJSON, `"amount"`, `"weekday":2,"amount"`, 1),
		"text for a number":   strings.Replace(defaultJSON, `5`, `"5"`, 1),
		"a fraction":          strings.Replace(defaultJSON, `5`, `2.5`, 1),
		"two values":          defaultJSON + defaultJSON,
		"no version":          `{"periods":[]}`,
		"a later version":     `{"version":2,"periods":[]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if rule, err := policy.ParseNotice([]byte(text)); err == nil {
				t.Errorf("read as %+v", rule)
			}
			var rule policy.Notice
			if err := json.Unmarshal([]byte(text), &rule); err == nil {
				t.Errorf("unmarshalled as %+v", rule)
			}
		})
	}
}

func TestEveryFaultIsNamed(t *testing.T) {
	cases := []struct {
		name string
		rule policy.Notice
		want []string // field: code
	}{
		{"the version", policy.Notice{}, []string{"version: unknown"}},
		{"an empty period", notice(policy.Period{}), []string{
			"periods[0].unit: required", "periods[0].session_day: required", "periods[0].by: required", "periods[0].late_when: required",
		}},
		{"a unit of its own", notice(with(workingDays(2), func(p *policy.Period) { p.Unit = "fortnights" })), []string{
			"periods[0].unit: unknown", "periods[0].bank_holidays: not_allowed",
		}},
		{"no days", notice(workingDays(0)), []string{"periods[0].amount: out_of_range"}},
		{"too many days", notice(workingDays(261)), []string{"periods[0].amount: out_of_range"}},
		{"negative hours", notice(hours(-1, policy.Under)), []string{"periods[0].amount: out_of_range"}},
		{"choices left open", notice(with(workingDays(2), func(p *policy.Period) { p.BankHolidays, p.SessionDay = "", "" })), []string{
			"periods[0].bank_holidays: required", "periods[0].session_day: required",
		}},
		{"choices hours do not have", notice(with(workingDays(2), func(p *policy.Period) { p.Unit = policy.Hours })), []string{
			"periods[0].bank_holidays: not_allowed", "periods[0].session_day: not_allowed", "periods[0].by: unknown",
		}},
		{"an operator of another language", notice(with(workingDays(2), func(p *policy.Period) { p.LateWhen = ">" })), []string{"periods[0].late_when: unknown"}},
		{"no session is so long and so short", notice(with(workingDays(2), func(p *policy.Period) {
			p.Sessions = policy.Scope{LongerThanMinutes: 240, UpToMinutes: 240}
		})), []string{"periods[0].sessions.up_to_minutes: out_of_range"}},
		{"minutes nobody teaches", notice(with(workingDays(2), func(p *policy.Period) {
			p.Sessions = policy.Scope{LongerThanMinutes: -1, UpToMinutes: 1_000_000}
		})), []string{"periods[0].sessions.longer_than_minutes: out_of_range", "periods[0].sessions.up_to_minutes: out_of_range"}},
		{"an unknown format", notice(workingDays(2), with(workingDays(2), func(p *policy.Period) {
			p.Sessions.Formats = []policy.Format{policy.Virtual, "telepathic"}
		})), []string{"periods[1].sessions.formats[1]: unknown"}},
		{"too many tiers", notice(slices.Repeat([]policy.Period{workingDays(2)}, 11)...), []string{"periods: out_of_range"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var faults policy.InvalidNotice
			if err := c.rule.Validate(); !errors.As(err, &faults) || faults.Error() == "" {
				t.Fatalf("got %v", err)
			}
			var got []string
			for _, fault := range faults {
				got = append(got, fault.Field+": "+fault.Code)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if _, err := c.rule.Value(); err == nil {
				t.Error("it was stored all the same")
			}
		})
	}
}
